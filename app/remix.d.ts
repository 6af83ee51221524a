import '@remix-run/node';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext {
    requestId: string;
    /** For every inline script of the page; the CSP lets no other run. */
    nonce: string;
    clientIp: string;
    /** Before making more of a long answer: waits for the reader, false once they have left. */
    readerIsReady: () => Promise<boolean>;
  }
}
