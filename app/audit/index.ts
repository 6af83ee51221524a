export { AUDIT_LABEL, DESK_LABEL } from './words.ts';
