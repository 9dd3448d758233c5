import type { AuditAction } from '#lib/desk/audit.ts';
import { audit } from './schema.ts';
import type { Database } from './store.ts';

type AuditEntry = Pick<typeof audit.$inferInsert, 'articleId' | 'locale' | 'detail'> & {
  action: AuditAction;
};

/**
 * Writes down what was done, in the transaction that does it.
 * @param stamp when, and the name of who did it
 */
export async function writeAudit(
  transaction: Database,
  stamp: { at: Date; actor: string },
  entries: AuditEntry[],
): Promise<void> {
  await transaction.insert(audit).values(entries.map((entry) => ({ ...entry, ...stamp })));
}
