import { describe, expect, it } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { createArticle } from '../../../commands/editions/create-article.ts';
import { scheduleEdition } from '../../../commands/editions/schedule-edition.ts';
import { needsMe } from './needs-me.ts';

const HOUR = 3_600_000;
const hour = (n: number) => new Date(START.getTime() + n * HOUR);
const editor = { name: 'Mio', role: 'editor', userId: 'mio' } as const;
const writer = { name: 'Aoi', role: 'writer', userId: 'aoi' } as const;

const japanese = (name: string) => buildDocument(`日本語で書かれた文章です。${name}`);

/** The articles of each need, by number. */
async function needs(actor: Parameters<typeof needsMe>[0]['actor']) {
  const found = await needsMe({ actor, namesIn: 'ja' });
  return Object.fromEntries(
    found.map(({ need, count, first }) => {
      expect(count).toBe(first.length);
      return [need, first.map(({ articleId }) => articleId)];
    }),
  );
}

describe('what waits for somebody', () => {
  it('is nothing in an empty store', async () => {
    using _ = await openTestStore();
    expect(await needs(editor)).toEqual({});
  });

  it('is a live article whose translation is stale, not a draft whose is', async () => {
    using _ = await openTestStore();
    for (const publish of [true, false]) {
      const name = publish ? 'live' : 'draft';
      const { ref } = await buildArticle(name, { locale: 'ja', document: japanese(name), publish });
      await buildArticle(name, { translationOf: ref.articleId, publish });
      const changed = { ...japanese(name), lede: '別の要約です。' };
      await buildArticle(name, { locale: 'ja', document: changed, publish });
    }
    expect(await needs(editor)).toEqual({ 'live-stale': [1] });
  });

  it('is a Japanese article that has been live for a day without English, from that hour on', async () => {
    using test = await openTestStore();
    await buildArticle('潮', { locale: 'ja', document: japanese('潮') });
    const both = await buildArticle('風', { locale: 'ja', document: japanese('風') });
    await buildArticle('Wind', { translationOf: both.ref.articleId });
    await buildArticle('English only');
    test.setNow(hour(23));
    expect(await needs(editor)).toEqual({});
    test.setNow(hour(24));
    expect(await needs(editor)).toEqual({ untranslated: [1] });
    await buildArticle('Tide', { translationOf: 1 });
    expect(await needs(editor)).toEqual({});
  });

  it('is what appears in the next 24 hours, the next one first, until it has appeared', async () => {
    using test = await openTestStore();
    for (const [name, at] of [
      ['Later', 30],
      ['Third', 10],
      ['First', 2],
      ['Second', 5],
    ] as const) {
      const { ref } = await buildArticle(name, { publish: false });
      await scheduleEdition({ actor: editor, ...ref, at: hour(at) });
    }
    expect(await needs(editor)).toEqual({ soon: [3, 4, 2] });
    test.setNow(hour(5));
    expect(await needs(editor)).toEqual({ soon: [2] });
    test.setNow(hour(6));
    expect(await needs(editor)).toEqual({ soon: [2, 1] });
    test.setNow(hour(30));
    expect(await needs(editor)).toEqual({});
  });

  it('is one’s own drafts, and for a writer nothing of anybody else’s', async () => {
    using test = await openTestStore();
    await createArticle({ actor: writer, locale: 'ja', headline: '書きかけ' });
    await createArticle({ actor: writer, locale: 'ja' });
    await createArticle({ actor: editor, locale: 'ja', headline: '編集者の書きかけ' });
    await buildArticle('潮', { locale: 'ja', document: japanese('潮') });
    test.setNow(hour(48));
    expect(await needs(writer)).toEqual({ 'my-drafts': [2, 1] });
    expect(await needs(editor)).toEqual({ 'my-drafts': [3], untranslated: [4] });
    expect(await needs(TEST_ACTOR)).toEqual({ untranslated: [4] });
  });
});
