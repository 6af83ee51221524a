export type LedgerRefusal = { code: 'ledger/overdrawn'; account: string };
