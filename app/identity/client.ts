/** Where a request comes from, as far as signing in must know. */
export type Client = {
  /** The masked network, /24 or /64: what limits count. */
  network: string;
  /** `Chrome · Windows` */
  device: string;
  /** The session secret the browser already holds; it ends when a new one begins. */
  session: string | null;
};
