export { runDueJobs, startWorker, sweepOnce, systemContext } from './run-jobs.server.ts';
