import { buildArticle } from '#testing/build-article.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

/** A draft in English. */
async function makeDraft(name: string) {
  const { ref, slug } = await inStore(() => buildArticle(name, { publish: false }));
  return { articleId: ref.articleId, slug };
}

type View = {
  rows: { segment: string; cells: { en: { text: string; hash: string | null } } }[];
  editions: { en: { version: number } };
};

test('a draft is seen by staff exactly as readers will get it, and by nobody else', async ({
  browser,
  page,
  context,
}) => {
  const { articleId, slug } = await makeDraft('Glaciers');
  const path = `/en/preview/${articleId}`;

  await page.goto(path);
  await expect(page).toHaveURL(new RegExp(`/admin/sign-in\\?next=${encodeURIComponent(path)}`));
  expect((await page.request.get(`/en/articles/${slug}`)).status()).toBe(404);

  await signIn(context, { role: 'editor' });
  await page.goto(path);
  await expect(page.getByRole('complementary', { name: 'Draft – not public' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glaciers headline');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await fitsItsWidth(page)).toBe(true);

  const writer = await browser.newContext();
  await signIn(writer, { role: 'writer' });
  const theirs = await (await writer.newPage()).goto(path);
  expect(theirs?.status()).toBe(404);
  expect(await theirs?.text()).not.toContain('Glaciers headline');
  await writer.close();
});

test('ten saves of one text at the same moment never overwrite one another', async ({ page, context }) => {
  const { articleId } = await makeDraft('Moraines');
  await signIn(context, { role: 'editor' });
  const api = `/api/desk/articles/${articleId}`;
  const lede = async () => {
    const view: View = await (await page.request.get(api)).json();
    return view.rows.find(({ segment }) => segment === 'lede')?.cells.en;
  };
  const before = await lede();
  const save = (n: number) =>
    page.request.patch(`${api}/text`, {
      headers: { origin: `http://127.0.0.1:${process.env.E2E_PORT}` },
      data: {
        operations: [
          {
            do: 'set',
            locale: 'en',
            segment: 'lede',
            base: before?.hash,
            value: `Version ${n}.`,
            place: { section: 'head', path: [] },
          },
        ],
      },
    });
  const answers = await Promise.all(Array.from({ length: 10 }, (_each, n) => save(n)));
  const statuses = answers.map((answer) => answer.status());
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(9);
  expect((await lede())?.text).toBe(`Version ${statuses.indexOf(200)}.`);
});
