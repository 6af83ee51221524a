import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { CONSENT_DOCUMENTS, ROLES } from '#app/identity/words.ts';
import { id, instant, isOneOf } from '../columns.ts';

export const users = pgTable('users', {
  id: id(),
  /** As typed, for showing and sending. */
  email: text().notNull(),
  /** Normalised and case-folded: what signing in compares. */
  emailKey: text().notNull().unique(),
  /** Null for people who only sign in through Kakao or Naver. */
  passwordHash: text(),
  name: text().notNull(),
  createdAt: instant().notNull(),
});

export const userRoles = pgTable(
  'user_roles',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text({ enum: ROLES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.role] }), check('role_is_known', isOneOf(t.role, ROLES))],
);

/** Signed-in browsers. The cookie holds a random secret, the table its hash. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** Absolute end, whatever the use. */
    endsAt: instant().notNull(),
    /** When the second factor was given in this session. */
    secondFactorAt: instant(),
    device: text().notNull(),
  },
  (t) => [index().on(t.userId, t.lastSeenAt.desc().nullsFirst()), index().on(t.endsAt)],
);

export const totpFactors = pgTable('totp_factors', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id),
  secretSealed: text().notNull(),
  /** The last time step accepted: a code opens once. */
  lastStep: integer().notNull().default(0),
});

/** Append-only record of each consent given or withdrawn, by version of the text. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    document: text({ enum: CONSENT_DOCUMENTS }).notNull(),
    version: text().notNull(),
    agreed: boolean().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index().on(t.userId, t.document, t.at.desc().nullsFirst()),
    check('document_is_known', isOneOf(t.document, CONSENT_DOCUMENTS)),
  ],
);

export const passwordResets = pgTable(
  'password_resets',
  {
    tokenHash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index().on(t.userId), index().on(t.expiresAt)],
);

export const socialAccounts = pgTable(
  'social_accounts',
  {
    provider: text({ enum: ['kakao', 'naver'] }).notNull(),
    providerUserId: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    linkedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerUserId] }), unique().on(t.provider, t.userId)],
);

/** 본인인증: one real person, one account. Neither name nor birthday is kept readable. */
export const personVerifications = pgTable(
  'person_verifications',
  {
    userId: uuid()
      .primaryKey()
      .references(() => users.id),
    personHash: text().notNull().unique(),
    /** Age 14 or over: may hold a wallet. */
    mayHoldWallet: boolean().notNull(),
    adult: boolean().notNull(),
    verifiedAt: instant().notNull(),
    /** Keyed hash of name and phone together: who knows both can send this person a gift. */
    contactHash: text(),
    /** For showing with its middle masked. */
    nameSealed: text(),
  },
  (t) => [
    index().on(t.contactHash),
    check('adults_may_hold_wallets', sql`not ${t.adult} or ${t.mayHoldWallet}`),
  ],
);

/** 배송지. Recipient, phone and address are sealed as one. */
export const addresses = pgTable(
  'addresses',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    label: text().notNull(),
    sealed: text().notNull(),
    isDefault: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    index().on(t.userId, t.isDefault.desc().nullsFirst(), t.createdAt.desc().nullsFirst()),
    uniqueIndex('one_default_address').on(t.userId).where(sql`${t.isDefault}`),
  ],
);
