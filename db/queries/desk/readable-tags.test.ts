import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { createArticle } from '../../commands/editions/create-article.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { unpublishEdition } from '../../commands/editions/unpublish-edition.ts';
import { saveFacts } from '../../commands/facts/save-facts.ts';
import { theStore } from '../../store.ts';
import { factsOf } from './editor/facts-of.ts';
import { findTags } from './editor/find-tags.ts';
import { getVocabulary } from './get-vocabulary.ts';
import { findTag, listChoices } from './list/list-choices.ts';

const WRITER: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };
const ROLES: Actor[] = (['translator', 'editor', 'admin'] as const).map((role) => ({
  name: role,
  role,
  userId: role,
}));

async function tagged(articleId: number, ...names: string[]) {
  const { versions } = await factsOf(theStore().read, articleId);
  const tags = names.map((en) => ({ names: { en } }));
  const saved = await saveFacts({ actor: TEST_ACTOR, articleId, change: { versions, tags } });
  if (!saved.ok) throw new Error(saved.code);
  return saved.facts.tags.map(({ id }) => id);
}

/** Every way in which somebody may come to know of a tag; those that tell of it. */
async function waysToKnow(actor: Actor, name: string): Promise<string[]> {
  const isIt = (each: string) => each === name;
  const found = {
    suggested: (await findTags({ actor, typed: name.slice(0, 5) })).some(({ names }) => isIt(names.en ?? '')),
    offered: (await listChoices({ actor, locale: 'en' })).tags.some(({ name }) => isIt(name)),
    found: (await findTag({ actor, wording: name })) !== null,
    'known to the import': (await getVocabulary(actor)).tags.some(({ wordings }) => wordings.some(isIt)),
  };
  return Object.entries(found).flatMap(([way, does]) => (does ? [way] : []));
}

const ALL = ['suggested', 'offered', 'found', 'known to the import'];

it('a tag is told of to whoever may read an article that carries it, in no way to others', async () => {
  using _ = await openTestStore();
  const draft = await buildArticle('Merger', { publish: false });
  const [id = 0] = await tagged(draft.ref.articleId, 'Zenith merger');
  for (const actor of ROLES) expect(await waysToKnow(actor, 'Zenith merger'), actor.role).toEqual(ALL);
  expect(await waysToKnow(WRITER, 'Zenith merger')).toEqual([]);

  const own = await createArticle({ actor: WRITER, locale: 'en', headline: 'Own' });
  const articleId = own.ok ? own.articleId : 0;
  const { versions } = await factsOf(theStore().read, articleId);
  const guess = { actor: WRITER, articleId, change: { versions, tags: [{ id }] } };
  expect(await saveFacts(guess)).toMatchObject({ ok: false, code: 'unknown-tag' });

  await publishEdition({ actor: TEST_ACTOR, ...draft.ref });
  expect(await waysToKnow(WRITER, 'Zenith merger')).toEqual(ALL);
  expect(await saveFacts(guess)).toMatchObject({ ok: true });
  await unpublishEdition({ actor: TEST_ACTOR, ...draft.ref });
  expect(await waysToKnow(WRITER, 'Zenith merger'), 'on an article of their own').toEqual(ALL);
});

it('a tag of an article under embargo is told of when readers know it', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Later', {
    publish: true,
    publishedAt: new Date('2026-11-05T00:00:00Z'),
  });
  await tagged(ref.articleId, 'Zenith later');
  expect(await waysToKnow(WRITER, 'Zenith later')).toEqual([]);
  test.setNow('2026-11-05T00:00:01Z');
  expect(await waysToKnow(WRITER, 'Zenith later')).toEqual(ALL);
});

it('a tag that was taken off again stays untold, and one of the taxonomy is always told of', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Merger', { publish: false });
  await tagged(ref.articleId, 'Zenith merger', 'Ocean');
  await tagged(ref.articleId);
  expect(await waysToKnow(WRITER, 'Zenith merger')).toEqual([]);
  expect(await waysToKnow(WRITER, 'Oceans')).toEqual(ALL);
});
