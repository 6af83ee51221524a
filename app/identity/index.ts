export { CONSENT_DOCUMENTS, type ConsentDocument, ROLES, type Role } from './words.ts';
