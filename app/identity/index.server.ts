export { type Address, findAddress, listAddresses, removeAddress, saveAddress } from './addresses.server.ts';
export { checkPassword, hashPassword } from './passwords.server.ts';
export {
  endAllSessions,
  endSession,
  findSession,
  listSessions,
  type Session,
  startSession,
} from './sessions.server.ts';
export { findUser } from './users.server.ts';
export { verificationOf } from './verification.server.ts';
