import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { marksSeen } from '../../queries/editions/marks.ts';
import { article, placement } from '../../schema.ts';
import { findArticle } from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';

/** Longest name of a sponsor. */
const MOST = 100;

export type SetMarks = {
  actor: Actor;
  articleId: number;
  /** Search engines are to leave it out. */
  noindex: boolean;
  /** Who paid for it, in both languages; '' in both where nobody did. */
  sponsor: Record<Locale, string>;
  /** `marksSeen` of the article as it was shown; undefined where nobody looked. */
  seen?: string | undefined;
};

/**
 * Says whether search engines may find an article, and whether somebody paid for it: readers are told in every list and feed at once.
 * Refuses what leads a front page, or will.
 */
export function setMarks({ actor, articleId, noindex, sponsor, seen }: SetMarks) {
  return runCommand(actor, { right: 'publish', articleId }, async (context) => {
    const found = await findArticle(context, articleId);
    if (found.trashedAt) refuse('trashed', { articleId });
    const now = marksSeen(found);
    if (seen !== undefined && seen !== now) refuse('marks-moved-on', { ...told(found), seen: now });
    await mark(context, articleId, { noindex, sponsor });
    return {};
  });
}

/**
 * Sets the marks of an article, for whoever has asked for the right to.
 * @param marks.sponsor '' in both languages where nobody paid for it
 */
export async function mark(
  context: Context,
  articleId: number,
  marks: { noindex?: boolean; sponsor: Record<Locale, string> },
): Promise<void> {
  const found = await findArticle(context, articleId);
  const { sponsor } = marks;
  const names = { ja: cleanName(sponsor.ja), en: cleanName(sponsor.en) };
  const [known, missing] = [true, false].map((wanted) =>
    LOCALES.filter((locale) => (names[locale] !== '') === wanted),
  );
  if (known?.length === 1) refuse('sponsor-in-one-language', { locale: missing?.[0] ?? 'en' });
  if (LOCALES.some((locale) => names[locale].length > MOST)) refuse('sponsor-too-long', { most: MOST });
  const before = { noindex: found.noindex, sponsor: found.sponsor };
  const after = { noindex: marks.noindex ?? found.noindex, sponsor: known?.length === 0 ? null : names };
  if (after.sponsor) await refuseLead(context, articleId);
  await context.transaction.update(article).set(after).where(eq(article.id, articleId));
  await record(context, { action: 'set-marks', articleId, detail: { before, after }, visible: true });
}

/** What stands there by now, for a sentence that shows it to who wanted something else. */
const told = ({ noindex, sponsor }: { noindex: boolean; sponsor: Record<Locale, string> | null }) => ({
  noindex: noindex ? 'yes' : 'no',
  sponsored: sponsor ? 'yes' : 'no',
  ja: sponsor?.ja ?? '',
  en: sponsor?.en ?? '',
});

async function refuseLead({ transaction, now }: Context, articleId: number): Promise<void> {
  const [lead] = await transaction
    .select({ locale: placement.locale })
    .from(placement)
    .where(
      and(
        eq(placement.articleId, articleId),
        eq(placement.slot, 'lead'),
        or(isNull(placement.endsAt), gt(placement.endsAt, now)),
      ),
    )
    .limit(1);
  if (lead) refuse('leads-front-page', { locale: lead.locale });
}
