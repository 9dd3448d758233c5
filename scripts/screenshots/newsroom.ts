import { createArticle } from '#db/commands/editions/create-article.ts';
import { invitePerson } from '#db/commands/people/invite-person.ts';
import { saveText } from '#db/commands/text/save-text.ts';
import { findArticleId } from '#db/queries/addresses/find-article.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import type { Locale } from '#lib/locale.ts';
import { type SignedIn, signInAs } from '#testing/sign-in.ts';

/** A small newsroom in the store of the demo: who works in it, and what they have just done. */
export type Newsroom = {
  aoi: SignedIn;
  mia: SignedIn;
  ben: SignedIn;
  /** An article whose Japanese has gone on since it was translated. */
  articleId: number;
};

/** The sentence of the demo that is rewritten, and what it says now; its translation is stale by that. */
const CHANGED: [before: string, now: string] = ['年150〜200件ほど報告され', '年200件ほど報告され'];
/** Only how it is set: its translation holds. */
const RESET: [before: string, now: string] = ['容量の面で衛星通信は', '容量の面で、衛星通信は'];
/** What nobody has translated yet. */
const ADDED = '修理船の手配をめぐる協定も、地域ごとに結ばれ始めた。';

/** The store's clock: the newsroom has done one thing after another, not all in one second. */
export const clock = {
  minutesAgo: 240,
  now: () => new Date(Date.now() - clock.minutesAgo * 60_000),
};

export async function prepareNewsroom(): Promise<Newsroom> {
  const aoi = await signInAs({ role: 'editor', name: '佐藤 葵', email: 'aoi@example.org', locale: 'ja' });
  const ben = await signInAs({ role: 'translator', name: 'Ben Carter', email: 'ben@example.org' });
  const mia = await signInAs({ role: 'admin', name: 'Mia Rossi', email: 'mia@example.org' });
  await signInAs({ role: 'writer', name: '田中 健', email: 'ken@example.org', locale: 'ja' });
  await done(invitePerson({ actor: mia.viewer, email: 'noor@example.org', role: 'writer' }));
  const articleId = await findArticleId('/ja/articles/undersea-cables');
  if (articleId === null) throw new Error('The demo has no article about undersea cables.');
  clock.minutesAgo = 150;
  await rewrite(aoi, articleId, 'ja', CHANGED);
  clock.minutesAgo = 95;
  await rewrite(aoi, articleId, 'ja', RESET);
  clock.minutesAgo = 38;
  await rewrite(aoi, articleId, 'ja', ['長さになる。クラウド', `長さになる。${ADDED}クラウド`]);
  clock.minutesAgo = 21;
  await done(createArticle({ actor: aoi.viewer, locale: 'ja', headline: '潮はなぜ一日に二度満ちるのか' }));
  clock.minutesAgo = 6;
  await done(createArticle({ actor: mia.viewer, locale: 'en', headline: 'What a census counts' }));
  clock.minutesAgo = 0;
  return { aoi, ben, mia, articleId };
}

/** Replaces words in the one text of an edition that has them, as somebody at another desk would. */
export async function rewrite(
  { viewer: actor }: SignedIn,
  articleId: number,
  locale: Locale,
  [before, now]: [before: string, now: string],
): Promise<void> {
  const view = await getEditor({ actor, articleId });
  const row = view?.rows.find(({ cells }) => cells[locale].text.includes(before));
  if (!row) throw new Error(`Article ${articleId} does not say "${before}".`);
  const { segment, place, cells } = row;
  const value = cells[locale].text.replace(before, now);
  const base = cells[locale].hash;
  const operation = { do: 'set', locale, segment, place, base, value } as const;
  await done(saveText({ actor, articleId, operations: [operation], kind: 'autosave' }));
}

async function done(result: Promise<{ ok: boolean }>): Promise<void> {
  const answer = await result;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}
