import { and, eq } from 'drizzle-orm';
import { suggestSlug } from '#lib/article/slug.ts';
import { currentSlug } from '../../queries/editions/current-slug.ts';
import { slug } from '../../schema.ts';
import { type EditionRef, findEdition } from '../run/change-edition.ts';
import type { Context } from '../run/run-command.ts';
import { claimSlug } from './move-edition.ts';

type Headlines = { headline: string; englishHeadline?: string | undefined };

/**
 * Gives an edition the best free address that its headline suggests, where it has none. An address that was only
 * suggested, by the headlines `before`, follows them until readers can know it; one that was chosen stays.
 */
export async function suggestAddress(
  context: Context,
  ref: EditionRef,
  headlines: Headlines,
  before?: Headlines,
): Promise<{ slug: string; moved: boolean }> {
  const current = await currentAddress(context, ref);
  const base = addressFor(ref, headlines);
  if (current !== undefined) {
    const { firstPublishedAt } = await findEdition(context, ref);
    const isSuggested =
      numbered(current, stopgap(ref)) || (before && numbered(current, addressFor(ref, before)));
    if (!isSuggested || firstPublishedAt !== null || numbered(current, base)) {
      return { slug: current, moved: false };
    }
  }
  for (let attempt = 1; ; attempt++) {
    const candidate = attempt === 1 ? base : `${base}-${attempt}`;
    if (!(await isFree(context, ref, candidate))) continue;
    const claimed = await claimSlug(context, ref, candidate);
    // Whoever took it in between has it; the next one is as good.
    if (!('holder' in claimed)) return claimed;
  }
}

/** The address in use of an edition. */
async function currentAddress(
  { transaction }: Pick<Context, 'transaction'>,
  ref: EditionRef,
): Promise<string | undefined> {
  const [row] = await transaction
    .select({ slug: slug.slug })
    .from(slug)
    .where(currentSlug('article', ref.articleId, ref.locale));
  return row?.slug;
}

function addressFor(ref: EditionRef, { headline, englishHeadline = '' }: Headlines): string {
  const english = ref.locale === 'ja' ? englishHeadline : '';
  const wished = suggestSlug({ locale: ref.locale, headline, englishHeadline: english });
  // A bare number would be taken for an article's id.
  return wished === '' || /^\d+$/.test(wished) ? stopgap(ref) + wished.replace(/^(?=.)/, '-') : wished;
}

/** Stands in for a headline without letters. */
const stopgap = ({ articleId }: EditionRef) => `article-${articleId}`;

/** Whether an address is `base`, or `base-2` and so on. */
const numbered = (address: string, base: string) =>
  address.startsWith(base) && /^(-\d+)?$/.test(address.slice(base.length));

async function isFree({ transaction }: Context, ref: EditionRef, address: string): Promise<boolean> {
  const [taken] = await transaction
    .select({ entityId: slug.entityId })
    .from(slug)
    .where(and(eq(slug.scope, 'article'), eq(slug.locale, ref.locale), eq(slug.slug, address)));
  return taken === undefined;
}
