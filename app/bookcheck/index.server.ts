export { compareWithProvider, type Finding, INVARIANTS, verifyBooks } from './verify-books.server.ts';
