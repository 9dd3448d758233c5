import { describe, expect, it } from 'vitest';
import { textOf } from '#lib/article/edit-document.ts';
import type { Locale } from '#lib/locale.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { compareRevisions } from '../../queries/desk/editor/compare-revisions.ts';
import { getEditor } from '../../queries/desk/editor/get-editor.ts';
import { listRevisions } from '../../queries/desk/editor/list-revisions.ts';
import { slugState } from '../../queries/desk/editor/slug-state.ts';
import { draftsOf } from '../../queries/editions/drafts-of.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { theStore } from '../../store.ts';
import { textHash } from '../../text-hash.ts';
import { moveEdition } from '../addresses/move-edition.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { restoreArticle } from '../editions/restore-article.ts';
import { unpublishEdition } from '../editions/unpublish-edition.ts';
import { withdrawEdition } from '../editions/withdraw-edition.ts';
import { restoreRevision } from './restore-revision.ts';
import { saveText } from './save-text.ts';

const actor = TEST_ACTOR;
const stranger: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };

const write = async (articleId: number, locale: Locale, value: string, base: string) => {
  const place = { section: 'head' as const, path: [] };
  const operation = { do: 'set' as const, locale, segment: 'lede', value, base: textHash(base), place };
  const result = await saveText({ actor, articleId, operations: [operation], kind: 'save' });
  if (!result.ok || result.conflicts.length > 0) throw new Error('It was not saved.');
  return result.versions[locale] ?? 0;
};
const lede = async (articleId: number, locale: Locale) => {
  const draft = (await draftsOf(theStore().read, articleId))[locale];
  return draft && textOf(draft.document, 'lede');
};
const history = async (articleId: number, locale: Locale, before?: number) => {
  const page = await listRevisions({ actor, articleId, locale, before });
  if (!page) throw new Error('There is no such article.');
  return page;
};
const ids = async (articleId: number, locale: Locale) =>
  (await history(articleId, locale)).revisions.map(({ id }) => id);

describe('the history of an article', () => {
  it('says who wrote what when, and which of it readers have', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await write(ref.articleId, 'en', 'Newer.', 'Tides lede.');
    const { revisions, next } = await history(ref.articleId, 'en');
    expect(revisions).toMatchObject([
      { kind: 'save', by: 'test', headline: 'Tides headline', isDraft: true, isPublic: false },
      { kind: 'import', isDraft: false, isPublic: true, isScheduled: false },
    ]);
    expect(next).toBeNull();
    expect(await listRevisions({ actor: stranger, articleId: ref.articleId })).toBeNull();
  });

  it('comes in pages', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    let last = 'Tides lede.';
    for (let n = 0; n < 50; n++) {
      await write(ref.articleId, 'en', `Lede ${n}.`, last);
      last = `Lede ${n}.`;
    }
    const first = await history(ref.articleId, 'en');
    expect(first.revisions).toHaveLength(50);
    const before = first.next ?? 0;
    const second = await history(ref.articleId, 'en', before);
    expect(second).toMatchObject({ revisions: [{ kind: 'import' }], next: null });
  });

  it('tells the difference of two revisions of one language', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId, document: buildDocument('潮') });
    await write(ref.articleId, 'en', 'Tides story.', 'Tides lede.');
    const [b = 0, a = 0] = await ids(ref.articleId, 'en');
    const [ja = 0] = await ids(ref.articleId, 'ja');
    const compared = await compareRevisions({ actor, articleId: ref.articleId, a, b });
    expect(compared?.differences).toEqual([
      {
        segment: 'lede',
        section: 'head',
        kind: 'lede',
        change: 'changed',
        runs: [
          { kind: 'same', text: 'Tides ' },
          { kind: 'removed', text: 'lede' },
          { kind: 'added', text: 'story' },
          { kind: 'same', text: '.' },
        ],
      },
    ]);
    expect(await compareRevisions({ actor, articleId: ref.articleId, a, b: ja })).toBeNull();
    expect(await compareRevisions({ actor: stranger, articleId: ref.articleId, a, b })).toBeNull();
  });
});

describe('an older revision', () => {
  it('is restored as a new one, and what is public stays', async () => {
    using _ = await openTestStore();
    const { ref, revisionId } = await buildArticle('Tides');
    const version = await write(ref.articleId, 'en', 'Newer.', 'Tides lede.');
    await publishEdition({ actor, ...ref });
    const stale = await restoreRevision({ actor, articleId: ref.articleId, revisionId, version });
    expect(stale).toMatchObject({ code: 'moved-on' });
    const seen = { articleId: ref.articleId, version: version + 1 };
    const restored = await restoreRevision({ actor, ...seen, revisionId });
    expect(restored).toMatchObject({ ok: true, locale: 'en', version: version + 2 });
    expect(await lede(ref.articleId, 'en')).toBe('Tides lede.');
    expect((await getArticle({ locale: 'en', slug: 'tides-headline' }))?.document.lede).toBe('Newer.');
    expect(await ids(ref.articleId, 'en')).toHaveLength(3);
    expect(await restoreRevision({ actor, ...seen, revisionId: 999 })).toMatchObject({
      code: 'unknown-revision',
    });
  });

  it('that translated another text than there is now is stale', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const ja = await buildArticle('潮', {
      locale: 'ja',
      translationOf: ref.articleId,
      document: buildDocument('潮'),
    });
    await write(ref.articleId, 'en', 'Quite another story.', 'Tides lede.');
    const version = await write(ref.articleId, 'ja', '全く別の話。', '潮 lede.');
    const stateOf = async () =>
      (await getEditor({ actor, articleId: ref.articleId }))?.rows.find(({ segment }) => segment === 'lede')
        ?.translation;
    expect(await stateOf()).toEqual({ into: 'ja', state: 'current' });
    await restoreRevision({ actor, articleId: ref.articleId, revisionId: ja.revisionId, version });
    expect(await stateOf()).toEqual({ into: 'ja', state: 'stale', sourceBefore: 'Tides lede.' });
  });
});

describe('a verb about an edition that somebody has written to since it was seen', () => {
  const verbs = {
    publish: publishEdition,
    unpublish: unpublishEdition,
    withdraw: (input: Parameters<typeof publishEdition>[0]) => withdrawEdition({ ...input, reason: 'Wrong' }),
    restore: restoreArticle,
  };

  it.each(Object.entries(verbs))('%s is refused', async (_name, verb) => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const seen = (await getEditor({ actor, articleId: ref.articleId }))?.editions.en?.version ?? 0;
    const now = await write(ref.articleId, 'en', 'By somebody else.', 'Tides lede.');
    expect(await verb({ actor, ...ref, version: seen })).toMatchObject({
      code: 'moved-on',
      detail: { version: now },
    });
    expect((await getArticle({ locale: 'en', slug: 'tides-headline' }))?.document.lede).toBe('Tides lede.');
    const done = await verb({ actor, ...ref, version: now });
    // Nothing was withdrawn, so that there is nothing to restore: but the version was not what spoke against it.
    expect('code' in done ? done.code : 'ok').toBe(verb === restoreArticle ? 'nothing-to-restore' : 'ok');
  });
});

it('an address is free, in use, from before, or of another article', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const other = await buildArticle('Waves');
  await moveEdition({ actor, ...ref, slug: 'moved' });
  const state = (slug: string) => slugState({ actor, ...ref, slug });
  expect(await state('moved')).toEqual({ is: 'current' });
  expect(await state('tides-headline')).toEqual({ is: 'used-before' });
  expect(await state('waves-headline')).toEqual({ is: 'taken', articleId: other.ref.articleId });
  expect(await state('new-one')).toEqual({ is: 'free' });
  expect(await state('No good')).toEqual({ is: 'invalid' });
  expect(await slugState({ actor: stranger, ...ref, slug: 'new-one' })).toBeNull();
});
