import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import { SHARE_SHAPES, type ShareShape } from '#lib/share/share-address.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

const actor = TEST_ACTOR;
let server: Served;
beforeAll(async () => {
  server = await serveHere();
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(server.url, path, { headers, method });

/** An address of a picture as it was before anything was drawn of the subject. */
const formerly = (subject: string, shape: ShareShape = 'card') => `/share/${subject}-${shape}-00000000.jpg`;

async function currentOf(subject: string, shape?: ShareShape): Promise<string> {
  const { status, headers } = await get(formerly(subject, shape));
  expect([status, headers['cache-control']]).toEqual([302, 'no-store']);
  return String(headers.location);
}

describe('a share picture', () => {
  it('is sent for good, as what it is, and not again to who has it', async () => {
    const { ref } = await buildArticle('Tides', { category: 'science' });
    for (const shape of Object.keys(SHARE_SHAPES) as ShareShape[]) {
      const path = await currentOf(`article-${ref.articleId}-en`, shape);
      const { status, headers, body } = await get(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'image/jpeg',
        'content-length': String(body.length),
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      expect(await sharp(body).metadata()).toMatchObject(SHARE_SHAPES[shape]);
      const known = await get(path, { 'if-none-match': String(headers.etag) });
      expect([known.status, known.body.length]).toEqual([304, 0]);
      const head = await get(path, {}, 'HEAD');
      expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
        200,
        String(body.length),
        0,
      ]);
    }
  });

  it('is drawn once for all who ask at the same time, kept, and drawn again when it is gone', async () => {
    const path = await currentOf('category-1-ja');
    // More than may wait: each of them drawn by itself, some would be turned away.
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(path)));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    const folder = join(server.dataDir, 'share');
    const name = path.slice('/share/'.length);
    expect(readdirSync(folder).filter((each) => each.includes(name))).toEqual([name]);
    rmSync(join(folder, name));
    expect((await get(path)).body).toEqual(answers[0]?.body);
  });

  it('has another address as soon as it shows something else; the old one leads there', async () => {
    const { ref } = await buildArticle('Winds');
    const subject = `article-${ref.articleId}-en`;
    const before = await currentOf(subject);
    await buildArticle('Winds', { document: { ...buildDocument('Winds'), headline: 'Winds turn north' } });
    const after = await currentOf(subject);
    expect(after).not.toBe(before);
    const old = await get(before);
    expect([old.status, old.headers.location]).toEqual([302, after]);
    expect((await get(after)).status).toBe(200);
  });

  it('stands for the site and for a category in each language', async () => {
    const subjects = ['site-0-ja', 'site-0-en', 'category-6-ja', 'category-6-en'];
    const bodies = [];
    for (const subject of subjects)
      bodies.push((await get(await currentOf(subject))).body.toString('base64'));
    expect(new Set(bodies).size).toBe(4);
  });
});

describe('the picture of a chart', () => {
  const withChart: ArticleDocument = {
    ...buildDocument('Tides'),
    outlook: {
      blocks: [
        {
          id: 'c1',
          kind: 'chart',
          title: 'How high',
          columns: [{ id: 'a' }, { id: 'b', label: 'Metres' }],
          rows: [
            { id: 'r1', cells: { a: '2023', b: '1.2' } },
            { id: 'r2', cells: { a: '2024', b: '1.4' } },
          ],
        },
      ],
    },
  };

  it('is there as long as readers may see the chart', async () => {
    const { ref } = await buildArticle('Tides', { document: withChart, category: 'science' });
    const old = `/share/chart-${ref.articleId}-en-c1-00000000.png`;
    const path = String((await get(old)).headers.location);
    const { status, headers, body } = await get(path);
    expect([status, headers['content-type']]).toEqual([200, 'image/png']);
    expect(await sharp(body).metadata()).toMatchObject({ width: 1200, height: 900 });
    for (const missing of [path.replace('-c1-', '-c2-'), path.replace('-en-', '-ja-')]) {
      expect((await get(missing)).status).toBe(404);
    }
    await unpublishEdition({ actor, ...ref });
    expect((await get(path)).status).toBe(404);
  });
});

describe('what readers may not see', () => {
  it.each<[string, (ref: Awaited<ReturnType<typeof buildArticle>>['ref']) => Promise<unknown>]>([
    ['withdrawn', (ref) => withdrawEdition({ actor, ...ref, reason: 'Wrong' })],
    ['unpublished', (ref) => unpublishEdition({ actor, ...ref })],
    ['under an embargo', (ref) => embargoEdition({ actor, ...ref, until: new Date('2099-01-01T00:00:00Z') })],
    ['in the trash', ({ articleId }) => trashArticle({ actor, articleId })],
  ])('has no picture when it is %s, at an address that was right before or at any', async (state, hide) => {
    const { ref } = await buildArticle(`Hidden ${state}`);
    const subject = `article-${ref.articleId}-en`;
    const path = await currentOf(subject);
    expect((await get(path)).status).toBe(200);
    await hide(ref);
    for (const each of [path, formerly(subject)]) {
      const { status, headers } = await get(each);
      expect([status, headers.location]).toEqual([404, undefined]);
    }
  });

  it('has none as a draft, in a language without an edition, or where there is nothing', async () => {
    const draft = await buildArticle('Draft', { publish: false });
    const shown = await buildArticle('Shown');
    const subjects = [
      `article-${draft.ref.articleId}-en`,
      `article-${shown.ref.articleId}-ja`,
      'article-999999-en',
    ];
    for (const subject of [...subjects, 'category-999-en']) {
      expect([subject, (await get(formerly(subject))).status]).toEqual([subject, 404]);
    }
    for (const path of [
      '/share/',
      '/share/x',
      '/share/%2e%2e/prism.db',
      '/share/site-0-ja-card-00000000.png',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    expect((await get(formerly('site-0-ja'), {}, 'POST')).status).toBe(405);
  });
});
