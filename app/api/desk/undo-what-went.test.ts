import { expect, it } from 'vitest';
import type { Actor } from '#db/auth/actor.ts';
import { saveText } from '#db/commands/text/save-text.ts';
import { getDraftArticle } from '#db/queries/desk/editor/get-draft-article.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { browserJournal } from '#lib/desk/manuscript/journal.ts';
import { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import { withEmptySlots } from '#lib/desk/manuscript/slots.ts';
import { TEST_ACTOR as actor, buildArticle, buildDocument } from '#testing/build-article.ts';
import { memoryStorage, testTimers } from '#testing/desk/plain-server.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';

/*
 * Ben empties a paragraph that only one language has. Aoi, who had joined it to another meanwhile, keeps her text and so carries
 * its words elsewhere. The paragraph is as empty as Ben left it, and he sees nothing: his undo must not write the words twice.
 */

const BEN: Actor = { ...actor, name: 'Ben' };
const AOI: Actor = { ...actor, name: 'Aoi' };

async function newsroom(test: TestStore) {
  let minutes = 0;
  const outlook = {
    blocks: ['One.', 'Two.'].map((text, at) => ({ id: `p${at}`, kind: 'paragraph' as const, text })),
  };
  const document = { ...buildDocument('Tides'), outlook };
  const { articleId } = (await buildArticle('Tides', { locale: 'ja', document, publish: false })).ref;
  const open = async (who: Actor) => {
    const read = async () => (await getEditor({ actor: who, articleId })) ?? undefined;
    const view = await read();
    if (!view) throw new Error('The article could not be read.');
    let ids = 0;
    const newId = () => `${who.name.toLowerCase()}${++ids}`;
    return new Manuscript({
      view,
      slots: withEmptySlots(view.rows, newId),
      newId,
      write: () => {},
      read,
      async send(operations) {
        test.setNow(new Date(START.getTime() + ++minutes * 60_000));
        const result = await saveText({ actor: who, articleId, operations });
        return result.ok ? { is: 'saved', result } : { is: 'refused', sentence: result.code };
      },
      journal: browserJournal(memoryStorage(), { userId: who.name, articleId, tab: who.name }),
      timers: testTimers(),
    });
  };
  const stored = async () => {
    const article = await getDraftArticle({ actor, articleId, locale: 'ja' });
    const blocks = article?.document.outlook?.blocks ?? [];
    return blocks.map((block) => ('text' in block ? block.text : ''));
  };
  return { ben: await open(BEN), aoi: await open(AOI), stored };
}

/** Joins the two paragraphs, and keeps that where it was refused. */
async function joinAllTheSame(aoi: Manuscript) {
  aoi.join('ja', 'p1');
  await aoi.flush();
  const [work] = aoi.refused();
  if (work) aoi.resolveStep(work.id, 'mine');
  expect([await aoi.flush(), work?.by]).toEqual([true, 'Ben']);
}

const EMPTYING = {
  'typed away': (ben: Manuscript) => ben.type('ja', 'p1', ''),
  'removed with its row': (ben: Manuscript) => ben.remove('p1'),
};

for (const [how, empty] of Object.entries(EMPTYING)) {
  for (const isSeen of [false, true]) {
    it(`what was ${how} and carried elsewhere does not come back beside itself, ${isSeen ? 'seen' : 'unseen'}`, async () => {
      using test = await openTestStore();
      const { ben, aoi, stored } = await newsroom(test);
      empty(ben);
      await ben.flush();
      await joinAllTheSame(aoi);
      expect(await stored()).toEqual(['One.Two.']);
      if (isSeen) await ben.refresh();
      ben.undo();
      await ben.flush();
      await ben.refresh();
      expect(await stored()).toEqual(['One.Two.']);
      expect([ben.notice(), ben.value('ja', 'p1')]).toEqual([{ is: 'not-undone', by: 'Aoi' }, '']);
      expect(ben.saveState()).toMatchObject({ unsent: 0, conflicts: 0 });
    });
  }

  it(`what was ${how} comes back once whoever carried it elsewhere has taken that back`, async () => {
    using test = await openTestStore();
    const { ben, aoi, stored } = await newsroom(test);
    empty(ben);
    await ben.flush();
    await joinAllTheSame(aoi);
    aoi.undo();
    await aoi.flush();
    expect(await stored()).toEqual(['One.']);
    ben.undo();
    expect([await ben.flush(), await stored(), ben.notice()]).toEqual([true, ['One.', 'Two.'], null]);
    // And again: what one takes back oneself was carried nowhere.
    ben.redo();
    await ben.flush();
    expect(await stored()).toEqual(['One.']);
    ben.undo();
    expect([await ben.flush(), await stored()]).toEqual([true, ['One.', 'Two.']]);
  });
}

it('what was typed on after it was brought back is asked about, and kept where its author says so', async () => {
  using test = await openTestStore();
  const { ben, aoi, stored } = await newsroom(test);
  ben.type('ja', 'p1', '');
  await ben.flush();
  await joinAllTheSame(aoi);
  ben.undo();
  ben.type('ja', 'p1', 'Two, more.');
  await ben.flush();
  const conflict = ben.row('p1').conflicts.ja;
  expect([conflict?.theirs.by, await stored()]).toEqual(['Aoi', ['One.Two.']]);
  if (conflict) ben.resolveConflict('ja', 'p1', { take: 'mine', seen: conflict });
  expect([await ben.flush(), await stored()]).toEqual([true, ['One.Two.', 'Two, more.']]);
});

it('what somebody wrote there again and joined since does not come back either', async () => {
  using test = await openTestStore();
  const { ben, aoi, stored } = await newsroom(test);
  ben.type('ja', 'p1', '');
  await ben.flush();
  aoi.type('ja', 'p1', 'Two!');
  await aoi.flush();
  const conflict = aoi.row('p1').conflicts.ja;
  if (conflict) aoi.resolveConflict('ja', 'p1', { take: 'mine', seen: conflict });
  await aoi.flush();
  aoi.join('ja', 'p1');
  expect([await aoi.flush(), await stored()]).toEqual([true, ['One.Two!']]);
  ben.undo();
  await ben.flush();
  expect([await stored(), ben.notice()]).toEqual([['One.Two!'], { is: 'not-undone', by: 'Aoi' }]);
});
