import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Fate,
  memoryStorage,
  openEditor,
  plainServer,
  settled,
  testTimers,
} from '#testing/desk/plain-server.ts';
import type { Locale } from '../../locale.ts';
import { leftBehind, newestOfEach } from './journal.ts';
import type { Manuscript } from './manuscript.ts';

type Server = ReturnType<typeof plainServer>;

describe('what is typed', () => {
  it('is in the journal at once, and with the server after a pause of a second', async () => {
    const { manuscript, server, timers, kept } = openEditor();
    manuscript.type('ja', 'p1', '潮');
    expect(kept().map(({ change }) => change)).toMatchObject([{ do: 'set', value: '潮', base: null }]);
    expect(manuscript.saveState()).toMatchObject({ unsent: 1, savedAt: null });
    await timers.pass(900);
    expect(server.texts.size).toBe(0);
    await timers.pass(200);
    expect(server.texts.get('ja p1')).toBe('潮');
    expect(kept()).toEqual([]);
    expect(manuscript.saveState()).toMatchObject({
      unsent: 0,
      savedAt: '2026-11-03T00:00:00Z',
      trouble: null,
    });
  });

  it('without a pause is with the server every ten seconds', async () => {
    const { manuscript, server, timers } = openEditor();
    for (let n = 1; n <= 21; n += 1) {
      manuscript.type('en', 'p1', 'x'.repeat(n));
      await timers.pass(500);
    }
    expect(server.texts.get('en p1')).toBe('x'.repeat(20));
  });

  it('and taken back leaves nothing to send', async () => {
    const server = plainServer();
    server.write('en p1', 'Tides.');
    const { manuscript, timers, requests, kept } = openEditor({ server });
    manuscript.type('en', 'p1', 'Tides!');
    manuscript.type('en', 'p1', 'Tides.');
    expect(manuscript.saveState().unsent).toBe(0);
    expect(kept()).toEqual([]);
    await timers.pass(20_000);
    expect(requests).toEqual([]);
  });

  it('while a request is on its way is sent after it, against the new base', async () => {
    const { manuscript, timers, requests, server } = openEditor();
    manuscript.type('en', 'p1', 'One');
    const flushed = manuscript.flush();
    manuscript.type('en', 'p1', 'One two');
    expect(await flushed).toBe(true);
    expect(server.texts.get('en p1')).toBe('One two');
    expect(requests.map(([operation]) => operation)).toMatchObject([
      { value: 'One', base: null },
      { value: 'One two', base: '#One' },
    ]);
    await timers.pass(20_000);
    expect(requests).toHaveLength(2);
  });

  it('by an IME is not sent before its composition has ended, other fields are', async () => {
    const { manuscript, server, timers } = openEditor();
    manuscript.type('ja', 'p1', '潮');
    manuscript.hold('ja', 'p1');
    manuscript.type('en', 'p1', 'Tide');
    await timers.pass(15_000);
    expect([...server.texts]).toEqual([['en p1', 'Tide']]);
    expect(await manuscript.flush()).toBe(false);
    manuscript.release('ja', 'p1');
    await timers.pass(1_100);
    expect(server.texts.get('ja p1')).toBe('潮');
  });
});

describe('trouble', () => {
  it('with the network is retried with growing pauses, and ends as soon as it is back', async () => {
    let fate: Fate = 'request-lost';
    const { manuscript, server, timers, requests, kept } = openEditor({ fate: () => fate });
    manuscript.type('ja', 'p1', '潮');
    await timers.pass(60_000);
    // After 1, 3, 7, 15, 31 and 61 seconds; the last is yet to come.
    expect(requests).toHaveLength(5);
    expect(manuscript.saveState()).toMatchObject({ unsent: 1, trouble: 'unreachable' });
    expect(kept()).toHaveLength(1);
    fate = 'arrives';
    manuscript.retry();
    await settled();
    expect(server.texts.get('ja p1')).toBe('潮');
    expect(manuscript.saveState()).toMatchObject({ unsent: 0, trouble: null });
  });

  it('with the session keeps everything until it is back', async () => {
    let fate: Fate = 'signed-out';
    const { manuscript, server, timers, kept } = openEditor({ fate: () => fate });
    manuscript.type('ja', 'p1', '潮');
    await timers.pass(5_000);
    expect(manuscript.saveState()).toMatchObject({ unsent: 1, trouble: 'signed-out' });
    expect(kept()).toHaveLength(1);
    fate = 'arrives';
    expect(await manuscript.flush()).toBe(true);
    expect(server.texts.get('ja p1')).toBe('潮');
  });

  it('with one text does not keep the others back, and says why until it is mended', async () => {
    const isBad = (operation: { do: string; value?: string }) => operation.value === 'bad';
    const { manuscript, server, timers } = openEditor({
      fate: (operations) => (operations.some(isBad) ? 'refused' : 'arrives'),
    });
    manuscript.type('en', 'p1', 'good');
    manuscript.type('en', 'p2', 'bad');
    manuscript.type('en', 'p3', 'good too');
    await timers.pass(5_000);
    expect([...server.texts.values()]).toEqual(['good', 'good too']);
    expect(manuscript.row('p2').refusals.en).toBe('No.');
    expect(manuscript.saveState().unsent).toBe(1);
    expect(await manuscript.flush()).toBe(false);
    expect(manuscript.row('p2').refusals.en).toBe('No.');
    manuscript.type('en', 'p2', 'better');
    expect(manuscript.row('p2').refusals.en).toBeNull();
    await timers.pass(2_000);
    expect(server.texts.get('en p2')).toBe('better');
  });

  it('of an answer that was lost is no conflict with oneself', async () => {
    let fate: Fate = 'answer-lost';
    const { manuscript, server, timers } = openEditor({ fate: () => fate });
    manuscript.type('en', 'p1', 'One');
    await timers.pass(1_100);
    manuscript.type('en', 'p1', 'One two');
    fate = 'arrives';
    expect(await manuscript.flush()).toBe(true);
    expect(server.texts.get('en p1')).toBe('One two');
    expect(manuscript.saveState().conflicts).toBe(0);
  });
});

describe('a conflict', () => {
  const conflicting = async () => {
    const server = plainServer();
    server.write('en p1', 'Old');
    server.write('en p2', 'Old');
    const editor = openEditor({ server });
    server.write('en p1', 'Theirs');
    editor.manuscript.type('en', 'p1', 'Mine');
    editor.manuscript.type('en', 'p2', 'New');
    expect(await editor.manuscript.flush()).toBe(false);
    return editor;
  };

  it('keeps both texts, and lets the others through', async () => {
    const { manuscript, server, conflicts, kept } = await conflicting();
    expect(server.texts.get('en p1')).toBe('Theirs');
    expect(server.texts.get('en p2')).toBe('New');
    expect(conflicts()).toMatchObject([{ segment: 'p1', base: 'Old', theirs: { text: 'Theirs' } }]);
    expect(manuscript.value('en', 'p1')).toBe('Mine');
    expect(kept()).toMatchObject([{ change: { value: 'Mine' } }]);
    manuscript.type('en', 'p1', 'Mine, longer');
    expect(await manuscript.flush()).toBe(false);
    expect(server.texts.get('en p1')).toBe('Theirs');
  });

  const settle = (manuscript: Manuscript, choice: { take: 'mine' | 'theirs' } | { text: string }) => {
    const seen = manuscript.row('p1').conflicts.en;
    if (!seen) throw new Error('There is no conflict.');
    manuscript.resolveConflict('en', 'p1', { ...choice, seen });
  };

  it.each([
    ['mine', { take: 'mine' } as const, 'Mine'],
    ['theirs', { take: 'theirs' } as const, 'Theirs'],
    ['both', { text: 'Theirs and mine' }, 'Theirs and mine'],
  ])('ends with %s', async (_, choice, text) => {
    const { manuscript, server, kept } = await conflicting();
    settle(manuscript, choice);
    expect(await manuscript.flush()).toBe(true);
    expect(server.texts.get('en p1')).toBe(text);
    expect(manuscript.value('en', 'p1')).toBe(text);
    expect(kept()).toEqual([]);
  });

  it('does not end by itself when they write once more, nor by a poll', async () => {
    const { manuscript, server, conflicts } = await conflicting();
    server.write('en p1', 'Theirs, again');
    expect(await manuscript.refresh()).toBe(true);
    expect(await manuscript.flush()).toBe(false);
    expect(conflicts()).toMatchObject([{ base: 'Old', theirs: { text: 'Theirs, again' } }]);
    expect(manuscript.value('en', 'p1')).toBe('Mine');
    expect(server.texts.get('en p1')).toBe('Theirs, again');
  });

  it.each([
    ['merged', { text: 'Theirs and mine' }],
    ['kept', { take: 'mine' } as const],
  ])('that is %s does not overwrite what arrived while the panel was open', async (_, choice) => {
    const { manuscript, server, conflicts } = await conflicting();
    const [seen] = conflicts();
    server.write('en p1', 'Theirs, again');
    await manuscript.refresh();
    if (seen) manuscript.resolveConflict('en', 'p1', { ...choice, seen });
    expect(await manuscript.flush()).toBe(false);
    expect(server.texts.get('en p1')).toBe('Theirs, again');
    expect(conflicts()).toMatchObject([{ base: 'Theirs', theirs: { text: 'Theirs, again' } }]);
  });
});

describe('what others write', () => {
  it('is taken in where nothing is unsent', async () => {
    const server = plainServer();
    server.write('en p1', 'Old');
    server.write('en p2', 'Old');
    const { manuscript, fields } = openEditor({ server });
    server.write('en p1', 'Theirs');
    server.write('en p2', 'Theirs');
    server.write('ja p3', '新');
    manuscript.type('en', 'p2', 'Mine');
    expect(await manuscript.refresh()).toBe(true);
    expect([...fields]).toEqual([
      ['en p1', 'Theirs'],
      ['ja p3', '新'],
    ]);
    expect(manuscript.value('en', 'p2')).toBe('Mine');
  });

  it('and was read before a save of ours is not', async () => {
    const server = plainServer();
    server.write('en p1', 'Old');
    const { manuscript } = openEditor({ server });
    const rows = server.rows();
    server.rows = () => rows;
    const read = manuscript.refresh();
    manuscript.type('en', 'p1', 'New');
    void manuscript.flush();
    expect(await read).toBe(false);
    expect(manuscript.value('en', 'p1')).toBe('New');
  });
});

describe('a structural step', () => {
  const withTwo = (options: Parameters<typeof openEditor>[0] = {}) => {
    const server = plainServer();
    for (const [key, text] of [
      ['ja p1', '一'],
      ['en p1', 'One'],
      ['ja p2', '二'],
      ['en p2', 'Two'],
    ] as const) {
      server.write(key, text);
    }
    return openEditor({ server, ...options });
  };
  const texts = ({ server }: ReturnType<typeof openEditor>) => Object.fromEntries(server.texts);

  it('takes along what was typed and not sent, in both languages, in one operation', async () => {
    const editor = withTwo();
    editor.manuscript.type('en', 'p1', 'One, corrected');
    editor.manuscript.join('ja', 'p2');
    expect(await editor.manuscript.flush()).toBe(true);
    expect(editor.requests).toHaveLength(1);
    expect(editor.requests[0]).toMatchObject([{ do: 'step', name: 'join' }]);
    expect(texts(editor)).toEqual({ 'ja p1': '一二', 'en p1': 'One, corrected Two' });
    expect(editor.kept()).toEqual([]);
  });

  it('is done as a whole or not at all, and comes back whole with both texts', async () => {
    const editor = withTwo();
    editor.server.write('en p1', 'Corrected');
    editor.manuscript.join('en', 'p2');
    expect(await editor.manuscript.flush()).toBe(false);
    expect(texts(editor)).toEqual({ 'ja p1': '一', 'en p1': 'Corrected', 'ja p2': '二', 'en p2': 'Two' });
    const [work] = editor.manuscript.refused();
    expect(work).toMatchObject({ step: { name: 'join' }, by: 'B' });
    expect(work && editor.manuscript.textsOf(work)).toContainEqual({
      key: 'en p1',
      locale: 'en',
      segment: 'p1',
      base: 'One',
      theirs: 'Corrected',
      mine: 'One Two',
    });
    expect(editor.kept()).toMatchObject([{ change: { do: 'step', name: 'join' } }]);
    expect(editor.manuscript.saveState()).toMatchObject({ conflicts: 1, unsent: 0 });
  });

  it.each([
    ['mine', { 'ja p1': '一二', 'en p1': 'One Two' }],
    ['again', { 'ja p1': '一二', 'en p1': 'Corrected Two' }],
    ['theirs', { 'ja p1': '一', 'en p1': 'Corrected', 'ja p2': '二', 'en p2': 'Two' }],
  ] as const)('that was refused ends with %s', async (choice, after) => {
    const editor = withTwo();
    const { manuscript } = editor;
    editor.server.write('en p1', 'Corrected');
    manuscript.join('en', 'p2');
    await manuscript.flush();
    await editor.timers.pass(10);
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', choice);
    expect(await manuscript.flush()).toBe(true);
    await editor.timers.pass(2_000);
    expect(texts(editor)).toEqual(after);
    expect(editor.outlook('en').filter(Boolean)).toEqual(
      choice === 'theirs' ? ['Corrected', 'Two'] : [after['en p1']],
    );
    expect(editor.kept()).toEqual([]);
    expect(manuscript.refused()).toEqual([]);
  });

  it.each([
    [
      'one of its rows is gone',
      (server: Server) => ['ja p2', 'en p2'].forEach((key) => void server.write(key, '')),
    ],
    ['another row has come between', (server: Server) => server.write('en p1b', 'Between')],
  ])('that was refused is not done again where %s', async (_, meanwhile) => {
    const editor = withTwo();
    const { manuscript } = editor;
    editor.server.write('en p1', 'Corrected');
    manuscript.join('en', 'p2');
    await manuscript.flush();
    meanwhile(editor.server);
    await manuscript.refresh();
    const after = texts(editor);
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'again');
    expect(manuscript.notice()).toEqual({ is: 'not-redone' });
    expect(await manuscript.flush()).toBe(true);
    expect(texts(editor)).toEqual(after);
  });

  it('that is refused keeps what was typed into it since', async () => {
    const editor = withTwo();
    const { manuscript } = editor;
    editor.server.write('en p1', 'Corrected');
    manuscript.join('en', 'p2');
    manuscript.type('en', 'p1', 'One Two Three');
    await manuscript.flush();
    const [work] = manuscript.refused();
    expect(work && manuscript.canDoAgain(work)).toBe(false);
    expect(work && manuscript.textsOf(work).find(({ key }) => key === 'en p1')?.mine).toBe('One Two Three');
    manuscript.resolveStep(work?.id ?? '', 'mine');
    expect(await manuscript.flush()).toBe(true);
    expect(texts(editor)).toEqual({ 'ja p1': '一二', 'en p1': 'One Two Three' });
  });

  it('that is given up leaves what was typed before it, as a conflict where somebody wrote there too', async () => {
    const editor = withTwo();
    const { manuscript } = editor;
    editor.server.write('en p1', 'Corrected');
    manuscript.type('en', 'p1', 'One, mine');
    manuscript.type('ja', 'p2', '二番目');
    manuscript.join('en', 'p2');
    await manuscript.flush();
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'theirs');
    expect(editor.outlook('en')).toEqual(['One, mine', 'Two']);
    expect(editor.outlook('ja')).toEqual(['一', '二番目']);
    expect(await manuscript.flush()).toBe(false);
    expect(editor.conflicts()).toMatchObject([{ base: 'One', theirs: { text: 'Corrected' } }]);
    expect(texts(editor)).toEqual({ 'ja p1': '一', 'en p1': 'Corrected', 'ja p2': '二番目', 'en p2': 'Two' });
  });

  it('that is given up loses nothing that was typed after it', async () => {
    const editor = withTwo();
    const { manuscript } = editor;
    editor.server.write('en p1', 'Corrected');
    manuscript.split('en', 'p1', 1, 1);
    const half = manuscript.slots().find(({ segment }) => manuscript.value('en', segment) === 'ne')?.segment;
    manuscript.type('en', half ?? '', 'ne, typed after');
    await manuscript.flush();
    const [work] = manuscript.refused();
    if (!work) throw new Error('Nothing was refused.');
    expect(manuscript.textsOf(work).map(({ mine }) => mine)).toEqual(['O', 'ne, typed after']);
    expect(manuscript.resolveStep(work.id, 'theirs')?.segment).toBe('p1');
    expect(editor.outlook('en')).toEqual(['Corrected', 'ne, typed after', 'Two']);
    expect(await manuscript.flush()).toBe(false);
    expect(editor.conflicts()).toMatchObject([{ segment: half, base: '', theirs: { text: '', by: 'B' } }]);
    expect(editor.kept()).toMatchObject([{ change: { value: 'ne, typed after' } }]);
  });

  it('that is given up takes the row along that it made, though the caret stands in it, and no other', async () => {
    const editor = withTwo();
    const { manuscript } = editor;
    manuscript.add('p2', 'paragraph', 'en');
    editor.server.write('en p1', 'Corrected');
    manuscript.focus(manuscript.split('en', 'p1', 1, 1));
    await manuscript.flush();
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'theirs');
    expect(editor.outlook('en')).toEqual(['Corrected', 'Two', '']);
  });

  it('that reached the server before its tab went is no conflict with what was typed after it', async () => {
    let fate: Fate = 'answer-lost';
    const first = withTwo({ fate: () => fate });
    first.manuscript.split('en', 'p1', 1, 1);
    const half = first.manuscript
      .slots()
      .find(({ segment }) => first.manuscript.value('en', segment) === 'ne');
    first.manuscript.type('en', half?.segment ?? '', 'ne, typed after');
    await first.timers.pass(1_100);
    fate = 'request-lost';
    await first.timers.pass(5_000);
    const second = openEditor({ server: first.server, storage: first.storage, tab: 't2' });
    const left = leftBehind(first.storage, first.owner, new Set(['t2']));
    second.manuscript.putBack(left.map(({ change }) => change).filter((change) => change.do === 'set'));
    expect(await second.manuscript.flush()).toBe(true);
    expect(second.conflicts()).toEqual([]);
    expect(second.outlook('en').toSorted()).toEqual(['O', 'Two', 'ne, typed after']);
  });

  it('makes what was done after it to the same texts wait, and takes it back with it', async () => {
    const editor = withTwo();
    const { manuscript } = editor;
    manuscript.join('en', 'p2');
    manuscript.split('en', 'p1', 3, 4);
    editor.server.write('ja p2', 'theirs');
    await editor.timers.pass(100);
    expect(editor.requests).toHaveLength(1);
    expect(manuscript.refused()).toMatchObject([{ step: { name: 'join' }, later: [{ name: 'split' }] }]);
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'theirs');
    await manuscript.flush();
    expect(editor.outlook('en')).toEqual(['One', 'Two']);
    expect(editor.outlook('ja')).toEqual(['一', 'theirs']);
  });

  it('whose answer was lost is done once', async () => {
    let fate: Fate = 'answer-lost';
    const editor = withTwo({ fate: () => fate });
    editor.manuscript.join('en', 'p2');
    await editor.timers.pass(100);
    editor.server.write('en p1', 'Corrected since');
    fate = 'arrives';
    expect(await editor.manuscript.flush()).toBe(true);
    expect(texts(editor)).toEqual({ 'ja p1': '一二', 'en p1': 'Corrected since' });
    await editor.timers.pass(100);
    expect(editor.manuscript.value('en', 'p1')).toBe('Corrected since');
  });

  it('keeps what is typed after it in the journal, though an older save of that text is answered only now', async () => {
    let fate: Fate = 'arrives';
    const editor = withTwo({ fate: () => fate });
    const { manuscript } = editor;
    manuscript.type('en', 'p1', 'One!');
    void manuscript.flush();
    manuscript.split('en', 'p1', 3, 3);
    manuscript.type('en', 'p1', 'One, typed on');
    fate = 'request-lost';
    await settled();
    const kept = editor.kept().flatMap(({ change }) => (change.do === 'set' ? [change.value] : []));
    expect(kept).toContain('One, typed on');
  });

  it('on a text of which only our own lost save is news to us is sent again on that', async () => {
    let fate: Fate = 'answer-lost';
    const editor = withTwo({ fate: () => fate });
    editor.manuscript.type('en', 'p1', 'One!');
    await editor.timers.pass(1_100);
    editor.manuscript.join('en', 'p2');
    fate = 'arrives';
    expect(await editor.manuscript.flush()).toBe(true);
    expect(texts(editor)).toEqual({ 'ja p1': '一二', 'en p1': 'One! Two' });
  });

  it('is put back by a later session', async () => {
    const first = withTwo({ fate: () => 'request-lost' });
    first.manuscript.join('en', 'p2');
    first.manuscript.type('en', 'p1', 'One Two, and more');
    await first.timers.pass(2_000);
    const second = openEditor({ server: first.server, storage: first.storage, tab: 't2' });
    const left = leftBehind(first.storage, first.owner, new Set(['t2']));
    second.manuscript.putBack(left.map(({ change }) => change));
    expect(second.outlook('en')).toEqual(['One Two, and more']);
    expect(await second.manuscript.flush()).toBe(true);
    expect(texts(second)).toEqual({ 'ja p1': '一二', 'en p1': 'One Two, and more' });
  });

  it('made of a text that turns out to be in conflict waits for the same decision', async () => {
    const editor = withTwo();
    const { manuscript } = editor;
    editor.server.write('en p1', 'Corrected');
    manuscript.type('en', 'p1', 'Mine');
    void manuscript.flush();
    manuscript.join('en', 'p2');
    expect(await manuscript.flush()).toBe(false);
    expect(editor.conflicts()).toEqual([]);
    const [work] = manuscript.refused();
    expect(work && manuscript.textsOf(work).find(({ key }) => key === 'en p1')).toMatchObject({
      theirs: 'Corrected',
      mine: 'Mine Two',
    });
  });
});

describe('a decision', () => {
  const refusedJoin = async () => {
    const server = plainServer();
    for (const [key, text] of [
      ['ja p1', '一'],
      ['en p1', 'One'],
      ['ja p2', '二'],
      ['en p2', 'Two'],
    ] as const) {
      server.write(key, text);
    }
    const editor = openEditor({ server });
    server.write('en p1', 'Corrected');
    return editor;
  };

  it('for one’s own step is taken back to what the other wrote, rows included, and done again', async () => {
    const editor = await refusedJoin();
    const { manuscript, server } = editor;
    manuscript.join('en', 'p2');
    await manuscript.flush();
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'mine');
    expect(await manuscript.flush()).toBe(true);
    expect(editor.outlook('en')).toEqual(['One Two']);
    manuscript.undo();
    expect(await manuscript.flush()).toBe(true);
    expect(Object.fromEntries(server.texts)).toEqual({
      'ja p1': '一',
      'en p1': 'Corrected',
      'ja p2': '二',
      'en p2': 'Two',
    });
    expect(editor.outlook('en')).toEqual(['Corrected', 'Two']);
    manuscript.redo();
    expect(await manuscript.flush()).toBe(true);
    expect(Object.fromEntries(server.texts)).toEqual({ 'ja p1': '一二', 'en p1': 'One Two' });
    expect(editor.outlook('en')).toEqual(['One Two']);
  });

  it('for one’s own split takes the row along that it made', async () => {
    const editor = await refusedJoin();
    const { manuscript } = editor;
    manuscript.split('en', 'p1', 1, 1);
    await manuscript.flush();
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'mine');
    await manuscript.flush();
    expect(editor.outlook('en')).toEqual(['O', 'ne', 'Two']);
    manuscript.undo();
    expect(await manuscript.flush()).toBe(true);
    expect(editor.outlook('en')).toEqual(['Corrected', 'Two']);
  });

  it('for one’s own text is taken back to theirs, and never further', async () => {
    const { manuscript, server, conflicts } = await refusedJoin();
    manuscript.type('en', 'p1', 'Mine');
    await manuscript.flush();
    const [seen] = conflicts();
    if (seen) manuscript.resolveConflict('en', 'p1', { take: 'mine', seen });
    await manuscript.flush();
    expect(manuscript.saveState().conflicts).toBe(0);
    manuscript.undo();
    expect(await manuscript.flush()).toBe(true);
    expect(server.texts.get('en p1')).toBe('Corrected');
    manuscript.undo();
    expect(manuscript.notice()).toMatchObject({ is: 'not-undone' });
    expect(manuscript.value('en', 'p1')).toBe('Corrected');
  });

  it.each([
    ['One, two', 4, 'One, corrected two', ['One,', 'corrected two', 'Two']],
    ['One, two', 4, 'Two', ['T', 'wo', 'Two']],
  ])('can be to cut their text: %s at %i, %s', async (mine, at, theirs, after) => {
    const editor = await refusedJoin();
    const { manuscript, server } = editor;
    server.write('en p1', mine);
    await manuscript.refresh();
    server.write('en p1', theirs);
    manuscript.split('en', 'p1', at, at);
    await manuscript.flush();
    const [work] = manuscript.refused();
    expect(work && manuscript.canDoAgain(work)).toBe(true);
    manuscript.resolveStep(work?.id ?? '', 'again');
    expect(await manuscript.flush()).toBe(true);
    expect(editor.outlook('en')).toEqual(after);
  });

  it('to cut their text cuts nothing where they have emptied it', async () => {
    const { manuscript, server } = await refusedJoin();
    manuscript.split('en', 'p1', 1, 1);
    server.write('en p1', '');
    await manuscript.flush();
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'again');
    expect(manuscript.notice()).toMatchObject({ is: 'not-redone' });
    expect(await manuscript.flush()).toBe(true);
    expect(server.texts.get('en p1')).toBeUndefined();
  });
});

describe('an undo of what somebody has changed since, unseen', () => {
  const begin = () => {
    const server = plainServer();
    server.write('ja p1', '一');
    server.write('en p1', 'One');
    server.write('ja p2', '二');
    server.write('en p2', 'Two');
    return openEditor({ server });
  };
  const notUndone = { is: 'not-undone', by: 'B' };

  it('of a text is refused with a sentence, opens no conflict, and the next goes on', async () => {
    const { manuscript, server, conflicts, kept, fields } = begin();
    manuscript.type('en', 'p2', 'Two!');
    manuscript.type('en', 'p1', 'One!');
    await manuscript.flush();
    server.write('en p1', 'One, corrected');
    manuscript.undo();
    expect(await manuscript.flush()).toBe(true);
    expect(manuscript.notice()).toEqual(notUndone);
    expect(conflicts()).toEqual([]);
    expect([server.texts.get('en p1'), fields.get('en p1')]).toEqual(['One, corrected', 'One, corrected']);
    expect(kept()).toEqual([]);
    manuscript.undo();
    expect(await manuscript.flush()).toBe(true);
    expect(server.texts.get('en p2')).toBe('Two');
  });

  it.each([
    ['join', (m: Manuscript) => m.join('en', 'p2'), 'en p1', ['Corrected']],
    ['remove', (m: Manuscript) => m.remove('p2'), 'en p2', ['One', 'Corrected']],
  ] as const)('of a step is refused as a whole: %s', async (_, work, key, after) => {
    const editor = begin();
    const { manuscript, server, timers } = editor;
    work(manuscript);
    await manuscript.flush();
    server.write(key, 'Corrected');
    manuscript.undo();
    expect(await manuscript.flush()).toBe(true);
    expect(manuscript.notice()).toEqual(notUndone);
    expect(manuscript.refused()).toEqual([]);
    await timers.pass(100);
    expect(editor.outlook('en')).toEqual(after);
    expect([manuscript.canUndo(), manuscript.canRedo()]).toEqual([false, false]);
    expect(editor.kept()).toEqual([]);
  });

  it('is a choice where it brings back what was never sent, or something was typed since', async () => {
    const { manuscript, server, conflicts } = begin();
    manuscript.type('en', 'p1', 'One, unsent');
    manuscript.type('en', 'p1', 'One');
    manuscript.undo();
    manuscript.type('en', 'p2', 'Two!');
    await manuscript.flush();
    expect(conflicts()).toEqual([]);
    server.write('en p2', 'Theirs');
    manuscript.undo();
    manuscript.type('en', 'p2', 'Two, typed on');
    expect(await manuscript.flush()).toBe(false);
    expect(conflicts()).toMatchObject([{ segment: 'p2', theirs: { text: 'Theirs' } }]);
    manuscript.type('en', 'p1', 'One');
    await manuscript.flush();
    manuscript.type('en', 'p1', 'One, never sent');
    manuscript.type('en', 'p1', 'One');
    server.write('en p1', 'Theirs');
    manuscript.undo();
    expect(await manuscript.flush()).toBe(false);
    expect(conflicts()).toMatchObject([{ segment: 'p1' }, { segment: 'p2' }]);
    expect(manuscript.value('en', 'p1')).toBe('One, never sent');
  });

  it.each([true, false])(
    'is refused where its row went in a join meanwhile (both languages written: %s)',
    async (hasBoth) => {
      const editor = begin();
      const { manuscript, server } = editor;
      if (!hasBoth) server.write('ja p2', '');
      await manuscript.refresh();
      server.write('en p1', 'One Two');
      server.write('ja p2', '');
      server.write('en p2', '');
      manuscript.type('en', 'p2', '');
      expect(await manuscript.flush()).toBe(true);
      await manuscript.refresh();
      expect(editor.outlook('en')).toEqual(['One Two']);
      manuscript.undo();
      expect(manuscript.notice()).toMatchObject({ is: 'not-undone' });
      expect(await manuscript.flush()).toBe(true);
      expect(server.texts.get('en p2')).toBeUndefined();
    },
  );
});

describe('a removal', () => {
  it('waits for what is on its way, and takes its texts with it', async () => {
    const { manuscript, server, kept } = openEditor();
    const segment = manuscript
      .slots()
      .find(({ place, kind }) => place.section === 'outlook' && kind === 'text')?.segment as string;
    manuscript.type('en', segment, 'One');
    void manuscript.flush();
    manuscript.remove(segment);
    expect(await manuscript.flush()).toBe(true);
    expect([...server.texts]).toEqual([]);
    expect(kept()).toEqual([]);
  });

  it.each([true, false])('can be undone (sent meanwhile: %s)', async (isSent) => {
    const server = plainServer();
    server.write('en p1', 'One');
    server.write('ja p1', '一');
    const { manuscript } = openEditor({ server });
    manuscript.remove('p1');
    if (isSent) await manuscript.flush();
    manuscript.undo();
    expect(await manuscript.flush()).toBe(true);
    expect([server.texts.get('ja p1'), server.texts.get('en p1')]).toEqual(['一', 'One']);
  });

  it('that is given up shows what was typed before it and not sent, though somebody else removed the row too', async () => {
    const server = plainServer();
    server.write('en p1', 'One');
    server.write('en p2', 'Two');
    const editor = openEditor({ server });
    const { manuscript } = editor;
    manuscript.type('en', 'p1', 'One, mine');
    manuscript.remove('p1');
    server.write('en p1', '');
    await manuscript.flush();
    await manuscript.refresh();
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'theirs');
    expect(editor.outlook('en')).toEqual(['One, mine', 'Two']);
    const [seen] = editor.conflicts();
    expect(seen).toMatchObject({ segment: 'p1', base: 'One', theirs: { text: '' } });
    if (seen) manuscript.resolveConflict('en', 'p1', { take: 'mine', seen });
    expect(await manuscript.flush()).toBe(true);
    expect(server.texts.get('en p1')).toBe('One, mine');
  });

  it('of a text that somebody changed meanwhile does not happen, and its bar goes', async () => {
    const server = plainServer();
    server.write('en p1', 'One');
    const { manuscript } = openEditor({ server });
    server.write('en p1', 'Theirs');
    manuscript.remove('p1');
    expect(manuscript.notice()).toMatchObject({ is: 'removed' });
    await manuscript.flush();
    expect(manuscript.notice()).toBeNull();
    expect(manuscript.undo()).toBeNull();
    expect(server.texts.get('en p1')).toBe('Theirs');
    manuscript.resolveStep(manuscript.refused()[0]?.id ?? '', 'theirs');
    expect(manuscript.value('en', 'p1')).toBe('Theirs');
  });
});

it('a text that a closed tab left behind is put back on what it was made from', async () => {
  const storage = memoryStorage();
  const server = plainServer();
  server.write('en p1', 'Old');
  const first = openEditor({ server, storage, fate: () => 'request-lost' });
  first.manuscript.type('en', 'p1', 'Written on the train');
  await first.timers.pass(2_000);
  const second = openEditor({ server, storage, tab: 't2' });
  expect(leftBehind(storage, second.owner, new Set(['t1', 't2']))).toEqual([]);
  const [entry] = leftBehind(storage, second.owner, new Set(['t2']));
  if (entry?.change.do !== 'set') throw new Error('Nothing was left behind.');
  second.manuscript.putBack([entry.change]);
  expect(await second.manuscript.flush()).toBe(true);
  expect(server.texts.get('en p1')).toBe('Written on the train');
});

it('of two tabs that left the same text the newer is put back, the other waits to be a conflict', async () => {
  const storage = memoryStorage();
  const server = plainServer();
  server.write('en p1', 'Old');
  for (const [tab, text] of [
    ['t1', 'From the train'],
    ['t2', 'From the bus'],
  ] as const) {
    const editor = openEditor({ server, storage, tab, fate: () => 'request-lost' });
    editor.manuscript.type('en', 'p1', text);
  }
  const { manuscript, owner, conflicts } = openEditor({ server, storage, tab: 't3' });
  const left = leftBehind(storage, owner, new Set(['t3']));
  const newest = newestOfEach(left);
  expect(newest).toHaveLength(1);
  manuscript.putBack(newest.map(({ change }) => change));
  expect(await manuscript.flush()).toBe(true);
  expect(server.texts.get('en p1')).toBe('From the bus');
  manuscript.putBack(left.filter((entry) => !newest.includes(entry)).map(({ change }) => change));
  expect(await manuscript.flush()).toBe(false);
  expect(conflicts()).toMatchObject([{ base: 'Old', theirs: { text: 'From the bus' } }]);
  expect(manuscript.value('en', 'p1')).toBe('From the train');
});

/** Whatever happens to requests, whoever writes as well, and whenever the tab is closed. */
it('nothing typed is ever lost, and nothing of others overwritten unseen', async () => {
  const cell = fc.constantFrom('ja p1', 'en p1', 'en p2');
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('type' as const), cell }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('other' as const), cell }) },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(300, 1_200, 12_000) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('fate' as const),
        fate: fc.constantFrom<Fate>(
          'arrives',
          'arrives',
          'answer-lost',
          'request-lost',
          'signed-out',
          'refused',
        ),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('poll' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('mine' as const), cell }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const server = plainServer();
      const storage = memoryStorage();
      const timers = testTimers();
      let fate: Fate = 'arrives';
      let tab = 1;
      const open = () => openEditor({ server, storage, timers, fate: () => fate, tab: `t${tab}` });
      let editor = open();
      const typed = new Map<string, string>();
      const seen = new Set<string>();
      const overwritten: string[] = [];
      const write = server.write.bind(server);
      server.write = (key, value) => {
        const before = server.texts.get(key);
        if (before?.startsWith('theirs') && !seen.has(before)) overwritten.push(before);
        write(key, value);
      };
      let n = 0;
      for (const each of steps) {
        n += 1;
        if (each.do === 'type') {
          const [locale, segment] = each.cell.split(' ') as [Locale, string];
          // Who types in a field has read what stands in it.
          seen.add(editor.manuscript.value(locale, segment));
          editor.manuscript.type(locale, segment, `mine ${n}`);
          typed.set(each.cell, `mine ${n}`);
        } else if (each.do === 'other') write(each.cell, `theirs ${n}`);
        else if (each.do === 'wait') await timers.pass(each.ms);
        else if (each.do === 'fate') fate = each.fate;
        else if (each.do === 'poll') await editor.manuscript.refresh();
        else if (each.do === 'mine') {
          const [locale, segment] = each.cell.split(' ') as [Locale, string];
          const conflict = editor.manuscript.row(segment).conflicts[locale];
          if (conflict) seen.add(conflict.theirs.text);
          if (conflict) editor.manuscript.resolveConflict(locale, segment, { take: 'mine', seen: conflict });
        } else {
          tab += 1;
          editor = open();
          const left = leftBehind(storage, editor.owner, new Set([`t${tab}`]));
          for (const { change, key } of newestOfEach(left)) {
            editor.manuscript.putBack([change]);
            storage.removeItem(key);
          }
        }
        const kept = editor.kept().flatMap(({ change }) => (change.do === 'set' ? [change.value] : []));
        for (const [key, value] of typed) {
          const isSafe = server.everHad.has(`${key}=${value}`) || kept.includes(value);
          expect(isSafe, `${value} after ${each.do}`).toBe(true);
        }
        expect(overwritten).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
