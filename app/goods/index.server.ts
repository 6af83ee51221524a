export { goods } from './goods.server.ts';
