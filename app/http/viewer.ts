/** Who looks, as far as the frame around every page must know. */
export type Viewer = {
  signedIn: boolean;
  /** Null when there is no wallet. */
  walletBalance: number | null;
  cartCount: number;
};
export const NOBODY: Viewer = { signedIn: false, walletBalance: null, cartCount: 0 };
