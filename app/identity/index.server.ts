export {
  type Address,
  findAddress,
  listAddresses,
  makeDefaultAddress,
  removeAddress,
  saveAddress,
} from './addresses.server.ts';
export { changePassword, hasPassword } from './change-password.server.ts';
export { allowsPersonalisation, changeConsents, consentsOf, listConsentAnswers } from './consents.server.ts';
export { createMember, type MemberDraft } from './create-member.server.ts';
export { type DemoAccount, demoAccounts, demoCode } from './demo-accounts.server.ts';
export { forgetExpired } from './forget-expired.server.ts';
export { findByContact, maskedNamesOf } from './known-people.server.ts';
export { askPasswordReset, isResetLive, mailPasswordReset, resetPassword } from './password-reset.server.ts';
export { checkPassword, hashPassword } from './passwords.server.ts';
export { beginSecondFactor, checkSecondFactor } from './second-factor.server.ts';
export {
  endAllSessions,
  endOwnSession,
  endSession,
  findSession,
  listSessions,
  type Session,
  startSession,
} from './sessions.server.ts';
export { type Admission, signIn } from './sign-in.server.ts';
export { signUp } from './sign-up.server.ts';
export { mailSignUpTried } from './sign-up-mail.server.ts';
export { beginSocial, finishSocial, listSocial, openNewcomer } from './social.server.ts';
export {
  findSocialProvider,
  type SocialProfile,
  type SocialProvider,
  socialProviders,
} from './social-providers.server.ts';
export { signUpSocially } from './social-sign-up.server.ts';
export { totpCode } from './totp.server.ts';
export { changeName, findUser, namesOf, rolesOf } from './users.server.ts';
export { isAdult, personVerifier, verificationOf, verifyPerson } from './verification.server.ts';
