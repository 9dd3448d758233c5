import { describe, expect, it } from 'vitest';
import type { ArticleDocument } from '#lib/article/document.ts';
import type { Operation } from '#lib/desk/editor.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { openTestStore } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { createArticle } from '../../commands/editions/create-article.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { addMedia } from '../../commands/facts/add-media.ts';
import { saveText } from '../../commands/text/save-text.ts';
import { withReading } from '../../freshness/reading.ts';
import { textHash } from '../../text-hash.ts';
import { getDraftArticle } from '../desk/editor/get-draft-article.ts';
import { listPictures } from '../desk/editor/list-pictures.ts';
import { listMedia } from '../lists/list-media.ts';
import { getArticle } from './get-article.ts';

type SetText = Extract<Operation, { do: 'set' }>;

const WRITER: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };

async function addPicture(width: number): Promise<string> {
  const bytes = await (await paint(width, 48)).png().toBuffer();
  const texts = { en: { alt: 'The two presidents' }, ja: { alt: '両大統領' } };
  const added = await addMedia({ actor: TEST_ACTOR, bytes, credit: 'A', texts });
  if (!added.ok) throw new Error(added.code);
  return String(added.mediaId);
}

const withPicture = (media: string): ArticleDocument => ({
  v: 2,
  headline: 'Talks',
  lede: 'They met.',
  outlook: {
    blocks: [
      { id: 'p', kind: 'pictures', pictures: [{ id: 'q', media }] },
      { id: 'c', kind: 'card', title: 'Film', media },
    ],
  },
});

describe('the pictures of a text', () => {
  it('take one statement more, and the page follows what is said of them', async () => {
    using test = await openTestStore();
    const media = await addPicture(64);
    await buildArticle('Talks', { document: withPicture(media), slug: 'talks' });
    const before = test.store.statements();
    const { result, reading } = await withReading(() => getArticle({ locale: 'en', slug: 'talks' }));
    expect(test.store.statements() - before).toBe(7);
    expect(result?.pictures).toMatchObject({
      [media]: { width: 64, alt: 'The two presidents', credit: 'A' },
    });
    expect(reading.words).toContain(`media:${media}`);
    expect(await listMedia()).toMatchObject([{ mediaId: Number(media), articleIds: [1] }]);
  });

  it('change in both languages when one of them is published with another', async () => {
    using _ = await openTestStore();
    const [before, after] = [await addPicture(64), await addPicture(96)];
    const { ref } = await buildArticle('Talks', { document: withPicture(before), slug: 'talks' });
    await buildArticle('会談', {
      locale: 'ja',
      translationOf: ref.articleId,
      document: { ...withPicture(before), headline: '会談' },
      slug: 'kaidan',
    });
    const operation = {
      do: 'set' as const,
      locale: 'en' as const,
      segment: 'q.media',
      base: textHash(before),
      value: after,
      place: { section: 'outlook' as const, path: [] },
    };
    const { articleId } = ref;
    expect(
      await saveText({ actor: TEST_ACTOR, articleId, operations: [operation], kind: 'save' }),
    ).toMatchObject({ ok: true, conflicts: [] });
    expect(await publishEdition({ actor: TEST_ACTOR, ...ref })).toMatchObject({ ok: true });
    const japanese = await getArticle({ locale: 'ja', slug: 'kaidan' });
    expect(japanese?.pictures[after]).toMatchObject({ width: 96, alt: '両大統領' });
  });

  it('are none where nobody took such a picture in', async () => {
    using _ = await openTestStore();
    await buildArticle('Talks', { document: withPicture('77'), slug: 'talks' });
    expect((await getArticle({ locale: 'en', slug: 'talks' }))?.pictures).toEqual({});
  });

  it('stay unseen by those who may not read the text, also by one who writes their numbers', async () => {
    using _ = await openTestStore();
    const media = await addPicture(64);
    const waiting = await buildArticle('Talks', { document: withPicture(media), publish: false });
    const { write, shown } = await ownArticle();
    await write(WRITER, media);
    expect(await shown()).toEqual({});
    expect(await listPictures({ actor: WRITER })).toEqual([]);

    await publishEdition({ actor: TEST_ACTOR, ...waiting.ref });
    expect(await listPictures({ actor: WRITER })).toMatchObject([{ mediaId: Number(media) }]);
  });

  it('that a writer takes in for the own text stand there, and are seen at the desk before', async () => {
    using _ = await openTestStore();
    const { articleId, write, shown } = await ownArticle();
    const bytes = await (await paint(80, 48)).png().toBuffer();
    const taken = await addMedia({ actor: WRITER, bytes, credit: 'Chiba', forTextOf: articleId });
    const media = String(taken.ok && taken.mediaId);
    expect(await listPictures({ actor: WRITER })).toMatchObject([{ mediaId: Number(media) }]);
    await write(WRITER, media);
    expect(Object.keys((await shown()) ?? {})).toEqual([media]);
    const elsewhere = await buildArticle('Talks', { publish: false });
    const refused = await addMedia({ actor: WRITER, bytes, credit: 'C', forTextOf: elsewhere.ref.articleId });
    expect(refused).toMatchObject({ ok: false, code: 'unknown-article' });
  });

  it('that somebody else put into a text stay in it when its writer goes on', async () => {
    using _ = await openTestStore();
    const media = await addPicture(64);
    const { write, shown, rename } = await ownArticle();
    await write(TEST_ACTOR, media);
    await rename('Renamed');
    expect(await shown()).toMatchObject({ [media]: { alt: 'The two presidents' } });
    expect(await listPictures({ actor: WRITER })).toMatchObject([{ mediaId: Number(media) }]);
  });
});

/** An article of the writer's, into which a picture can be written by its number. */
async function ownArticle() {
  const locale = 'en' as const;
  const made = await createArticle({ actor: WRITER, locale, headline: 'Own' });
  if (!made.ok) throw new Error(made.code);
  const { articleId } = made;
  const save = async (actor: Actor, operation: Omit<SetText, 'do' | 'locale'>) => {
    const operations = [{ do: 'set' as const, locale, ...operation }];
    expect(await saveText({ actor, articleId, operations, kind: 'save' })).toMatchObject({
      ok: true,
      conflicts: [],
    });
  };
  return {
    articleId,
    write: (actor: Actor, media: string) =>
      save(actor, {
        segment: 'q.media',
        base: null,
        value: media,
        place: {
          section: 'outlook',
          path: [
            { id: 'p', kind: 'pictures', after: null },
            { id: 'q', kind: 'picture', after: null },
          ],
        },
      }),
    rename: (headline: string) =>
      save(WRITER, {
        segment: 'headline',
        base: textHash('Own'),
        value: headline,
        place: { section: 'head', path: [] },
      }),
    shown: async () => (await getDraftArticle({ actor: WRITER, articleId, locale }))?.pictures,
  };
}
