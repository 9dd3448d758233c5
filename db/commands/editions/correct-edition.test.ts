import { describe, expect, it } from 'vitest';
import { buildArticle, buildDocument, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { getEditor } from '../../queries/desk/editor/get-editor.ts';
import { getHandOver } from '../../queries/desk/editor/get-hand-over.ts';
import { listArticles } from '../../queries/desk/list/list-articles.ts';
import { needsMe } from '../../queries/desk/list/needs-me.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { audit, correction } from '../../schema.ts';
import { settleFactual } from '../hand-over/factual.ts';
import { correctEdition } from './correct-edition.ts';
import { publishEdition } from './publish-edition.ts';

const actor = TEST_ACTOR;

/** A public article in both languages. */
async function inBoth() {
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await buildArticle('潮', {
    locale: 'ja',
    translationOf: ref.articleId,
    document: { ...buildDocument('潮'), lede: '潮の満ち引きは月の引力で起きる。' },
  });
  const { articleId } = ref;
  return { articleId, en: { articleId, locale: 'en' }, ja: { articleId, locale: 'ja' } } as const;
}

const factualIn = async (articleId: number) => {
  const editions = (await getHandOver({ actor, articleId }))?.editions;
  return { ja: editions?.ja.factual ?? null, en: editions?.en.factual ?? null };
};

const actionsOf = async ({ store }: TestStore, names: string[]) =>
  (await store.read.select().from(audit)).flatMap(({ action, locale }) =>
    names.includes(action) ? [`${action} ${locale}`] : [],
  );

describe('a correction that names its text', () => {
  it('is kept with it, where readers have that text and a mark can stand at it', async () => {
    using test = await openTestStore();
    const { en } = await inBoth();
    const correct = (segment: string) => correctEdition({ actor, ...en, text: 'It is 4 m.', segment });
    expect(await correct('text1')).toMatchObject({ ok: true });
    const refused = { code: 'unknown-segment', detail: { locale: 'en' } };
    expect(await correct('gone')).toMatchObject(refused);
    expect(await correct('headline')).toMatchObject(refused);
    expect(await correct('point1.label')).toMatchObject(refused);
    expect((await test.store.read.select().from(correction)).map(({ segmentId }) => segmentId)).toEqual([
      'text1',
    ]);
    expect((await getArticle({ locale: 'en', slug: 'tides' }))?.corrections).toMatchObject([
      { segment: 'text1', text: 'It is 4 m.' },
    ]);
  });

  it('is published with the changed text, which it may name', async () => {
    using _ = await openTestStore();
    const { en, articleId } = await inBoth();
    await rewriteLede({ articleId, was: 'Tides lede.', value: 'They turn.' });
    const change = { is: 'correction', kind: 'apology', text: 'They turn.', segment: 'lede' } as const;
    expect(await publishEdition({ actor, ...en, change })).toMatchObject({ ok: true });
    const shown = await getArticle({ locale: 'en', slug: 'tides' });
    expect([shown?.document.lede, shown?.corrections[0]?.segment]).toEqual(['They turn.', 'lede']);
  });
});

describe('a correction in one language', () => {
  it('marks the other one, which stands first in what needs somebody, until that is put right', async () => {
    using test = await openTestStore();
    const { en, ja, articleId } = await inBoth();
    await correctEdition({ actor, ...ja, text: '高さは4メートルです。' });
    const note = { kind: 'correction', text: '高さは4メートルです。' };
    expect(await factualIn(articleId)).toEqual({ ja: null, en: [note] });
    const warns = async () => (await getEditor({ actor, articleId }))?.editions.en?.problems.warns;
    expect(await warns()).toContain('corrected-elsewhere');
    const [first] = await needsMe({ actor, namesIn: 'en' });
    expect([first?.need, first?.count]).toEqual(['factual', 1]);
    const [row] = (await listArticles({ actor, filter: { need: 'factual' }, namesIn: 'en' })).entries;
    expect([row?.editions.ja?.isFactual, row?.editions.en?.isFactual]).toEqual([false, true]);

    await rewriteLede({ articleId, was: 'Tides lede.', value: 'They turn.' });
    expect((await factualIn(articleId)).en).toEqual([note]);
    await publishEdition({ actor, ...en });
    expect(await factualIn(articleId)).toEqual({ ja: null, en: null });
    expect(await warns()).not.toContain('corrected-elsewhere');
    expect(await actionsOf(test, ['mark-factual', 'settle-factual'])).toEqual([
      'mark-factual en',
      'settle-factual en',
    ]);
  });

  it('is answered by a correction, which does not ask back', async () => {
    using test = await openTestStore();
    const { en, ja, articleId } = await inBoth();
    await correctEdition({ actor, ...ja, text: '高さは4メートルです。' });
    await correctEdition({ actor, ...en, text: 'It is 4 m.' });
    expect(await factualIn(articleId)).toEqual({ ja: null, en: null });
    // Another one is another matter; of two, both are told.
    test.setNow(new Date(START.getTime() + 1_000));
    await correctEdition({ actor, ...en, kind: 'apology', text: 'The chart was of another bay.' });
    test.setNow(new Date(START.getTime() + 2_000));
    await correctEdition({ actor, ...en, kind: 'retraction', text: 'It was not seen.' });
    expect((await factualIn(articleId)).ja).toMatchObject([{ kind: 'retraction' }, { kind: 'apology' }]);
  });

  it('asks nothing where nothing was wrong, or where there is no other language', async () => {
    using _ = await openTestStore();
    const { en, articleId } = await inBoth();
    await correctEdition({ actor, ...en, kind: 'addition', text: 'The next one is at noon.' });
    await correctEdition({ actor, ...en, kind: 'clarification', text: 'By “it” we mean the moon.' });
    expect(await factualIn(articleId)).toEqual({ ja: null, en: null });
    const alone = (await buildArticle('Winds')).ref;
    expect(await correctEdition({ actor, ...alone, text: 'It blows.' })).toMatchObject({ ok: true });
  });

  it('may change nothing in the other: whoever writes there says so, once', async () => {
    using _ = await openTestStore();
    const { en, ja, articleId } = await inBoth();
    await correctEdition({ actor, ...ja, text: '高さは4メートルです。' });
    const translator = { name: 'Ren', role: 'translator', userId: 'ren' } as const;
    expect(await settleFactual({ actor: translator, ...en, version: 99 })).toMatchObject({
      code: 'moved-on',
    });
    expect(await settleFactual({ actor: translator, ...en })).toEqual({ ok: true });
    expect((await factualIn(articleId)).en).toBeNull();
    expect(await settleFactual({ actor: translator, ...en })).toMatchObject({ code: 'nothing-corrected' });
  });
});
