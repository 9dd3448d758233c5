import { expect, it } from 'vitest';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { formatInstants } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { describeRefusal } from './describe.ts';
import { cliLocale, cliTranslator } from './messages.ts';

const minute = (n: number) => new Date(START.getTime() + n * 60_000);

it('dates that contradict each other are both named in Japan’s time, in both languages', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides', { publish: false });
  const edition = { actor: TEST_ACTOR, ...ref };
  await unpublishEdition({ ...edition, at: minute(10) });
  const scheduled = await scheduleEdition({ ...edition, at: minute(20) });
  const held = await embargoEdition({ ...edition, until: minute(20) });
  if (scheduled.ok || held.ok) throw new Error('They were to be refused.');

  const sentence = (locale: Locale, { code, detail }: typeof held) =>
    cliTranslator('problems.refusal', locale)(code, formatInstants(detail, locale));
  expect(sentence('en', scheduled)).toBe(
    'Nobody would ever see this: the English edition of article 1 is scheduled for 3 November 2026, 09:20 JST, but leaves the site at 3 November 2026, 09:10 JST. Change one of the two dates.',
  );
  expect(sentence('ja', scheduled)).toBe(
    'このままでは、読者が目にすることはありません。記事1の英語版は、公開予約が2026年11月3日 09:20なのに、公開終了は2026年11月3日 09:10です。どちらかの日時を変えてください。',
  );
  expect(sentence('en', held)).toContain('is under embargo until 3 November 2026, 09:20 JST');
  expect(sentence('ja', held)).toContain('解禁日時が2026年11月3日 09:20なのに');
  expect(describeRefusal(scheduled)).toBe(sentence(cliLocale(), scheduled));
});
