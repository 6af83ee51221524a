export type IdentityRefusal =
  | { code: 'identity/too-many-addresses'; most: number }
  | { code: 'identity/no-such-address' };
