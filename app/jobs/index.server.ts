export { runDueJobs, startWorker, sweepOnce } from './run-jobs.server.ts';
