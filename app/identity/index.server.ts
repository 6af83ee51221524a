export {
  endAllSessions,
  endSession,
  findSession,
  listSessions,
  type Session,
  startSession,
} from './sessions.server.ts';
