import { and, eq } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { wordOf } from '../../freshness/words.ts';
import { sourceName } from '../../schema.ts';
import type { Context } from '../run/run-command.ts';

/**
 * Names a source in a language. An empty title takes the name of this language away; a publisher that is not given stays.
 * @returns whether anything changed
 */
export async function nameSource(
  { transaction, changed }: Context,
  sourceId: number,
  locale: Locale,
  { title, publisher }: { title: string; publisher?: string | undefined },
): Promise<boolean> {
  const ofLocale = and(eq(sourceName.sourceId, sourceId), eq(sourceName.locale, locale));
  const [before] = await transaction.select().from(sourceName).where(ofLocale);
  const name = { title, publisher: publisher ?? before?.publisher ?? '' };
  const isSame = before ? before.title === name.title && before.publisher === name.publisher : title === '';
  if (isSame) return false;
  // It stands on the page of every article that rests on the source.
  changed.add(wordOf('source', sourceId));
  if (title === '') await transaction.delete(sourceName).where(ofLocale);
  else {
    await transaction
      .insert(sourceName)
      .values({ sourceId, locale, ...name })
      .onConflictDoUpdate({ target: [sourceName.sourceId, sourceName.locale], set: name });
  }
  return true;
}
