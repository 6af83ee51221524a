import { createContext, useContext } from 'react';

/** The page's script nonce. In the browser it is empty: browsers hide it there, and new scripts inherit trust. */
export const NonceContext = createContext('');
export const useNonce = (): string => useContext(NonceContext);
