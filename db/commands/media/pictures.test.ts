import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskPicture } from '#lib/desk/pictures.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { paint, segmentAt, withBytes } from '#testing/pictures.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { withReading } from '../../freshness/reading.ts';
import { getPicture } from '../../queries/desk/pictures/get-picture.ts';
import { listLibrary } from '../../queries/desk/pictures/list-library.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { getTopic } from '../../queries/taxonomy/get-topic.ts';
import { audit, media } from '../../schema.ts';
import { createArticle } from '../editions/create-article.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { scheduleEdition } from '../editions/schedule-edition.ts';
import { type AddMedia, addMedia } from '../facts/add-media.ts';
import { setHero } from '../facts/set-hero.ts';
import { saveTopic } from '../topics/save-topic.ts';
import { removePicture } from './remove-picture.ts';
import { replacePicture } from './replace-picture.ts';
import { type SavePicture, savePicture } from './save-picture.ts';

const actor = TEST_ACTOR;
const WRITER: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };
const OTHER: Actor = { name: 'Doi', role: 'writer', userId: 'doi' };
const DAY = 24 * 3_600_000;

const RED = await (await paint(60, 40)).jpeg().toBuffer();
const BLUE = await (await paint(60, 40, { r: 40, g: 40, b: 200 })).jpeg().toBuffer();
const TALL = await (await paint(40, 60)).jpeg().toBuffer();

let test: TestStore;
beforeEach(async () => {
  test = await openTestStore();
});
afterEach(() => test[Symbol.dispose]());

async function add(given: Partial<AddMedia> = {}): Promise<number> {
  const result = await addMedia({ actor, bytes: RED, credit: 'A', ...given });
  if (!result.ok) throw new Error(result.code);
  return result.mediaId;
}

const view = async (mediaId: number, who: Actor = actor) =>
  getPicture({ actor: who, mediaId, namesIn: 'en' });

async function shown(mediaId: number): Promise<DeskPicture> {
  const found = await view(mediaId);
  if (!found) throw new Error(`There is no picture ${mediaId}.`);
  return found.picture;
}

/** Saves a picture with some of what is said of it changed. */
async function save(mediaId: number, change: Partial<SavePicture>) {
  const result = await savePicture({ ...(await shown(mediaId)), actor, mediaId, ...change });
  return result.ok ? 'done' : result.code;
}

/** Makes an author with a portrait, or says why not. */
async function giveFace(portrait: number | null, id?: number) {
  const words = { name: 'Aoi', slug: '', description: '', role: '' };
  const both = { ja: words, en: words };
  const topic = { actor, kind: 'author' as const, id, words: both, aliases: [], links: [], portrait };
  const result = await saveTopic(topic);
  return result.ok ? result.id : result.code;
}

const files = () => readdirSync(join(test.dataDir, 'media')).toSorted();
const idsIn = async (who: Actor, typed = '', before?: number) =>
  (await listLibrary({ actor: who, typed, before }))?.pictures.map(({ id }) => id);

describe('what is said of a picture', () => {
  it('is changed for readers, noted with what it was, and refused from a form that showed something else', async () => {
    const { ref } = await buildArticle('Tides', { slug: 'tides' });
    const mediaId = await add({ articleId: ref.articleId });
    const { seen, texts } = await shown(mediaId);
    const words = { ...texts, en: { alt: 'A pier', caption: 'At noon' } };
    expect(await save(mediaId, { seen, texts: words, focal: { x: 0.25, y: 1 } })).toBe('done');
    expect((await getArticle({ locale: 'en', slug: 'tides' }))?.hero).toMatchObject({
      alt: 'A pier',
      caption: 'At noon',
      focalX: 0.25,
      focalY: 1,
    });
    expect(await save(mediaId, { seen, credit: 'B' })).toBe('picture-moved-on');
    const rows = await test.store.read.select().from(audit).where(eq(audit.action, 'update-media'));
    expect(rows.map(({ detail }) => detail)).toMatchObject([
      { mediaId, before: { texts: { en: { alt: '' } } }, after: { texts: { en: { alt: 'A pier' } } } },
    ]);
  });

  it('is refused where it is incomplete or nonsense', async () => {
    const mediaId = await add();
    expect([
      await save(mediaId, { credit: '  ' }),
      await save(mediaId, { licenceUntil: '2026-02-30' }),
      await save(mediaId, { focal: { x: 1.01, y: 0 } }),
      await save(mediaId, { focal: { x: Number.NaN, y: 0 } }),
      await save(mediaId, { licence: 'x'.repeat(201) }),
      await save(mediaId, { licenceUntil: '2028-02-29' }),
    ]).toEqual([
      'no-credit',
      'invalid-licence-day',
      'bad-focal-point',
      'bad-focal-point',
      'picture-too-long',
      'done',
    ]);
  });

  it('blocks publishing and scheduling once the licence is over when readers would get it', async () => {
    const { ref } = await buildArticle('Tides', { publish: false });
    const mediaId = await add({ articleId: ref.articleId });
    const day = (n: number) => new Date(START.getTime() + n * DAY).toISOString().slice(0, 10);
    await save(mediaId, { licenceUntil: day(-2) });
    expect(await publishEdition({ actor, ...ref })).toMatchObject({
      code: 'blocked',
      problems: ['picture-licence-over'],
    });
    await save(mediaId, { licenceUntil: day(5) });
    const at = (n: number) => new Date(START.getTime() + n * DAY);
    expect(await scheduleEdition({ actor, ...ref, at: at(7) })).toMatchObject({ code: 'blocked' });
    const scheduled = await scheduleEdition({ actor, ...ref, at: at(3) });
    expect(scheduled.ok && scheduled.warns).toContain('picture-licence-ending');
  });
});

describe('another file', () => {
  it('takes the place of a picture for readers, and the former files are gone', async () => {
    const { ref } = await buildArticle('Tides', { slug: 'tides' });
    const mediaId = await add({ articleId: ref.articleId });
    await save(mediaId, { focal: { x: 0, y: 0 } });
    const former = files();
    const { seen } = await shown(mediaId);
    expect(await replacePicture({ actor, mediaId, seen, bytes: BLUE })).toMatchObject({
      ok: true,
      articles: 1,
    });
    const { variants, focal } = await shown(mediaId);
    expect(files()).toEqual(variants.map(({ file }) => file).toSorted());
    expect(files().some((file) => former.includes(file))).toBe(false);
    expect((await getArticle({ locale: 'en', slug: 'tides' }))?.hero?.variants).toEqual(variants);
    // It has the same shape; the next one has not.
    expect(focal).toEqual({ x: 0, y: 0 });
    expect(await replacePicture({ actor, mediaId, seen, bytes: TALL })).toMatchObject({
      code: 'picture-moved-on',
    });
    expect(await replacePicture({ actor, mediaId, bytes: TALL })).toMatchObject({ ok: true });
    expect((await shown(mediaId)).focal).toEqual({ x: 0.5, y: 0.5 });
  });

  it('is refused where it is another picture already, or none', async () => {
    const [red, blue] = [await add(), await add({ bytes: BLUE })];
    const before = files();
    expect(await replacePicture({ actor, mediaId: red, bytes: BLUE })).toMatchObject({
      code: 'picture-kept-already',
      detail: { mediaId: blue },
    });
    expect(await replacePicture({ actor, mediaId: red, bytes: RED.subarray(0, 300) })).toMatchObject({
      code: 'damaged',
    });
    expect(files()).toEqual(before);
  });
});

describe('a picture is removed', () => {
  it('with its files when no article has it, and taken in anew afterwards', async () => {
    const mediaId = await add();
    const before = files();
    expect(await removePicture({ actor, mediaId })).toEqual({ ok: true });
    expect([await view(mediaId), files()]).toEqual([null, []]);
    const again = await add();
    expect(again).not.toBe(mediaId);
    expect(files()).toEqual(before);
    const { ref } = await buildArticle('Tides');
    expect(await setHero({ actor, articleId: ref.articleId, mediaId })).toMatchObject({
      code: 'unknown-media',
    });
    await setHero({ actor, articleId: ref.articleId, mediaId: again });
    expect(await removePicture({ actor, mediaId: again })).toMatchObject({
      code: 'picture-in-use',
      detail: { articles: 1 },
    });
    expect(files()).toEqual(before);
  });

  it('without the files that another picture has as well', async () => {
    const noted = withBytes(RED, segmentAt(RED, 0xdb), 0xff, 0xfe, 0, 4, 1, 2);
    const [plain, other] = [await add(), await add({ bytes: noted })];
    const before = files();
    expect((await shown(other)).variants).toEqual((await shown(plain)).variants);
    await removePicture({ actor, mediaId: plain });
    expect(files()).toEqual(before);
    await removePicture({ actor, mediaId: other });
    expect(files()).toEqual([]);
  });
});

describe('the library', () => {
  it('shows a writer what they took in, what readers see, and nothing that waits in another’s article', async () => {
    const { ref } = await buildArticle('Merger', { publish: false });
    const waiting = await add({ articleId: ref.articleId });
    const own = await add({ actor: WRITER, bytes: BLUE });
    expect([await idsIn(WRITER), await idsIn(OTHER), await idsIn(actor)]).toEqual([
      [own],
      [],
      [own, waiting],
    ]);
    expect(await view(waiting, WRITER)).toBeNull();
    expect(await removePicture({ actor: WRITER, mediaId: waiting })).toMatchObject({ code: 'unknown-media' });
    await publishEdition({ actor, ...ref });
    expect(await view(waiting, WRITER)).toMatchObject({ articles: 1, uses: [], mayChange: false });
    const { seen: _, ...facts } = await shown(waiting);
    expect(await savePicture({ ...facts, actor: WRITER, mediaId: waiting })).toMatchObject({
      code: 'forbidden',
    });
  });

  it('lets a writer change their picture until readers see it', async () => {
    const made = await createArticle({ actor: WRITER, locale: 'en', headline: 'Own' });
    const articleId = made.ok ? made.articleId : 0;
    const mediaId = await add({ actor: WRITER, articleId });
    expect(await view(mediaId, WRITER)).toMatchObject({
      mayChange: true,
      articles: 1,
      uses: [{ entry: { articleId }, as: 'hero' }],
    });
    const { ref } = await buildArticle('Tides');
    await setHero({ actor, articleId: ref.articleId, mediaId });
    expect(await view(mediaId, WRITER)).toMatchObject({ mayChange: false, articles: 2 });
  });

  it('is found by credit, alternative text and caption, and keeps its words when the same file comes again', async () => {
    const red = await add({ credit: '100%_Ito', texts: { ja: { alt: '満潮の港' } } });
    const blue = await add({ bytes: BLUE, texts: { en: { caption: 'The Pier' } } });
    expect([
      await idsIn(actor, '%_i'),
      await idsIn(actor, '満潮'),
      await idsIn(actor, ' pier '),
      await idsIn(actor, 'none'),
    ]).toEqual([[red], [red], [blue], []]);
    await add({ credit: 'Somebody', keepsWords: true });
    expect((await shown(red)).credit).toBe('100%_Ito');
  });

  it('comes in pages of forty, each found in the order of the index', async () => {
    const first = await add();
    const row = { width: 1, height: 1, credit: 'A', variants: [], createdAt: START };
    const rows = Array.from({ length: 44 }, (_, n) => ({ ...row, sha256: `${n}` }));
    await test.store.write((transaction) => transaction.insert(media).values(rows));
    const page = await listLibrary({ actor });
    expect([page?.pictures.length, page?.next]).toEqual([40, first + 5]);
    const rest = await listLibrary({ actor, before: first + 5 });
    expect([rest?.pictures.map(({ id }) => id), rest?.next]).toEqual([
      [first + 4, first + 3, first + 2, first + 1, first],
      null,
    ]);
    for (const who of [actor, WRITER]) {
      const sent = await test.sentDuring(() => listLibrary({ actor: who, typed: 'a', before: 40 }));
      const steps = sent.flatMap((text) => explain(test.store, text));
      expect(steps.length).toBeGreaterThan(1);
      expect(
        steps.filter((step) => /^SCAN (?!used|CONSTANT|\()|TEMP B-TREE FOR ORDER BY/.test(step)),
      ).toEqual([]);
      expect(steps).toContainEqual(
        expect.stringMatching(/^SEARCH media USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/),
      );
    }
  });
});

describe('a portrait', () => {
  const portraitOf = async (slug = 'aoi') =>
    (await getTopic({ kind: 'author', locale: 'en', slug }))?.portrait;

  it('is shown on the page of its author, and cannot be removed from the library meanwhile', async () => {
    const mediaId = await add();
    const id = (await giveFace(mediaId)) as number;
    const { picture, portraits } = (await view(mediaId)) ?? {};
    expect(await portraitOf()).toMatchObject({ variants: picture?.variants, focalX: 0.5 });
    expect(portraits).toEqual([{ id, names: { ja: 'Aoi', en: 'Aoi' } }]);
    expect(await removePicture({ actor, mediaId })).toMatchObject({
      code: 'picture-is-portrait',
      detail: { name: 'Aoi' },
    });
    // A form that does not ask for it leaves it.
    const words = { name: 'Aoi', slug: '', description: '', role: 'Editor' };
    await saveTopic({ actor, kind: 'author', id, words: { ja: words, en: words }, aliases: [], links: [] });
    expect(await portraitOf()).not.toBeNull();
    expect(await giveFace(null, id)).toBe(id);
    expect(await portraitOf()).toBeNull();
    expect(await removePicture({ actor, mediaId })).toEqual({ ok: true });
  });

  it('is a picture that is there, whose licence has not ended', async () => {
    expect(await giveFace(99)).toBe('unknown-media');
    const mediaId = await add();
    expect(await save(mediaId, { licenceUntil: '2026-10-31' })).toBe('done');
    expect(await giveFace(mediaId)).toBe('portrait-licence-over');
    expect(await save(mediaId, { licenceUntil: '2030-01-01' })).toBe('done');
    expect(await giveFace(mediaId)).toBeGreaterThan(0);
  });

  it('is seen by readers, so that who cannot publish sees it and does not change it', async () => {
    const mediaId = await add({ actor: WRITER });
    expect((await view(mediaId, WRITER))?.mayChange).toBe(true);
    expect(await view(mediaId, OTHER)).toBeNull();
    await giveFace(mediaId);
    expect((await view(mediaId, WRITER))?.mayChange).toBe(false);
    expect(await view(mediaId, OTHER)).not.toBeNull();
  });

  it('makes what shows it fresh when its file is replaced', async () => {
    const mediaId = await add();
    await giveFace(mediaId);
    const { reading } = await withReading(() => portraitOf());
    expect([...reading.words]).toContain(`media:${mediaId}`);
  });
});
