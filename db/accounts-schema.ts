import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { FALLBACK_LOCALE, LOCALES } from '#lib/locale.ts';
import { ROLES } from '#lib/rights.ts';
import type { TokenScope } from '#lib/token-scopes.ts';
import { instant } from './instant.ts';

/*
 * Accounts. The columns of the first five tables are those that better-auth asks for (its names, in snake case), and
 * what we add to a user; db/auth/adapter.ts is how it reads and writes them. The other tables are ours.
 */

const flag = (name: string) => integer(name, { mode: 'boolean' });
const dated = { createdAt: instant('created_at').notNull(), updatedAt: instant('updated_at').notNull() };

export const user = sqliteTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** In lower case. */
  email: text('email').notNull().unique(),
  emailVerified: flag('email_verified').notNull().default(false),
  image: text('image'),
  role: text('role', { enum: ROLES }).notNull(),
  /** The language in which they want the desk. */
  locale: text('locale', { enum: LOCALES }).notNull().default(FALLBACK_LOCALE),
  twoFactorEnabled: flag('two_factor_enabled').notNull().default(false),
  /** Since when they may not sign in; null while they may. */
  disabledAt: instant('disabled_at'),
  ...dated,
});

const userId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

export const session = sqliteTable(
  'session',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: userId(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    expiresAt: instant('expires_at').notNull(),
    ...dated,
  },
  (table) => [index('session_user').on(table.userId)],
);

/** A way to sign in. There is one kind, `credential`: a password. */
export const account = sqliteTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: userId(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    /** A scrypt hash with its salt. */
    password: text('password'),
    ...dated,
  },
  (table) => [index('account_user').on(table.userId)],
);

/** What somebody who is half signed in has still to prove. */
export const verification = sqliteTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    ...dated,
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

/** The secret of an authenticator app and the backup codes, both encrypted. */
export const twoFactor = sqliteTable(
  'two_factor',
  {
    id: text('id').primaryKey(),
    userId: userId(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    /** False until a code was seen: until then it is not asked for. */
    verified: flag('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: instant('locked_until'),
    /** The half minute (since 1970) of the last code of the app that was taken: it and those before are used up. */
    lastStep: integer('last_step'),
  },
  (table) => [index('two_factor_user').on(table.userId)],
);

/** A one-time link that makes an account, or lets its owner begin anew. The row goes when it is used or taken back. */
export const invitation = sqliteTable('invitation', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  /** SHA-256 of the token in the link: who reads the store cannot use it. */
  tokenHash: text('token_hash').notNull().unique(),
  /** Null in the link that makes the first administrator, who says it when using it. */
  email: text('email'),
  /** The account whose password it replaces; null in a link that makes one. */
  userId: text('user_id').references(() => user.id, { onDelete: 'cascade' }),
  role: text('role', { enum: ROLES }).notNull(),
  invitedBy: text('invited_by').notNull(),
  /** Of a link for a new password that its owner asked for by mail: whoever reads the mail has not got the second step. */
  keepsSecondStep: flag('keeps_second_step').notNull().default(false),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

/** A new e-mail address of an account, until it is confirmed by the link that was sent there. One for each account. */
export const emailChange = sqliteTable('email_change', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  email: text('email').notNull(),
  /** SHA-256 of the token in the link. */
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

/** A key of a device, by which somebody signs in without a password (WebAuthn). */
export const passkey = sqliteTable(
  'passkey',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    userId: userId(),
    /** As its owner calls it. */
    name: text('name').notNull(),
    /** As the device names it, in Base64url. */
    credentialId: text('credential_id').notNull().unique(),
    /** COSE, in Base64url. */
    publicKey: text('public_key').notNull(),
    /** Of signatures, where the device counts them. */
    counter: integer('counter').notNull(),
    transports: text('transports', { mode: 'json' }).$type<string[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('passkey_user').on(table.userId)],
);

/** Counters of failed attempts to sign in (db/auth/attempts.ts). */
export const signInFailure = sqliteTable(
  'sign_in_failure',
  {
    /** What is counted, hashed: an address, an account, both together, or a known device with an account. */
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    lastAt: instant('last_at').notNull(),
    /** Until when attempts are answered without being looked at. */
    waitUntil: instant('wait_until'),
  },
  (table) => [index('sign_in_failure_last').on(table.lastAt)],
);

/** A token by which a program may write (docs/api.md). A row stays when the token is revoked or over: audits name it. */
export const apiToken = sqliteTable('api_token', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  /** Its first characters, by which people know it again. */
  prefix: text('prefix').notNull(),
  /** SHA-256 of the whole: who reads the store cannot use it. */
  tokenHash: text('token_hash').notNull().unique(),
  scopes: text('scopes', { mode: 'json' }).$type<TokenScope[]>().notNull(),
  /** The account that made it; null when it was made on the command line. Not a reference: accounts may go. */
  createdBy: text('created_by'),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  /** To the minute. */
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
});

/** What was done for a request that named a key: the same request again is answered alike, and does nothing. */
export const apiRequest = sqliteTable(
  'api_request',
  {
    tokenId: integer('token_id')
      .notNull()
      .references(() => apiToken.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** SHA-256 of what was asked for. */
    fingerprint: text('fingerprint').notNull(),
    /** Of the verb, as it is answered. */
    result: text('result', { mode: 'json' }).$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenId, table.key] }),
    index('api_request_created').on(table.createdAt),
  ],
);
