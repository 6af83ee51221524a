export { isBackground, type JobName, type JobPayload, PAYLOADS } from './payloads.ts';
