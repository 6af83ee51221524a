type Rule = { /** window */ seconds: number; person: number; network: number; all: number };

/** How often one person, one network and everybody together may try, per window. */
export const LIMITS = {
  'sign-in': { seconds: 900, person: 10, network: 60, all: 3000 },
  'sign-up': { seconds: 3600, person: 5, network: 30, all: 2000 },
  'reset-password': { seconds: 3600, person: 3, network: 20, all: 600 },
  'second-factor': { seconds: 900, person: 5, network: 60, all: 1000 },
  'verify-person': { seconds: 3600, person: 5, network: 30, all: 1000 },
  'find-guest-order': { seconds: 900, person: 5, network: 30, all: 1000 },
  'find-receiver': { seconds: 3600, person: 60, network: 120, all: 6000 },
  checkout: { seconds: 60, person: 30, network: 120, all: 6000 },
  cart: { seconds: 60, person: 120, network: 600, all: 60_000 },
  coupon: { seconds: 60, person: 30, network: 300, all: 60_000 },
  webhook: { seconds: 60, person: 600, network: 600, all: 6000 },
  suggest: { seconds: 60, person: 600, network: 3000, all: 600_000 },
  search: { seconds: 60, person: 240, network: 1200, all: 120_000 },
  import: { seconds: 3600, person: 30, network: 60, all: 300 },
} as const satisfies Record<string, Rule>;

export type LimitName = keyof typeof LIMITS;
