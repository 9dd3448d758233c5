import { and, desc, eq } from 'drizzle-orm';
import { parseDocument } from '#lib/article/document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import type { Locale } from '#lib/locale.ts';
import { revision } from '../../../schema.ts';
import type { Database } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';

/** How many revisions are looked at: what lies further back is worth neither the wait nor the reader's attention. */
const FURTHEST = 50;

/** One revision as its texts, by segment. */
export type PastTexts = { by: string; at: Date; texts: Map<string, string> };

/** The last revisions of an edition, newest first. */
export async function recentTexts(
  database: Database,
  { articleId, locale }: { articleId: number; locale: Locale },
): Promise<PastTexts[]> {
  const rows = await database
    .select({ document: revision.document, by: revision.actor, at: revision.createdAt })
    .from(revision)
    .where(and(eq(revision.articleId, articleId), eq(revision.locale, locale)))
    .orderBy(desc(revision.id))
    .limit(FURTHEST);
  return rows.map(({ document, by, at }) => ({
    by,
    at,
    texts: new Map(segmentsOf(parseDocument(document)).map(({ id, text }) => [id, text])),
  }));
}

/** The text that a segment had when its hash was this, as far as the last revisions tell. */
export function findPastText(revisions: PastTexts[], segment: string, hash: string): string | undefined {
  const holding = revisions.find(({ texts }) => textHash(texts.get(segment) ?? '') === hash);
  return holding?.texts.get(segment);
}

/** Who gave a segment the text that it has now, or took it away, and when; undefined when there is no revision. */
export function lastWriterOf(revisions: PastTexts[], segment: string): PastTexts | undefined {
  const [latest] = revisions;
  const other = revisions.findIndex(({ texts }) => texts.get(segment) !== latest?.texts.get(segment));
  return other === -1 ? revisions.at(-1) : revisions[other - 1];
}
