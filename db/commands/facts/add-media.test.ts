import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { factsOf } from '../../queries/desk/editor/facts-of.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { listMedia } from '../../queries/lists/list-media.ts';
import { audit, change, media } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { createArticle } from '../editions/create-article.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { type AddMedia, addMedia } from './add-media.ts';
import { saveFacts } from './save-facts.ts';
import { setHero } from './set-hero.ts';

const BYTES = await (await paint(600, 400)).jpeg().toBuffer();

const add = (given: Partial<AddMedia> = {}) =>
  addMedia({ actor: TEST_ACTOR, bytes: BYTES, credit: 'A. Photographer', ...given });

async function added(given: Partial<AddMedia> = {}) {
  const result = await add(given);
  if (!result.ok) throw new Error(result.code);
  return result;
}

const filesOf = ({ dataDir }: TestStore) => readdirSync(join(dataDir, 'media')).toSorted();

/** How often the epoch has been raised. */
const raisedIn = async ({ store }: TestStore) => (await store.read.select().from(change)).length;

describe('a picture that is taken in', () => {
  it('is kept as files that its row names, and told in the log of actions', async () => {
    using test = await openTestStore();
    const result = await added({ licence: 'CC BY 4.0', focal: { x: 0.25, y: 0.75 } });
    expect(result).toMatchObject({ status: 'created', mediaId: 1, width: 600, height: 400 });
    expect(filesOf(test)).toEqual(result.variants.map(({ file }) => file).toSorted());
    const [row] = await test.store.read.select().from(media);
    expect(row).toMatchObject({
      width: 600,
      height: 400,
      focalX: 0.25,
      focalY: 0.75,
      credit: 'A. Photographer',
      licence: 'CC BY 4.0',
      variants: result.variants,
    });
    const [action] = await test.store.read.select().from(audit).where(eq(audit.action, 'add-media'));
    expect(action).toMatchObject({ actor: 'test', detail: { mediaId: 1 } });
  });

  it('opens its article in both languages, each with its own words', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', { slug: 'tides' });
    await buildArticle('潮汐', { locale: 'ja', slug: 'tides', translationOf: ref.articleId });
    await added({
      articleId: ref.articleId,
      texts: { en: { alt: 'A harbour at low tide', caption: 'Low tide.' }, ja: { alt: '干潮の港' } },
    });
    const english = await getArticle({ locale: 'en', slug: 'tides' });
    const japanese = await getArticle({ locale: 'ja', slug: 'tides' });
    expect(english?.hero).toMatchObject({
      width: 600,
      height: 400,
      alt: 'A harbour at low tide',
      caption: 'Low tide.',
      credit: 'A. Photographer',
    });
    expect(japanese?.hero).toMatchObject({ alt: '干潮の港', caption: '' });
    expect(english?.hero?.variants).toHaveLength(4);
  });

  it('is the same picture the second time, and nothing changes', async () => {
    using test = await openTestStore();
    const first = await added({ texts: { en: { alt: 'A harbour' } } });
    const before = [filesOf(test), await raisedIn(test)];
    expect(await added()).toMatchObject({ status: 'unchanged', mediaId: first.mediaId, withoutAlt: ['ja'] });
    expect([filesOf(test), await raisedIn(test)]).toEqual(before);
    expect(await listMedia()).toHaveLength(1);
  });

  it('takes what is said about it from the second time, and keeps what was not said again', async () => {
    using test = await openTestStore();
    await added({ licence: 'CC0', focal: { x: 0.1, y: 0.2 }, texts: { en: { alt: 'A harbour' } } });
    const before = await raisedIn(test);
    const again = await added({ credit: 'B. Photographer', texts: { ja: { alt: '港' } } });
    expect(again).toMatchObject({ status: 'updated', withoutAlt: [] });
    expect(await raisedIn(test)).toBe(before + 1);
    expect(await listMedia()).toMatchObject([
      {
        credit: 'B. Photographer',
        licence: 'CC0',
        focalX: 0.1,
        focalY: 0.2,
        texts: { en: { alt: 'A harbour', caption: '' }, ja: { alt: '港', caption: '' } },
      },
    ]);
  });

  it('is one picture when it is handed in twice at once', async () => {
    using test = await openTestStore();
    const both = await Promise.all([added(), added()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['created', 'unchanged']);
    expect(await listMedia()).toHaveLength(1);
    expect(filesOf(test)).toHaveLength(4);
  });

  it('is said to lack its end mark where it does, each time', async () => {
    using _ = await openTestStore();
    const bytes = BYTES.subarray(0, -2);
    expect(await added({ bytes })).toMatchObject({ status: 'created', warnings: ['no-end'] });
    expect(await added({ bytes })).toMatchObject({ status: 'unchanged', warnings: ['no-end'] });
    expect(await added()).toMatchObject({ warnings: [] });
  });

  it('brings lost files back', async () => {
    using test = await openTestStore();
    const { variants } = await added();
    const before = filesOf(test);
    rmSync(join(test.dataDir, 'media', variants[0]?.file ?? ''));
    expect(await added()).toMatchObject({ status: 'unchanged' });
    expect(filesOf(test)).toEqual(before);
  });
});

describe('a picture that is refused', () => {
  it('leaves neither a row nor half a file', async () => {
    using test = await openTestStore();
    expect(await add({ bytes: Buffer.from('no picture') })).toMatchObject({ code: 'not-a-picture' });
    expect(await add({ bytes: BYTES.subarray(0, 900) })).toMatchObject({ code: 'damaged' });
    expect(await add({ credit: '  ' })).toMatchObject({ code: 'no-credit' });
    expect(await add({ focal: { x: 1.1, y: 0 } })).toMatchObject({ code: 'bad-focal-point' });
    expect(await add({ focal: { x: Number.NaN, y: 0 } })).toMatchObject({ code: 'bad-focal-point' });
    expect(await add({ articleId: 99 })).toMatchObject({ code: 'unknown-article' });
    expect(await listMedia()).toEqual([]);
    expect(readdirSync(test.dataDir)).not.toContain('media');
  });

  it('by the disk is told in a sentence, and has no row', async () => {
    using test = await openTestStore();
    writeFileSync(join(test.dataDir, 'media'), 'a file where the folder should be');
    await expect(add()).rejects.toThrow(/media cannot be written \(\w+\); the picture was not taken in/);
    expect(await listMedia()).toEqual([]);
  });

  it('for its article in the trash has no row that names the files', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await trashArticle({ actor: TEST_ACTOR, articleId: ref.articleId });
    expect(await add({ articleId: ref.articleId })).toMatchObject({ ok: false, code: 'trashed' });
    expect(await listMedia()).toEqual([]);
    expect(filesOf(test).filter((file) => file.startsWith('.'))).toEqual([]);
  });
});

it('a picture that somebody else hands in at the same moment is kept once', async () => {
  using test = await openTestStore();
  await test.store.write(async (transaction) => {
    await transaction.execute(
      sql.raw(`create trigger other before insert on media begin
        insert into media (sha256, width, height, credit, variants, created_at)
        values (new.sha256, 1, 1, 'Somebody else', '[]', 1); end`),
    );
  });
  expect(await added()).toMatchObject({ status: 'updated', mediaId: 1 });
  expect(await listMedia()).toMatchObject([{ credit: 'A. Photographer' }]);
});

describe('the picture of an article', () => {
  it('can be given, changed and taken away, and each is seen at once', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides', { slug: 'tides' });
    const { mediaId } = await added();
    const hero = async () => (await getArticle({ locale: 'en', slug: 'tides' }))?.hero?.credit;
    const give = (id: number | null) => setHero({ actor: TEST_ACTOR, articleId: ref.articleId, mediaId: id });

    const before = await raisedIn(test);
    expect(await give(mediaId)).toEqual({ ok: true, changed: true });
    expect(await hero()).toBe('A. Photographer');
    expect(await raisedIn(test)).toBe(before + 1);
    expect(await give(mediaId)).toEqual({ ok: true, changed: false });
    expect(await raisedIn(test)).toBe(before + 1);
    expect(await listMedia()).toMatchObject([{ articleIds: [ref.articleId] }]);
    expect(await give(null)).toEqual({ ok: true, changed: true });
    expect(await hero()).toBeUndefined();
  });

  it('must be a picture that exists, and the article too', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    expect(await setHero({ actor: TEST_ACTOR, articleId: ref.articleId, mediaId: 7 })).toEqual({
      ok: false,
      code: 'unknown-media',
      detail: { mediaId: 7 },
    });
    expect(await setHero({ actor: TEST_ACTOR, articleId: 99, mediaId: null })).toMatchObject({
      code: 'unknown-article',
    });
  });
});

describe('somebody who cannot publish', () => {
  const writer: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };

  it('gives a picture to articles of their own, and leaves what is said of it elsewhere', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', { slug: 'tides' });
    await added({ articleId: ref.articleId, texts: { en: { alt: 'A harbour' } } });
    const theirs = { actor: writer, credit: 'Somebody else', texts: { en: { alt: 'Nonsense' } } };
    expect(await add({ ...theirs, articleId: ref.articleId })).toMatchObject({ code: 'unknown-article' });
    const own = await createArticle({ actor: writer, locale: 'en' });
    if (!own.ok) throw new Error(own.code);
    await added({ ...theirs, articleId: own.articleId });
    const page = await getArticle({ locale: 'en', slug: 'tides' });
    expect(page?.hero).toMatchObject({ credit: 'A. Photographer', alt: 'A harbour' });
    const { hero, versions } = await factsOf(theStore().read, own.articleId);
    expect(hero?.mediaId).toBe(1);
    const change = { versions, hero: { mediaId: 1, texts: { en: { alt: 'Nonsense' } } } };
    expect(await saveFacts({ actor: writer, articleId: own.articleId, change })).toMatchObject({
      code: 'forbidden',
    });
  });

  it('nor anybody else replaces a picture that somebody gave the article meanwhile', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const { versions } = await factsOf(theStore().read, ref.articleId);
    const hero = { articleId: ref.articleId, heroVersion: versions.hero };
    await added(hero);
    expect(await add(hero)).toMatchObject({ code: 'stale-facts' });
  });
});
