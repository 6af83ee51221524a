import { createContext, useContext } from 'react';

/** The request's Content-Security-Policy nonce; the server entry provides it, the browser needs none. */
export const NonceContext = createContext<string | undefined>(undefined);
export const useNonce = (): string | undefined => useContext(NonceContext);
