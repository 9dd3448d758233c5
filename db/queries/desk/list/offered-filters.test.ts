import { expect, it } from 'vitest';
import type { ArticleFilter } from '#lib/desk/list-filter.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { openTestStore } from '#testing/test-store.ts';
import type { Actor } from '../../../auth/actor.ts';
import { createArticle } from '../../../commands/editions/create-article.ts';
import { trashArticle } from '../../../commands/editions/trash-article.ts';
import { listChoices } from './list-choices.ts';
import { offeredFilters } from './offered-filters.ts';

const writer = { name: 'Aoi', role: 'writer', userId: 'aoi' } as const;
const nobody = { name: 'Ren', role: 'writer', userId: 'ren' } as const;

async function offered(actor: Actor, chosen: ArticleFilter = {}) {
  const choices = await listChoices({ actor, locale: 'en' });
  const found = await offeredFilters({ actor, chosen, choices });
  const names = (each: { name: string }[]) => each.map(({ name }) => name);
  const { categories, authors, tags, ...rest } = found;
  return { ...rest, categories: names(categories), authors: names(authors), tags: names(tags) };
}

/** A live English article, a Japanese draft of Aoi’s, and one of theirs in the trash. */
async function newsroom() {
  const test = await openTestStore();
  await buildArticle('Tides', { category: 'science', tags: ['Weather'] });
  await createArticle({ actor: writer, locale: 'ja', headline: '潮' });
  const gone = await createArticle({ actor: writer, locale: 'en', headline: 'Gone' });
  if (gone.ok) await trashArticle({ actor: writer, articleId: gone.articleId });
  return test;
}

const NONE = {
  statuses: [],
  locales: [],
  translations: [],
  needs: [],
  categories: [],
  authors: [],
  tags: [],
};

it('the list can be narrowed to what an article has that the person may see', async () => {
  using _ = await newsroom();
  expect(await offered(TEST_ACTOR)).toEqual({
    statuses: ['draft', 'live', 'trashed'],
    locales: ['ja', 'en'],
    translations: ['missing'],
    needs: [],
    categories: ['Science'],
    authors: ['PRISM News staff'],
    tags: ['Weather'],
  });
  expect(await offered(writer)).toEqual({
    ...NONE,
    statuses: ['draft', 'trashed'],
    locales: ['ja'],
    translations: ['missing'],
    needs: ['my-drafts'],
    authors: ['PRISM News staff'],
  });
  expect(await offered(nobody)).toEqual(NONE);
});

it('a language and a status that no article has together are not offered beside each other', async () => {
  using _ = await newsroom();
  expect(await offered(TEST_ACTOR, { locale: 'en' })).toMatchObject({ statuses: ['live', 'trashed'] });
  expect(await offered(TEST_ACTOR, { status: 'draft' })).toMatchObject({ locales: ['ja'] });
  expect(await offered(TEST_ACTOR, { status: 'trashed' })).toMatchObject({
    locales: ['en'],
    categories: [],
    tags: [],
  });
});

it('what is chosen stays, also when nothing meets it', async () => {
  using _ = await newsroom();
  expect(await offered(TEST_ACTOR, { status: 'withdrawn', categoryId: 1 })).toMatchObject({
    statuses: ['draft', 'live', 'withdrawn', 'trashed'],
    categories: [expect.any(String), 'Science'],
  });
});

it.each([TEST_ACTOR, writer])(
  'a choice costs a look into an index, however many articles there are',
  async (actor) => {
    using test = await newsroom();
    const [sent = ''] = (await test.sentDuring(() => offered(actor))).filter((sql) => sql.includes('asked'));
    const steps = explain(test.store, sent).filter((step) => /desk_facet|held|own/.test(step));
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps)
      expect(step).toMatch(/^SEARCH (held|own)( EXISTS)? USING (COVERING )?INDEX .*\((facet|article_id)=\?/);
  },
);
