export type IdentityRefusal =
  | { code: 'identity/too-many-addresses'; most: number }
  | { code: 'identity/no-such-address' }
  | { code: 'identity/email-unavailable' }
  | { code: 'identity/weak-password'; because: 'common' | 'mall-name' | 'own-email' | 'own-name' }
  | { code: 'identity/wrong-sign-in' }
  | { code: 'identity/wrong-current-password' }
  | { code: 'identity/sign-in-expired' }
  | { code: 'identity/wrong-code' }
  | { code: 'identity/reset-link-dead' }
  | { code: 'identity/not-born' }
  | { code: 'identity/person-not-confirmed' }
  | { code: 'identity/person-taken' }
  | { code: 'identity/person-differs' }
  | { code: 'identity/social-expired' }
  | { code: 'identity/social-failed' }
  | { code: 'identity/social-email-taken' }
  | { code: 'identity/social-linked-elsewhere' };
