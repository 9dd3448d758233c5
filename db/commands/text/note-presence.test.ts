import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { textHash } from '../../text-hash.ts';
import { notePresence } from './note-presence.ts';
import { saveText } from './save-text.ts';

const aoki: Actor = { name: 'Aoki', role: 'editor', userId: 'aoki' };
const baker: Actor = { name: 'Baker', role: 'translator', userId: 'baker' };
const seconds = (n: number) => new Date(START.getTime() + n * 1000);

describe('who has an article open', () => {
  const note = async (actor: Actor, articleId: number, segment: string | null = null) => {
    const noted = await notePresence({ actor, articleId, tab: actor.name, locale: 'en', segment });
    if (!noted.ok) throw new Error(noted.code);
    return noted;
  };

  it('is seen by the others, with the text they are in, until half a minute after they were last heard of', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await note(aoki, ref.articleId, 'lede');
    test.setNow(seconds(20));
    const both = await note(baker, ref.articleId);
    expect(both.people).toEqual([
      { name: 'Aoki', locale: 'en', segment: 'lede', self: false },
      { name: 'Baker', locale: 'en', segment: null, self: true },
    ]);
    test.setNow(seconds(31));
    expect((await note(baker, ref.articleId)).people).toMatchObject([{ name: 'Baker' }]);
  });

  it('learns that somebody wrote, by the version', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    expect(await note(aoki, ref.articleId)).toMatchObject({ versions: { ja: null, en: 2 } });
    const place = { section: 'head' as const, path: [] };
    const base = textHash('Tides lede.');
    const operation = {
      do: 'set' as const,
      locale: 'en' as const,
      segment: 'lede',
      value: 'New.',
      base,
      place,
    };
    await saveText({ actor: baker, articleId: ref.articleId, operations: [operation] });
    expect(await note(aoki, ref.articleId)).toMatchObject({ versions: { ja: null, en: 3 } });
  });

  it('is no news to readers, and nobody is told who may not see the article', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const counts = () =>
      oneRow(sql`select (select count(*) from audit) as audits, (select value from epoch) as epoch`);
    const before = await counts();
    await note(aoki, ref.articleId);
    expect(await counts()).toEqual(before);
    const writer: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };
    const refused = await notePresence({ actor: writer, ...ref, tab: 'x', segment: null });
    expect(refused).toMatchObject({ code: 'unknown-article' });
    const none = await notePresence({
      actor: TEST_ACTOR,
      articleId: 99,
      tab: 'x',
      locale: null,
      segment: null,
    });
    expect(none).toMatchObject({ code: 'unknown-article' });
  });
});
