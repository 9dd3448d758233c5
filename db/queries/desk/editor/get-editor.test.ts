import { describe, expect, it } from 'vitest';
import type { EditorView, Operation } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import type { Actor, Staff } from '../../../auth/actor.ts';
import { moveEdition } from '../../../commands/addresses/move-edition.ts';
import { createArticle } from '../../../commands/editions/create-article.ts';
import { saveText } from '../../../commands/text/save-text.ts';
import { textHash } from '../../../text-hash.ts';
import { getEditor } from './get-editor.ts';

const person = (role: Staff['role'], userId = 'aoki'): Staff => ({ name: 'Aoki', role, userId });
const look = async (articleId: number, actor = TEST_ACTOR): Promise<EditorView> => {
  const view = await getEditor({ actor, articleId });
  if (!view) throw new Error('There is no such article.');
  return view;
};
const write = (articleId: number, locale: Locale, segment: string, value: string, base: string | null) => {
  const operation: Operation = {
    do: 'set',
    locale,
    segment,
    value,
    base: base === null ? null : textHash(base),
    place: { section: 'head', path: [] },
  };
  return saveText({ actor: TEST_ACTOR, articleId, operations: [operation], kind: 'save' });
};

describe('the editor of an article', () => {
  it('that was just begun has a headline and a lede to write, and the newsroom as its author', async () => {
    using _ = await openTestStore();
    const made = await createArticle({ actor: person('writer'), locale: 'ja' });
    if (!made.ok) throw new Error(made.code);
    const view = await look(made.articleId, person('writer'));
    expect(view).toMatchObject({
      originLocale: 'ja',
      createdBy: 'aoki',
      createdAt: START.toISOString(),
      editions: { ja: null, en: null },
      facts: { categoryId: null, tags: [], sources: [], hero: null },
      may: { editText: true, editFacts: true, publish: false, trash: true },
    });
    expect(view.rows.map(({ segment, cells }) => [segment, cells.ja.hash])).toEqual([
      ['headline', null],
      ['lede', null],
    ]);
    expect(view.facts.authors).toHaveLength(1);
    expect(view.choices.categories.length).toBeGreaterThan(3);
    expect(view.choices.categories[0]?.names).toHaveProperty('ja');
  });

  it('shows both languages, what each is to readers, and what speaks against publishing', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', { category: 'science', tags: ['Oceans'] });
    const document = { ...buildDocument('潮'), lede: '' };
    await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId, document });
    await moveEdition({ actor: TEST_ACTOR, ...ref, slug: 'moved' });
    await write(ref.articleId, 'en', 'lede', 'Newer.', 'Tides lede.');
    const view = await look(ref.articleId);
    expect(view.editions.en).toMatchObject({
      status: 'live',
      hasUnpublishedChanges: true,
      slug: 'moved',
      formerSlugs: ['tides-headline'],
      problems: { blocks: [], warns: ['no-source'] },
    });
    expect(view.editions.ja).toMatchObject({ status: 'draft', publicRevisionId: null });
    expect(view.editions.ja?.problems.blocks).toContain('no-lede');
    expect(view.facts.tags).toMatchObject([{ names: { en: 'Oceans' } }]);
    const lede = view.rows.find(({ segment }) => segment === 'lede');
    expect(lede).toMatchObject({
      cells: { en: { text: 'Newer.', hash: textHash('Newer.') }, ja: { text: '', hash: null } },
      translation: { into: 'ja', state: 'missing' },
    });
  });

  it('says what a source said when it was translated', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId, document: buildDocument('潮') });
    await write(ref.articleId, 'en', 'lede', 'The tides rise.', 'Tides lede.');
    await write(ref.articleId, 'en', 'lede', 'The tides fall.', 'The tides rise.');
    const { rows } = await look(ref.articleId);
    const stale = rows.filter(({ translation }) => translation?.state !== 'current');
    expect(stale).toMatchObject([
      { segment: 'lede', translation: { into: 'ja', state: 'stale', sourceBefore: 'Tides lede.' } },
    ]);
  });

  it('does not take a joined translation for one of the source that says what one half was made from', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const { articleId } = ref;
    await buildArticle('潮', { locale: 'ja', translationOf: articleId, document: buildDocument('潮') });
    await write(articleId, 'en', 'text1', 'The tides rise.', 'Tides text1.');
    const change = (locale: Locale, id: string, base: string, value: string) => ({
      locale,
      segment: id,
      base: textHash(base),
      value,
      place: { section: 'analysis' as const, path: [] },
    });
    const join: Operation = {
      do: 'step',
      id: 'join1',
      name: 'join',
      texts: [
        change('en', 'text1', 'The tides rise.', 'The tides rise. Tides text2.'),
        change('en', 'text2', 'Tides text2.', ''),
        change('ja', 'text1', '潮 text1.', '潮 text1.潮 text2.'),
        change('ja', 'text2', '潮 text2.', ''),
      ],
      removes: ['text2'],
      moves: [],
      kinds: [],
    };
    await saveText({ actor: TEST_ACTOR, articleId, operations: [join] });
    await write(articleId, 'en', 'text1', 'Tides text1.', 'The tides rise. Tides text2.');
    const { rows } = await look(articleId);
    const row = rows.find(({ segment }) => segment === 'text1');
    expect(row?.cells.en.text).toBe('Tides text1.');
    expect(row?.translation).toEqual({ into: 'ja', state: 'stale' });
  });

  it('is open only to those who may see the article', async () => {
    using _ = await openTestStore();
    const made = await createArticle({ actor: person('writer'), locale: 'en', headline: 'Mine' });
    if (!made.ok) throw new Error(made.code);
    const { articleId } = made;
    const seenBy = async (actor: Actor) => (await getEditor({ actor, articleId })) !== null;
    expect(await seenBy(person('writer'))).toBe(true);
    expect(await seenBy(person('writer', 'baker'))).toBe(false);
    expect(await seenBy(person('translator', 'baker'))).toBe(true);
    expect(await seenBy(person('editor', 'baker'))).toBe(true);
    expect(await getEditor({ actor: person('admin'), articleId: 99 })).toBeNull();
  });

  it('tells a writer that facts are fixed once readers know them', async () => {
    using _ = await openTestStore();
    const made = await createArticle({ actor: person('writer'), locale: 'en', headline: 'Mine' });
    if (!made.ok) throw new Error(made.code);
    await buildArticle('記事', { locale: 'ja', translationOf: made.articleId });
    const { may } = await look(made.articleId, person('writer'));
    expect(may).toEqual({ editText: true, editFacts: false, publish: false, trash: false });
  });
});
