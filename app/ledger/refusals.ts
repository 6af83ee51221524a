export type LedgerRefusal = { code: 'ledger/overdrawn' };
