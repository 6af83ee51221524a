export { AddressInput, DeliveryInput, Phone } from './address-inputs.ts';
export type { Client } from './client.ts';
export { CONSENT_TEXTS } from './consent-documents.ts';
export {
  AskResetInput,
  ChangeConsentsInput,
  ChangeNameInput,
  ChangePasswordInput,
  CodeInput,
  PersonName,
  ResetPasswordInput,
  SignInInput,
  SignUpInput,
  SocialSignUpInput,
  StandInPersonInput,
} from './inputs.ts';
export type { PersonVerifier, VerifiedPerson } from './person-verifier.ts';
export type { IdentityRefusal } from './refusals.ts';
export {
  type ConsentDocument,
  DELIVERY_MEMOS,
  PASSWORD_LEAST,
  type Role,
  SOCIAL_LABEL,
  type SocialName,
} from './words.ts';
