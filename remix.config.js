/**
 * The one place for Remix options; vite.config.ts imports it.
 * Lazy route discovery stays off: its endpoint costs an anonymous visitor nothing and us a lot.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
