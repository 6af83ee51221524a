export { createTossGateway, type TossLog, type TossSettings } from './toss.server.ts';
