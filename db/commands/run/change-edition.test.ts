import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore } from '#testing/test-store.ts';
import { edition } from '../../schema.ts';
import { changeEdition } from './change-edition.ts';
import { runCommand } from './run-command.ts';

const facts = (test: Awaited<ReturnType<typeof openTestStore>>) =>
  oneRow(
    sql`
    select (select version from edition) as version, (select modified_at from edition) as modified,
      (select count(*) from audit) as audits, (select value from epoch) as epoch`,
    test.store,
  );

it('a change of an edition that somebody else wrote to in between is refused, and nothing of it is kept', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const before = await facts(test);
  const result = await runCommand(TEST_ACTOR, { right: 'publish', articleId: ref.articleId }, (context) =>
    changeEdition(context, ref, 'correct', async (found) => {
      await context.transaction
        .update(edition)
        .set({ version: sql`${edition.version} + 1` })
        .where(eq(edition.id, found.id));
      return { ...found, modifiedAt: context.now };
    }),
  );
  expect(result).toEqual({ ok: false, code: 'moved-on', detail: { articleId: ref.articleId, locale: 'en' } });
  expect(await facts(test)).toEqual(before);
});

it('a change of an edition answers with the version that it has now: what is said next is said of that', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const result = await runCommand(TEST_ACTOR, { right: 'publish', articleId: ref.articleId }, (context) =>
    changeEdition(context, ref, 'correct', (found) => ({ ...found, modifiedAt: context.now })),
  );
  expect(result).toMatchObject({ ok: true });
  expect(await facts(test)).toMatchObject({ version: result.ok && result.version });
});
