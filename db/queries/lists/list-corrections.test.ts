import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { correctEdition } from '../../commands/editions/correct-edition.ts';
import { embargoEdition } from '../../commands/editions/embargo-edition.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
import { withReading } from '../../freshness/reading.ts';
import { listCorrections } from './list-corrections.ts';

const actor = TEST_ACTOR;
const minute = (n: number) => new Date(START.getTime() + n * 60_000);

it('names what readers were told about articles that they can read, newest first, by language', async () => {
  using test = await openTestStore();
  const tides = await buildArticle('Tides');
  const winds = await buildArticle('Winds');
  const gone = await buildArticle('Gone');
  const ja = await buildArticle('潮', { locale: 'ja', translationOf: tides.ref.articleId });
  await correctEdition({ actor, ...tides.ref, text: 'It was *May*.' });
  await correctEdition({ actor, ...gone.ref, text: 'Hidden with its article.' });
  test.setNow(minute(1));
  await correctEdition({ actor, ...winds.ref, kind: 'addition', text: 'A gale has come since.' });
  await correctEdition({ actor, ...ja.ref, kind: 'apology', text: '誤りでした。' });
  await withdrawEdition({ actor, ...gone.ref, reason: 'Wrong.' });
  expect(await listCorrections({ locale: 'en' })).toEqual([
    {
      at: minute(1),
      kind: 'addition',
      text: 'A gale has come since.',
      headline: 'Winds headline',
      slug: 'winds-headline',
      sponsor: null,
    },
    {
      at: START,
      kind: 'correction',
      text: 'It was *May*.',
      headline: 'Tides headline',
      slug: 'tides-headline',
      sponsor: null,
    },
  ]);
  expect((await listCorrections({ locale: 'ja' })).map(({ kind }) => kind)).toEqual(['apology']);
  await embargoEdition({ actor, ...winds.ref, until: minute(5) });
  expect((await listCorrections({ locale: 'en' })).map(({ slug }) => slug)).toEqual(['tides-headline']);
  test.setNow(minute(5));
  expect((await listCorrections({ locale: 'en' })).length).toBe(2);
});

it('rests on its articles and on what changes, and is read in the order of its index', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides');
  await correctEdition({ actor, ...ref, text: 'Wrong.' });
  const { reading } = await withReading(() => listCorrections({ locale: 'en' }));
  expect([...reading.words]).toEqual(['article:1']);
  expect([...reading.spans.keys()]).toEqual(['list:en:changed:0']);
  const [statement = ''] = await test.sentDuring(() => listCorrections({ locale: 'en' }));
  const plan = explain(test.store, statement);
  expect(plan[0]).toMatch(/^SEARCH correction USING INDEX correction_at \(locale=\? AND at<\?\)/);
  expect(plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
});
