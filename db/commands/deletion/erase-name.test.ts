import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ERASE_LIMITS, nameFinder, type Replacing, replacingsOf } from '#lib/desk/erase.ts';
import { buildArticle, buildDocument, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { placesWith } from '#testing/places-with.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { indexDrafts } from '../../projections/index-drafts.ts';
import { previewNames } from '../../queries/desk/deletion/find-name.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { theStore } from '../../store.ts';
import { correctEdition } from '../editions/correct-edition.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { withdrawEdition } from '../editions/withdraw-edition.ts';
import { addMedia } from '../facts/add-media.ts';
import { setMarks } from '../facts/set-marks.ts';
import { placeArticle } from '../front/place-article.ts';
import { setBanner } from '../front/set-banner.ts';
import { askForReview } from '../hand-over/hand-over.ts';
import { addNote } from '../hand-over/notes.ts';
import { saveSiteWords } from '../site/save-site-words.ts';
import { saveTopic } from '../topics/save-topic.ts';
import { eraseName } from './erase-name.ts';

const actor = TEST_ACTOR;
const locale = 'en';
const replacings: Replacing[] = [
  ...replacingsOf('禰豆田花子\n禰豆田', '女性'),
  ...replacingsOf('Hanako Nezuta\nNezuta', 'a woman'),
];
const finder = nameFinder(replacings);

const states = () =>
  theStore().read.execute(
    sql`select missing_ja, missing_en, stale_ja, stale_en from desk_entry order by article_id`,
  );

it('replaces a name in every text of both languages, and leaves everything else as it stood', async () => {
  using test = await openTestStore();
  const { store } = test;
  const english = { ...buildDocument('Tides'), lede: 'Hanako Nezuta went.', headline: 'Nezuta speaks' };
  const { ref } = await buildArticle('Tides', { document: english, slug: 'tides' });
  const { articleId } = ref;
  const japanese = { ...buildDocument('潮'), headline: '禰豆田花子氏が語る', lede: '禰豆田さんは行った。' };
  await buildArticle('潮', { locale: 'ja', translationOf: articleId, document: japanese, slug: '潮' });
  await rewriteLede({ articleId, was: 'Hanako Nezuta went.', value: 'Hanako Nezuta left.' });
  await publishEdition({ actor, ...ref });
  await rewriteLede({ articleId, was: 'Hanako Nezuta left.', value: 'Then Nezuta left.' });
  await correctEdition({ actor, ...ref, text: 'Nezuta was misspelt.' });
  await placeArticle({ actor, articleId, locale, slot: 'lead', headline: 'Nezuta' });
  await setBanner({ actor, locale, text: 'Nezuta', endsAt: new Date(START.getTime() + 3_600_000) });
  const bytes = await (await paint(60, 40)).png().toBuffer();
  await addMedia({
    actor,
    bytes,
    credit: 'Hanako Nezuta',
    texts: { en: { alt: 'Nezuta', caption: 'Nezuta' } },
  });
  const words = { name: 'Hanako Nezuta', slug: 'hn', description: '', role: '' };
  const both = { ja: { ...words, name: '禰豆田花子', slug: 'hnj' }, en: words };
  for (const kind of ['tag', 'author'] as const) {
    await saveTopic({ actor, kind, words: both, aliases: [], links: [] });
  }
  await addNote({ actor, ...ref, segment: 'lede', text: 'Ask Nezuta.' });
  const editor = { name: 'E', role: 'editor', userId: 'e' } as const;
  expect(await askForReview({ actor: editor, ...ref, note: 'Nezuta has read it.' })).toMatchObject({
    ok: true,
  });
  const nothing = { name: '', description: '', line: '', publisher: '', contact: '' };
  await saveSiteWords({ actor, words: { ja: nothing, en: { ...nothing, contact: 'Nezuta' } } });
  const other = await buildArticle('Winds');
  const sponsor = { ja: '禰豆田商店', en: 'Nezuta & Co.' };
  expect(await setMarks({ actor, articleId: other.ref.articleId, noindex: false, sponsor })).toMatchObject({
    ok: true,
  });
  await withdrawEdition({ actor, ...other.ref, reason: 'It named Hanako Nezuta.' });
  test.setNow(new Date(START.getTime() + 60_000));
  await indexDrafts(store, 100);

  const before = await states();
  const preview = await previewNames({ actor, finder });
  expect(
    preview?.shown.find(({ column }) => column === 'reason' || column === 'withdrawn_reason'),
  ).toMatchObject({
    table: 'edition',
    articleId: other.ref.articleId,
    locale: 'en',
    headline: 'Winds headline',
    before: 'It named ',
    name: 'Hanako Nezuta',
    after: '.',
  });
  expect(new Set(preview?.shown.map(({ table }) => table))).toEqual(
    new Set([
      'revision',
      'author_name',
      'tag_name',
      'alias',
      'media',
      'media_text',
      'correction',
      'note',
      'hand_over',
      'article',
      'setting',
      'edition',
      'placement',
      'banner',
      'audit',
    ]),
  );
  const epoch = store.epoch();
  expect(await eraseName({ actor, replacings, seen: preview?.seen })).toMatchObject({
    ok: true,
    articles: 1,
  });

  // Of a test article the fingerprint of its file is the document itself.
  for (const name of ['nezuta', '禰豆田']) {
    expect([name, await placesWith(test, name)]).toEqual([name, ['import_record.sha256']]);
  }
  expect(store.epoch()).not.toBe(epoch);
  const read = async (of: 'ja' | 'en', slug: string) =>
    (await getArticle({ locale: of, slug }))?.document.headline;
  expect([await read('en', 'tides'), await read('ja', '潮')]).toEqual(['a woman speaks', '女性氏が語る']);
  // Translations stand as they stood.
  expect(await states()).toEqual(before);
  const [tag] = await store.read.execute<{ wording: string }>(sql`
    select wording from alias join tag_name on entity_id = tag_id where scope = 'tag' and name = 'a woman' and locale = 'en' and wording = 'a woman'`);
  expect(tag?.wording).toBe('a woman');
  const [entry] = await store.read.execute<{ detail: string }>(
    sql`select detail from audit where action = 'erase-name'`,
  );
  expect(Object.keys(JSON.parse(entry?.detail ?? '{}'))).toEqual(['places', 'rows', 'articles']);
  expect(await eraseName({ actor, replacings })).toMatchObject({ code: 'erase-nothing' });
});

describe('it is refused', () => {
  it('where texts have changed since they were shown, and nothing is replaced', async () => {
    using test = await openTestStore();
    await buildArticle('Nezuta');
    const seen = (await previewNames({ actor, finder }))?.seen;
    await buildArticle('Nezuta again');
    const places = await placesWith(test, 'nezuta');
    expect(await eraseName({ actor, replacings, seen })).toMatchObject({ code: 'erase-moved-on' });
    expect(await placesWith(test, 'nezuta')).toEqual(places);
  });

  it('where it would be too much at once', async () => {
    using test = await openTestStore();
    await buildArticle('Tides');
    await test.store.write(async (tx) => {
      await tx.execute(sql`
        with recursive n (i) as (select 1 union all select i + 1 from n where i <= ${ERASE_LIMITS.rows})
        insert into revision (article_id, locale, kind, actor, created_at, document, headline, lede)
        select 1, 'en', 'save', 'x', 0, document, 'Nezuta', '' from revision, n where revision.id = 1`);
    });
    expect((await previewNames({ actor, finder }))?.isTooMuch).toBe(true);
    expect(await eraseName({ actor, replacings })).toMatchObject({ code: 'erase-too-much' });
  });

  it.each([
    [[], 'erase-no-name'],
    [[{ name: 'A', by: 'B' }], 'erase-name-length'],
    [[{ name: 'Nezuta', by: ' ' }], 'erase-no-text'],
    [[{ name: 'Nezuta', by: 'Ms Nezuta' }], 'erase-same'],
    [Array.from({ length: 11 }, (_, n) => ({ name: `Name ${n}`, by: 'X' })), 'erase-too-many-names'],
  ] as [Replacing[], string][])('what cannot be meant: %j', async (asked, code) => {
    using _ = await openTestStore();
    expect(await eraseName({ actor, replacings: asked })).toMatchObject({ code });
  });
});
