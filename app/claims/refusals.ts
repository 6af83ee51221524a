export type ClaimRefusal = { code: 'claim/not-cancellable' };
