import { describe, expect, it } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { moveEdition } from '../../commands/addresses/move-edition.ts';
import { embargoEdition } from '../../commands/editions/embargo-edition.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { trashArticle } from '../../commands/editions/trash-article.ts';
import { unpublishEdition } from '../../commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
import { getWithdrawal } from './get-withdrawal.ts';

const actor = TEST_ACTOR;
const at = (hours: number) => new Date(START.getTime() + hours * 3_600_000);
const asked = (locale: 'ja' | 'en' = 'en', slug = 'tides') => getWithdrawal({ locale, slug });

/** Published at START, then read for an hour. */
async function published(test: TestStore) {
  const { ref } = await buildArticle('Tides', { slug: 'tides', category: 'science', publishedAt: START });
  test.setNow(at(1));
  return ref;
}

/** A second text, taken in as the draft of the same edition. */
async function redraft(articleId: number) {
  const document = { ...buildDocument('Tides'), headline: 'Nobody has read this' };
  const { ref } = await buildArticle('Tides', { document, publish: false });
  expect(ref.articleId).toBe(articleId);
}

describe('a withdrawal', () => {
  it('says what was withdrawn, at each address it had, in its own language only', async () => {
    using test = await openTestStore();
    const ref = await published(test);
    await moveEdition({ actor, ...ref, slug: 'tides-and-moon' });
    await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
    const said = {
      reason: 'Wrong',
      withdrawnAt: at(1),
      headline: 'Tides headline',
      category: { key: 'science', name: 'Science', slug: 'science' },
    };
    expect(await asked()).toEqual(said);
    expect(await asked('en', 'tides-and-moon')).toEqual(said);
    expect([await asked('ja'), await asked('en', 'winds')]).toEqual([null, null]);
  });

  it('names the category in the language of the edition', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('潮汐', { locale: 'ja', slug: '潮汐', category: 'science' });
    test.setNow(at(1));
    await withdrawEdition({ actor, ...ref, reason: '誤り' });
    expect(await asked('ja', '潮汐')).toMatchObject({
      headline: '潮汐 headline',
      category: { key: 'science', name: '科学' },
    });
  });

  it('says nothing of what is in the trash or never was public', async () => {
    using test = await openTestStore();
    const ref = await published(test);
    await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
    await trashArticle({ actor, articleId: ref.articleId });
    const draft = await buildArticle('Draft', { slug: 'draft', publish: false });
    expect(await withdrawEdition({ actor, ...draft.ref, reason: 'Wrong' })).toMatchObject({ ok: false });
    expect([await asked(), await asked('en', 'draft')]).toEqual([null, null]);
  });

  it.each([
    [
      'a later draft',
      async ({ ref }: Setting) => {
        await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
        await redraft(ref.articleId);
      },
      'Tides headline',
    ],
    [
      'a text that was published behind an embargo',
      async ({ ref, test }: Setting) => {
        await embargoEdition({ actor, ...ref, until: at(5) });
        await redraft(ref.articleId);
        await publishEdition({ actor, ...ref });
        await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
        test.setNow(at(6));
      },
      null,
    ],
    [
      'what was off the site when it was withdrawn',
      async ({ ref, test }: Setting) => {
        await unpublishEdition({ actor, ...ref, at: at(2) });
        test.setNow(at(3));
        await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
      },
      null,
    ],
    [
      'what had been taken off by hand',
      async ({ ref }: Setting) => {
        await unpublishEdition({ actor, ...ref });
        await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
      },
      null,
    ],
  ])('keeps the headline of what readers had, and no other: %s', async (_, act, headline) => {
    using test = await openTestStore();
    const ref = await published(test);
    await act({ ref, test });
    expect(await asked()).toMatchObject({ reason: 'Wrong', headline, category: { key: 'science' } });
  });
});

type Setting = { ref: Awaited<ReturnType<typeof published>>; test: TestStore };
