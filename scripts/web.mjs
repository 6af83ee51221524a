import cluster from 'node:cluster';
import { serveMall } from './launcher/web-server.mjs';
import { superviseWorkers } from './launcher/web-workers.mjs';

const dev = process.argv.includes('--dev');
const copies = dev ? 1 : Number(process.env.WEB_CONCURRENCY || 1);

if (cluster.isPrimary && copies > 1) superviseWorkers(copies);
else await serveMall({ dev });
