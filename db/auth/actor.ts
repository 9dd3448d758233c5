import type { Role } from '#lib/rights.ts';

/** Who acts: the name is written into the audit row and the revision, the role decides what they may. */
export type Actor = {
  name: string;
  role: Role;
  /** Of the account; null for the command line, which acts for whoever may use this machine. */
  userId: string | null;
};
