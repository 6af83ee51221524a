export { AddressInput, DELIVERY_MEMOS, DeliveryInput, Phone } from './address-inputs.ts';
export type { IdentityRefusal } from './refusals.ts';
export { CONSENT_DOCUMENTS, type ConsentDocument, ROLES, type Role } from './words.ts';
