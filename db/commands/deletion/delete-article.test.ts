import { readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { placesWith } from '#testing/places-with.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { holdLease } from '../../outbox/lease.ts';
import { startAnnouncing } from '../../outbox/switch.ts';
import { indexDrafts } from '../../projections/index-drafts.ts';
import { resolveAddress } from '../../queries/addresses/resolve-address.ts';
import { whatGoes } from '../../queries/desk/deletion/what-goes.ts';
import { theStore } from '../../store.ts';
import { moveEdition } from '../addresses/move-edition.ts';
import { correctEdition } from '../editions/correct-edition.ts';
import { restoreArticle } from '../editions/restore-article.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { addMedia } from '../facts/add-media.ts';
import { orderPlacements } from '../front/edit-board.ts';
import { placeArticle } from '../front/place-article.ts';
import { setBanner } from '../front/set-banner.ts';
import { sharePreview } from '../previews/share-preview.ts';
import { deleteArticle } from './delete-article.ts';

const actor = TEST_ACTOR;
const locale = 'en';

const resolve = (slug: string, of: 'ja' | 'en' = locale) =>
  resolveAddress({ scope: 'article', locale: of, slug });

it('deletes all that an article said, in both languages, and leaves addresses that answer 410', async () => {
  using test = await openTestStore();
  const { store } = test;
  await holdLease(store, 'test', { now: START, until: START });
  await store.write((tx) => startAnnouncing(tx, ['webhook:x:1'], START));
  const name = 'Zanzibar';
  const { ref } = await buildArticle(name, { document: buildDocument(name), slug: 'spice' });
  const { articleId } = ref;
  await buildArticle(`${name}日本`, { locale: 'ja', translationOf: articleId, publish: false });
  const other = (await buildArticle('Winds')).ref.articleId;
  await moveEdition({ actor, ...ref, slug: 'cloves' });
  await correctEdition({ actor, ...ref, text: `${name} was misspelt.` });
  await sharePreview({ actor, ...ref, days: 7 });
  for (const each of [articleId, other]) {
    await placeArticle({
      actor,
      articleId: each,
      locale,
      slot: 'second',
      headline: each === other ? '' : name,
    });
  }
  await orderPlacements({ actor, locale, order: [1, 2] });
  await setBanner({
    actor,
    locale,
    text: 'High water',
    articleId,
    endsAt: new Date(START.getTime() + 3_600_000),
  });
  const bytes = await (await paint(60, 40)).png().toBuffer();
  const own = await addMedia({ actor, articleId, bytes, credit: 'A' });
  test.setNow(new Date(START.getTime() + 60_000));
  await indexDrafts(store, 100);
  expect(await placesWith(test, name)).toEqual(
    expect.arrayContaining([
      'revision.document',
      'search_words',
      'desk_text',
      'outbox.facts',
      'audit.detail',
    ]),
  );

  await trashArticle({ actor, articleId });
  const loss = await whatGoes({ actor, articleId });
  expect(loss).toMatchObject({
    corrections: 1,
    previews: 1,
    imports: 2,
    placements: 1,
    pictures: [own.ok && own.mediaId],
    headlines: { en: `${name} headline`, ja: `${name}日本 headline` },
  });
  expect(loss?.addresses.map(({ slug }) => slug).sort()).toEqual(['cloves', 'spice']);
  const epoch = store.epoch();
  expect(
    await deleteArticle({ actor, articleId, headline: ` ${name} headline `, seen: loss?.seen }),
  ).toMatchObject({
    ok: true,
  });

  expect(await placesWith(test, name)).toEqual([]);
  expect(store.epoch()).not.toBe(epoch);
  expect([await resolve('spice'), await resolve('cloves')]).toEqual([{ is: 'gone' }, { is: 'gone' }]);
  expect(await resolve(`zanzibar日本-headline`, 'ja')).toEqual({ is: 'missing' });
  // What is left: who did what, without texts; the picture; the banner, without its link; the other article.
  const audits = await store.read.execute<{ action: string; detail: string }>(
    sql`select action, detail from audit where article_id = ${articleId} order by id desc`,
  );
  expect(audits[0]).toMatchObject({ action: 'delete-article' });
  expect(new Set(audits.slice(1).map(({ detail }) => detail))).toEqual(new Set(['{}']));
  const left = await store.read.execute<{ n: number }>(
    sql`select (select count(*) from media) + (select count(*) from banner where article_id is null) * 10
      + (select count(*) from placement) * 100 + (select count(*) from article) * 1000 as n`,
  );
  expect(left[0]?.n).toBe(1111);
  const [damage] = await store.read.execute<{ n: number }>(
    sql`select count(*) as n from pragma_foreign_key_check`,
  );
  expect(damage?.n).toBe(0);
  expect(readdirSync(test.dataDir)).not.toContain('share');
});

it('asks for the headline, of an article in the trash, as it was shown', async () => {
  using _ = await openTestStore();
  const { articleId } = (await buildArticle('Tides')).ref;
  const ask = (headline: string, seen?: string) => deleteArticle({ actor, articleId, headline, seen });
  expect(await ask('Tides headline')).toMatchObject({ code: 'not-in-trash' });
  await trashArticle({ actor, articleId });
  const seen = (await whatGoes({ actor, articleId }))?.seen;
  expect(await ask('Tides')).toMatchObject({ code: 'headline-differs' });
  expect(await ask(String(articleId))).toMatchObject({ code: 'headline-differs' });
  await restoreArticle({ actor, articleId });
  await moveEdition({ actor, articleId, locale, slug: 'ebb' });
  await buildArticle('Tides', { locale: 'ja', translationOf: articleId, publish: false });
  await trashArticle({ actor, articleId });
  expect(await ask('Tides headline', seen)).toMatchObject({ code: 'trash-moved-on' });
  const [row] = await theStore().read.execute<{ n: number }>(sql`select count(*) as n from article`);
  expect(row?.n).toBe(1);
});

it('an address that readers never knew is free again', async () => {
  using _ = await openTestStore();
  const { articleId } = (await buildArticle('Tides', { publish: false, slug: 'tides' })).ref;
  await trashArticle({ actor, articleId });
  expect(await deleteArticle({ actor, articleId, headline: 'Tides headline' })).toMatchObject({ ok: true });
  expect(await resolve('tides')).toEqual({ is: 'missing' });
  expect((await buildArticle('Waves', { slug: 'tides' })).ref.articleId).not.toBe(articleId);
  expect(await resolve('tides')).toMatchObject({ is: 'page' });
});
