import { expect, it } from 'vitest';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { correctEdition } from '../../commands/editions/correct-edition.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { rescheduleEdition } from '../../commands/editions/reschedule-edition.ts';
import { scheduleEdition } from '../../commands/editions/schedule-edition.ts';
import { unscheduleEdition } from '../../commands/editions/unschedule-edition.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
import { getHistory } from './get-history.ts';

const actor = TEST_ACTOR;
const minute = (n: number) => new Date(START.getTime() + n * 60_000);
const ask = () => getHistory({ locale: 'en', slug: 'tides' });

/** `minute what: text, …` of each entry, newest first; in a text what was taken out in [], what was put in in (). */
async function told(): Promise<string[]> {
  const entries = (await ask())?.entries ?? [];
  return entries.map((entry) => {
    const at = (entry.at.getTime() - START.getTime()) / 60_000;
    const notes = 'notes' in entry ? entry.notes.map(({ kind, text }) => `${kind} “${text}”`) : [];
    const texts =
      'differences' in entry
        ? entry.differences.map(({ runs }) =>
            runs
              .map(({ kind, text }) =>
                kind === 'same' ? text : kind === 'added' ? `(${text})` : `[${text}]`,
              )
              .join(''),
          )
        : [];
    return [`${at} ${entry.is}`, ...notes, ...texts].join(' | ');
  });
}

it('tells updates and corrections with what readers had before and have since, and no minor change', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  const rewrite = (was: string, value: string) => rewriteLede({ articleId: ref.articleId, was, value });
  expect(await told()).toEqual(['0 published']);
  test.setNow(minute(5));
  await rewrite('Tides lede.', 'Tides come.');
  expect(await told()).toEqual(['0 published']);
  await publishEdition({ actor, ...ref });
  expect(await told()).toEqual(['5 updated | Tides [lede](come).', '0 published']);
  test.setNow(minute(6));
  await rewrite('Tides come.', 'Tides come!');
  await publishEdition({ actor, ...ref, change: { is: 'minor' } });
  expect(await told()).toEqual(['5 updated | Tides [lede](come).', '0 published']);
  test.setNow(minute(8));
  await rewrite('Tides come!', 'Tides *go*!');
  await publishEdition({ actor, ...ref, change: { is: 'correction', kind: 'correction', text: 'They go.' } });
  expect(await told()).toEqual([
    '8 corrected | correction “They go.” | Tides [come](go)!',
    '5 updated | Tides [lede](come).',
    '0 published',
  ]);
});

it('tells what was moved in the calendar at its new minute, and nothing of it at the old one', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'Tides secret.' });
  await scheduleEdition({ actor, ...ref, at: minute(5) });
  test.setNow(minute(1));
  expect(await rescheduleEdition({ actor, ...ref, at: minute(20) })).toMatchObject({ ok: true });
  test.setNow(minute(10));
  expect(await told()).toEqual(['0 published']);
  test.setNow(minute(20));
  expect(await told()).toEqual(['20 updated | Tides [lede](secret).', '0 published']);
});

it('tells what was planned when it has come, never what was taken back', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  const rewrite = (was: string, value: string) => rewriteLede({ articleId: ref.articleId, was, value });
  await rewrite('Tides lede.', 'Secret.');
  await scheduleEdition({ actor, ...ref, at: minute(10) });
  expect(await told()).toEqual(['0 published']);
  test.setNow(minute(2));
  await unscheduleEdition({ actor, ...ref });
  await rewrite('Secret.', 'Tides flow.');
  await scheduleEdition({ actor, ...ref, at: minute(10) });
  test.setNow(minute(9));
  expect(await told()).toEqual(['0 published']);
  test.setNow(minute(10));
  expect(await told()).toEqual(['10 updated | Tides [lede](flow).', '0 published']);
});

it('does not print again what was taken back', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  test.setNow(minute(3));
  await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'Nothing.' });
  await publishEdition({ actor, ...ref });
  test.setNow(minute(4));
  await correctEdition({ actor, ...ref, kind: 'retraction', text: 'We take it back.' });
  expect(await told()).toEqual(['4 corrected | retraction “We take it back.”', '3 updated', '0 published']);
});

it('is not there while the edition is not', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
  expect(await ask()).toBeNull();
});
