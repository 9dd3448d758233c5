import { expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { loseRows } from '#testing/break-table.ts';
import { buildArticle } from '#testing/build-article.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const dataDir = newDataDir();
const reindex = (...args: string[]) =>
  runHere(() => import('./reindex.ts'), args, { DATA_DIR: dataDir, LANG: 'C' });

it('reindex explains itself, names what differs from the store, and puts it right', async () => {
  expect((await reindex('--help')).out).toContain('Usage: npm run reindex -- [options]');
  const { store } = await openStore({ dataDir });
  const { ref } = await buildArticle('Tides');
  await buildArticle('Winds');
  expect(await reindex('--check')).toMatchObject({
    status: 0,
    out: 'The index is correct: no differences.\n',
  });
  store.close();
  loseRows(dataDir, 'search_entry', `article_id = ${ref.articleId}`);
  const { status, out } = await reindex('--check');
  expect([status, out]).toEqual([
    2,
    expect.stringMatching(
      new RegExp(
        `^Article ${ref.articleId} is not in the index .*\n1 difference. \`npm run reindex\` rebuilds the index.\n$`,
      ),
    ),
  ]);
  expect(await reindex()).toMatchObject({ status: 0, out: 'The search index was rebuilt: 2 texts.\n' });
  expect(await reindex('--check')).toMatchObject({ status: 0 });
});
