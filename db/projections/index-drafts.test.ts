import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { createArticle } from '../commands/editions/create-article.ts';
import { publishEdition } from '../commands/editions/publish-edition.ts';
import { withdrawEdition } from '../commands/editions/withdraw-edition.ts';
import { saveText } from '../commands/text/save-text.ts';
import { listArticles } from '../queries/desk/list/list-articles.ts';
import { searchArticles } from '../queries/search/search-articles.ts';
import { suggest } from '../queries/search/suggest.ts';
import { searchEntry } from '../schema.ts';
import { textHash } from '../text-hash.ts';
import { checkSearch } from './check-search.ts';
import { indexDrafts } from './index-drafts.ts';
import { rebuildSearch } from './rebuild-search.ts';

const actor = TEST_ACTOR;
const writer = { name: 'Aoi', role: 'writer', userId: 'aoi' } as const;
let test: TestStore;
let seconds = 0;
beforeEach(async () => {
  test = await openTestStore();
  seconds = 0;
  return () => test[Symbol.dispose]();
});

/** Lets time go by, and the serving process do what it does meanwhile. */
async function pass(by = 10): Promise<void> {
  seconds += by;
  test.setNow(new Date(START.getTime() + seconds * 1_000));
  await indexDrafts(test.store, 50);
}

/** What the desk finds, each with whether it was in the text only. */
async function atDesk(text: string, as: Parameters<typeof listArticles>[0]['actor'] = actor) {
  const { entries, inText } = await listArticles({ actor: as, filter: { text }, namesIn: 'en' });
  return entries.map(({ articleId }) => `${articleId}${inText.has(articleId) ? ' in its text' : ''}`);
}

/** How many stories readers find, and how many pages are suggested to them. */
async function forReaders(typed: string) {
  const order = { by: 'relevance', page: 1 } as const;
  const { stories, count } = await searchArticles({ typed, locale: 'en', order });
  return { stories: stories.length, count, pages: (await suggest({ typed, locale: 'en' })).length };
}
const NOTHING = { stories: 0, count: 0, pages: 0 };

it('the desk finds a draft by its text when it has been left alone; readers find nothing of it', async () => {
  const document = { ...buildDocument('Tides'), lede: 'The quokkas of Rottnest.' };
  await buildArticle('Tides', { publish: false, document });
  await indexDrafts(test.store, 50);
  expect(await atDesk('quokkas')).toEqual([]);
  expect(await atDesk('tides headline'), 'headlines are found at once').toEqual(['1']);
  await pass();
  expect(await atDesk('quokka')).toEqual(['1 in its text']);
  expect(await atDesk('tides')).toEqual(['1']);
  expect(await forReaders('quokkas')).toEqual(NOTHING);
  expect(await forReaders('tides')).toEqual(NOTHING);
  expect(await checkSearch(test.store)).toEqual([]);
});

it('a draft beside a public text is found by both, readers find the public one alone', async () => {
  const { ref } = await buildArticle('Tides');
  const [lede, value] = ['Tides lede.', 'The wombats of Tasmania.'];
  await saveText({
    actor,
    articleId: ref.articleId,
    operations: [
      {
        do: 'set',
        locale: 'en',
        segment: 'lede',
        base: textHash(lede),
        value,
        place: { section: 'head', path: [] },
      },
    ],
  });
  await pass();
  expect([await atDesk('wombats'), await atDesk('"tides lede"')]).toEqual([
    ['1 in its text'],
    ['1 in its text'],
  ]);
  expect(await forReaders('wombats')).toEqual(NOTHING);
  expect((await forReaders('"tides lede"')).stories).toBe(1);
  await publishEdition({ actor, ...ref });
  expect((await forReaders('wombats')).stories, 'at once').toBe(1);
  await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
  expect(await forReaders('wombats')).toEqual(NOTHING);
  await pass();
  expect(await atDesk('wombats')).toEqual(['1 in its text']);
  expect(await checkSearch(test.store)).toEqual([]);
});

it('a writer finds the texts of their own articles only', async () => {
  await buildArticle('Theirs', { publish: false });
  const made = await createArticle({ actor: writer, locale: 'en', headline: 'Own headline' });
  if (!made.ok) throw new Error(made.code);
  const place = { section: 'head' as const, path: [] };
  await saveText({
    actor: writer,
    articleId: made.articleId,
    operations: [{ do: 'set', locale: 'en', segment: 'lede', base: null, value: 'Own lede.', place }],
  });
  await pass();
  expect((await atDesk('lede')).sort()).toEqual(['1 in its text', '2 in its text']);
  expect(await atDesk('lede', writer)).toEqual(['2 in its text']);
});

it('drafts are in an index that is written anew, and their absence is a difference', async () => {
  await buildArticle('Draft', { publish: false });
  await buildArticle('Public');
  expect(await rebuildSearch(test.store)).toBe(2);
  expect(await atDesk('"draft lede"')).toEqual(['1 in its text']);
  expect(await checkSearch(test.store)).toEqual([]);
  await test.store.write((transaction) =>
    transaction.delete(searchEntry).where(eq(searchEntry.until, new Date(0))),
  );
  expect(await checkSearch(test.store)).toEqual([{ articleId: 1, revisionId: 1, is: 'missing' }]);
});
