export { enqueue } from './enqueue.server.ts';
