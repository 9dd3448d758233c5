import { writeAudit } from '../audit.ts';
import { type Database, theStore } from '../store.ts';

export type SecurityEvent = {
  action:
    | 'sign-in'
    | 'sign-in-failed'
    | 'sign-out'
    | 'change-password'
    | 'enable-two-factor'
    | 'disable-two-factor'
    | 'renew-backup-codes'
    | 'accept-invitation'
    | 'replace-password'
    | 'create-account'
    | 'ask-for-password'
    | 'ask-for-email'
    | 'change-email'
    | 'add-passkey'
    | 'rename-passkey'
    | 'remove-passkey';
  /** The name of the account; `nobody` when it is not known who it was. */
  actor: string;
  detail: { userId?: string; address?: string; [fact: string]: unknown };
};

/** Writes into the audit what happened to an account outside of the verbs of runCommand. */
export async function recordEvent(transaction: Database, now: Date, event: SecurityEvent): Promise<void> {
  const { action, actor, detail } = event;
  await writeAudit(transaction, { at: now, actor }, [{ action, detail }]);
}

/** The same, in a transaction of its own. */
export function recordAlone(event: SecurityEvent): Promise<void> {
  const store = theStore();
  return store.write((transaction) => recordEvent(transaction, store.now(), event));
}
