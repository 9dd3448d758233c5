import { and, desc, eq, ne } from 'drizzle-orm';
import { type EditionFacts, publicRevisionId } from '#lib/article/edition-state.ts';
import { type HandOverState, NOTHING_TO_ASK, type PublishingRules } from '#lib/article/hand-over.ts';
import type { Locale } from '#lib/locale.ts';
import { checkTick, handOver } from '../../schema.ts';
import type { Database } from '../../store.ts';
import { publishingRules } from './publishing-rules.ts';

/**
 * How the draft of an edition stands to the newsroom's rules. Of a text that readers have nothing is asked: it was let out.
 * @param trashedAt the article's
 */
export async function handOverState(
  database: Database,
  edition: EditionFacts & { locale: Locale; trashedAt: Date | null },
  now: Date,
): Promise<HandOverState> {
  const { draftRevisionId, locale } = edition;
  // Also where a withdrawal stands before it, which is lifted and not published.
  const isLetOut = publicRevisionId({ ...edition, withdrawnAt: null }, now) === draftRevisionId;
  if (isLetOut) return NOTHING_TO_ASK;
  const rules = await publishingRules(database);
  const lacksApproval = rules.fourEyes && !(await isApproved(database, draftRevisionId));
  const open = await openSentences(database, rules, locale, draftRevisionId);
  return { lacksApproval, openChecks: open.length === 0 ? 'none' : rules.checklistBlocks ? 'block' : 'warn' };
}

/** Whether the last that was decided about a revision is that it may go out. */
async function isApproved(database: Database, revisionId: number): Promise<boolean> {
  const [last] = await database
    .select({ act: handOver.act })
    .from(handOver)
    .where(and(eq(handOver.revisionId, revisionId), ne(handOver.act, 'ready')))
    .orderBy(desc(handOver.id))
    .limit(1);
  return last?.act === 'approved';
}

async function openSentences(
  database: Database,
  { checklist }: PublishingRules,
  locale: Locale,
  revisionId: number,
): Promise<string[]> {
  if (checklist[locale].length === 0) return [];
  const ticks = await database
    .select({ sentence: checkTick.sentence })
    .from(checkTick)
    .where(eq(checkTick.revisionId, revisionId));
  const ticked = new Set(ticks.map(({ sentence }) => sentence));
  return checklist[locale].filter((sentence) => !ticked.has(sentence));
}
