import type { Grant, Role } from '#lib/rights.ts';

/** Somebody of the staff; the name is written into the audit row and the revision. */
export type Staff = {
  name: string;
  role: Role;
  rights?: undefined;
  /** Of the account; null for the command line, which acts for whoever may use this machine. */
  userId: string | null;
};

/** A program that came with a token: it may what the token's scopes say, and has no articles of its own. */
export type TokenActor = {
  /** `token NAME` */
  name: string;
  role?: undefined;
  rights: NonNullable<Grant['rights']>;
  userId: null;
  tokenId: number;
  /** Of a request that names a key: its verb is done once, however often it is asked for (db/commands/run/do-once.ts). */
  once?: { key: string; fingerprint: string } | undefined;
};

/** Who acts: the name is written into the audit row and the revision. What they may, `scopeOf` says (lib/rights.ts). */
export type Actor = Staff | TokenActor;
