import type { Role } from '#contract/platform/access';
import { kit } from '../../kit.ts';

/** Staff accounts in the models of better-auth: user, session, account, verification and twoFactor. */
export const staff = kit.table(
  'staff',
  {
    id: kit.text().primaryKey(),
    name: kit.text().notNull(),
    email: kit.text().notNull(),
    emailVerified: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => true),
    image: kit.text(),
    role: kit.text().$type<Role>().notNull(),
    /** False after deactivation: the person cannot log in, and open sessions end. */
    active: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => true),
    twoFactorEnabled: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => false),
    lastLoginAt: kit.instant(),
    createdAt: kit
      .date()
      .notNull()
      .$defaultFn(() => new Date()),
    updatedAt: kit
      .date()
      .notNull()
      .$defaultFn(() => new Date()),
    version: kit.integer().notNull().default(1),
  },
  (t) => [kit.unique('staff_email').on(t.email)],
);

export const sessions = kit.table(
  'sessions',
  {
    id: kit.text().primaryKey(),
    userId: kit
      .text()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    token: kit.text().notNull(),
    ipAddress: kit.text(),
    userAgent: kit.text(),
    expiresAt: kit.date().notNull(),
    createdAt: kit.date().notNull(),
    updatedAt: kit.date().notNull(),
  },
  (t) => [kit.unique('sessions_token').on(t.token), kit.index('sessions_user_id').on(t.userId)],
);

export const credentials = kit.table(
  'credentials',
  {
    id: kit.text().primaryKey(),
    userId: kit
      .text()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    accountId: kit.text().notNull(),
    providerId: kit.text().notNull(),
    accessToken: kit.text(),
    refreshToken: kit.text(),
    idToken: kit.text(),
    accessTokenExpiresAt: kit.date(),
    refreshTokenExpiresAt: kit.date(),
    scope: kit.text(),
    password: kit.text(),
    createdAt: kit.date().notNull(),
    updatedAt: kit.date().notNull(),
  },
  (t) => [kit.index('credentials_user_id').on(t.userId)],
);

export const verifications = kit.table(
  'verifications',
  {
    id: kit.text().primaryKey(),
    identifier: kit.text().notNull(),
    value: kit.text().notNull(),
    expiresAt: kit.date().notNull(),
    createdAt: kit.date().notNull(),
    updatedAt: kit.date().notNull(),
  },
  (t) => [kit.index('verifications_identifier').on(t.identifier)],
);

export const twoFactors = kit.table(
  'two_factors',
  {
    id: kit.text().primaryKey(),
    userId: kit
      .text()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    secret: kit.text().notNull(),
    backupCodes: kit.text().notNull(),
    verified: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => true),
    failedVerificationCount: kit.integer().notNull().default(0),
    lockedUntil: kit.date(),
  },
  (t) => [kit.index('two_factors_user_id').on(t.userId)],
);

/**
 * One-time links: an invitation, or the link for the owner at the first start in production. Only the hash of the token
 * is stored.
 */
export const invitations = kit.table(
  'invitations',
  {
    id: kit.id(),
    email: kit.text().notNull(),
    role: kit.text().$type<Role>().notNull(),
    tokenHash: kit.text().notNull(),
    invitedBy: kit.text(),
    expiresAt: kit.instant().notNull(),
    acceptedAt: kit.instant(),
    createdAt: kit
      .instant()
      .notNull()
      .$defaultFn(() => Date.now()),
  },
  (t) => [kit.unique('invitations_token_hash').on(t.tokenHash)],
);
