import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../locale.ts';
import type { Conflict, Operation, Row, SaveResult } from './editor.ts';
import { browserJournal, leftBehind, type TextStorage } from './journal.ts';
import { type Answer, Saver } from './saver.ts';

/** A clock that moves when it is told to. */
function testTimers() {
  let at = Date.parse('2026-11-03T00:00:00Z');
  let timers: { due: number; work: () => void }[] = [];
  return {
    now: () => at,
    start(work: () => void, milliseconds: number) {
      const timer = { due: at + milliseconds, work };
      timers.push(timer);
      return timer;
    },
    stop(timer: unknown) {
      timers = timers.filter((each) => each !== timer);
    },
    async pass(milliseconds: number) {
      const end = at + milliseconds;
      for (;;) {
        const [next] = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (!next) break;
        timers = timers.filter((each) => each !== next);
        at = Math.max(at, next.due);
        next.work();
        await settled();
      }
      at = end;
      await settled();
    },
  };
}

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

function memoryStorage(): TextStorage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const hashOf = (text: string | undefined) => (text ? `#${text}` : null);

/** The server's rule for texts: written where the base is what is there, else a conflict. */
function testServer() {
  const texts = new Map<string, string>();
  const everHad = new Set<string>();
  return {
    texts,
    everHad,
    write(key: string, value: string) {
      texts.set(key, value);
      everHad.add(`${key}=${value}`);
    },
    save(operations: Operation[]): SaveResult {
      const hashes: SaveResult['hashes'] = { ja: {}, en: {} };
      const conflicts: Conflict[] = [];
      operations.forEach((operation, index) => {
        if (operation.do === 'remove') {
          const bases = Object.entries(operation.bases).flatMap(([locale, of]) =>
            Object.entries(of).map(([segment, base]) => [`${locale} ${segment}`, base] as const),
          );
          if (bases.every(([key, base]) => hashOf(texts.get(key)) === base || !texts.get(key))) {
            for (const [key] of bases) texts.delete(key);
          } else {
            const theirs = { text: '', hash: null, by: 'B', at: '' };
            conflicts.push({
              operation: index,
              locale: 'ja',
              segment: operation.part,
              base: null,
              theirs,
              mine: '',
            });
          }
        }
        if (operation.do !== 'set') return;
        const { locale, segment, value, base } = operation;
        const key = `${locale} ${segment}`;
        const now = texts.get(key);
        if (hashOf(now) === base) {
          this.write(key, value);
          hashes[locale][segment] = hashOf(value);
        } else {
          const theirs = { text: now ?? '', hash: hashOf(now), by: 'B', at: '' };
          conflicts.push({ operation: index, locale, segment, base: null, theirs, mine: value });
        }
      });
      return { savedAt: '2026-11-03T00:00:00Z', versions: { ja: 1, en: 1 }, hashes, conflicts };
    },
    rows(): Row[] {
      const segments = new Set([...texts.keys()].map((key) => key.slice(3)));
      return [...segments].map((segment) => {
        const cell = (locale: Locale) => {
          const text = texts.get(`${locale} ${segment}`) ?? '';
          return { text, hash: hashOf(text) };
        };
        const cells = { ja: cell('ja'), en: cell('en') };
        return { segment, kind: 'text', place: { section: 'outlook', path: [] }, cells, translation: null };
      });
    },
  };
}

type Fate = 'arrives' | 'answer-lost' | 'request-lost' | 'signed-out' | 'refused';

function openEditor(
  options: {
    server?: ReturnType<typeof testServer>;
    storage?: TextStorage;
    timers?: ReturnType<typeof testTimers>;
    fate?: () => Fate;
    tab?: string;
  } = {},
) {
  const {
    server = testServer(),
    storage = memoryStorage(),
    timers = testTimers(),
    fate = () => 'arrives',
  } = options;
  const requests: Operation[][] = [];
  const send = async (operations: Operation[]): Promise<Answer> => {
    requests.push(operations);
    const how = fate();
    if (how === 'request-lost') return { is: 'unreachable' };
    if (how === 'signed-out') return { is: 'signed-out' };
    if (how === 'refused') return { is: 'refused', sentence: 'No.' };
    const result = server.save(operations);
    return how === 'arrives' ? { is: 'saved', result } : { is: 'unreachable' };
  };
  const owner = { userId: 'u1', articleId: 7 };
  const journal = browserJournal(storage, { ...owner, tab: options.tab ?? 't1' });
  const saver = new Saver({ send, placeOf: () => ({ section: 'outlook', path: [] }), journal, timers });
  saver.begin({ rows: server.rows() });
  const kept = () => leftBehind(storage, owner, new Set());
  return { saver, server, storage, timers, requests, kept, owner };
}

describe('what is typed', () => {
  it('is in the journal at once, and with the server after a pause of a second', async () => {
    const { saver, server, timers, kept } = openEditor();
    saver.type('ja', 'p1', '潮');
    expect(kept().map(({ change }) => change)).toMatchObject([{ do: 'set', value: '潮', base: null }]);
    expect(saver.snapshot()).toMatchObject({ unsent: 1, savedAt: null });
    await timers.pass(900);
    expect(server.texts.size).toBe(0);
    await timers.pass(200);
    expect(server.texts.get('ja p1')).toBe('潮');
    expect(kept()).toEqual([]);
    expect(saver.snapshot()).toMatchObject({ unsent: 0, savedAt: '2026-11-03T00:00:00Z', trouble: null });
  });

  it('without a pause is with the server every ten seconds', async () => {
    const { saver, server, timers } = openEditor();
    for (let n = 1; n <= 21; n += 1) {
      saver.type('en', 'p1', 'x'.repeat(n));
      await timers.pass(500);
    }
    expect(server.texts.get('en p1')).toBe('x'.repeat(20));
  });

  it('and taken back leaves nothing to send', async () => {
    const server = testServer();
    server.write('en p1', 'Tides.');
    const { saver, timers, requests, kept } = openEditor({ server });
    saver.type('en', 'p1', 'Tides!');
    saver.type('en', 'p1', 'Tides.');
    expect(saver.snapshot().unsent).toBe(0);
    expect(kept()).toEqual([]);
    await timers.pass(20_000);
    expect(requests).toEqual([]);
  });

  it('while a request is on its way is sent after it, against the new base', async () => {
    const { saver, timers, requests, server } = openEditor();
    saver.type('en', 'p1', 'One');
    const flushed = saver.flush();
    saver.type('en', 'p1', 'One two');
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
    const { saver, server, timers } = openEditor();
    saver.type('ja', 'p1', '潮');
    saver.hold('ja', 'p1');
    saver.type('en', 'p1', 'Tide');
    await timers.pass(15_000);
    expect([...server.texts]).toEqual([['en p1', 'Tide']]);
    expect(await saver.flush()).toBe(false);
    saver.release('ja', 'p1');
    await timers.pass(1_100);
    expect(server.texts.get('ja p1')).toBe('潮');
  });
});

describe('trouble', () => {
  it('with the network is retried with growing pauses, and ends as soon as it is back', async () => {
    let fate: Fate = 'request-lost';
    const { saver, server, timers, requests, kept } = openEditor({ fate: () => fate });
    saver.type('ja', 'p1', '潮');
    await timers.pass(60_000);
    // After 1, 3, 7, 15, 31 and 61 seconds; the last is yet to come.
    expect(requests).toHaveLength(5);
    expect(saver.snapshot()).toMatchObject({ unsent: 1, trouble: 'unreachable' });
    expect(kept()).toHaveLength(1);
    fate = 'arrives';
    saver.retry();
    await settled();
    expect(server.texts.get('ja p1')).toBe('潮');
    expect(saver.snapshot()).toMatchObject({ unsent: 0, trouble: null });
  });

  it('with the session keeps everything until it is back', async () => {
    let fate: Fate = 'signed-out';
    const { saver, server, timers, kept } = openEditor({ fate: () => fate });
    saver.type('ja', 'p1', '潮');
    await timers.pass(5_000);
    expect(saver.snapshot()).toMatchObject({ unsent: 1, trouble: 'signed-out' });
    expect(kept()).toHaveLength(1);
    fate = 'arrives';
    expect(await saver.flush()).toBe(true);
    expect(server.texts.get('ja p1')).toBe('潮');
  });

  it('with one text does not keep the others back', async () => {
    const server = testServer();
    const timers = testTimers();
    const { saver } = openEditor({ server, timers });
    const save = server.save;
    server.save = (operations) => {
      if (operations.some((operation) => operation.do === 'set' && operation.value === 'bad'))
        throw 'refused';
      return save.call(server, operations);
    };
    const picky = new Saver({
      send: async (operations) => {
        try {
          return { is: 'saved', result: server.save(operations) };
        } catch {
          return { is: 'refused', sentence: 'Too long.' };
        }
      },
      placeOf: () => ({ section: 'outlook', path: [] }),
      journal: { put: () => true, remove: () => {} },
      timers,
    });
    expect(saver.snapshot().unsent).toBe(0);
    picky.type('en', 'p1', 'good');
    picky.type('en', 'p2', 'bad');
    picky.type('en', 'p3', 'good too');
    await timers.pass(5_000);
    expect([...server.texts.values()]).toEqual(['good', 'good too']);
    expect(picky.refusal('en', 'p2')).toBe('Too long.');
    expect(picky.snapshot().unsent).toBe(1);
    picky.type('en', 'p2', 'better');
    await timers.pass(2_000);
    expect(server.texts.get('en p2')).toBe('better');
  });

  it('of an answer that was lost is no conflict with oneself', async () => {
    let fate: Fate = 'answer-lost';
    const { saver, server, timers } = openEditor({ fate: () => fate });
    saver.type('en', 'p1', 'One');
    await timers.pass(1_100);
    saver.type('en', 'p1', 'One two');
    fate = 'arrives';
    expect(await saver.flush()).toBe(true);
    expect(server.texts.get('en p1')).toBe('One two');
    expect(saver.conflicts()).toEqual([]);
  });
});

describe('a conflict', () => {
  const conflicting = async () => {
    const server = testServer();
    server.write('en p1', 'Old');
    server.write('en p2', 'Old');
    const editor = openEditor({ server });
    server.write('en p1', 'Theirs');
    editor.saver.type('en', 'p1', 'Mine');
    editor.saver.type('en', 'p2', 'New');
    expect(await editor.saver.flush()).toBe(false);
    return editor;
  };

  it('keeps both texts, and lets the others through', async () => {
    const { saver, server, kept } = await conflicting();
    expect(server.texts.get('en p1')).toBe('Theirs');
    expect(server.texts.get('en p2')).toBe('New');
    expect(saver.conflicts()).toMatchObject([{ segment: 'p1', mine: 'Mine', theirs: { text: 'Theirs' } }]);
    expect(kept()).toMatchObject([{ change: { value: 'Mine' } }]);
    saver.type('en', 'p1', 'Mine, longer');
    expect(await saver.flush()).toBe(false);
    expect(server.texts.get('en p1')).toBe('Theirs');
  });

  it.each([
    ['mine', (saver: Saver) => saver.keepMine('en', 'p1'), 'Mine'],
    ['theirs', (saver: Saver) => saver.take('en', 'p1'), 'Theirs'],
    ['both', (saver: Saver) => saver.take('en', 'p1', 'Theirs and mine'), 'Theirs and mine'],
  ])('ends with %s', async (_, choose, text) => {
    const { saver, server, kept } = await conflicting();
    choose(saver);
    expect(await saver.flush()).toBe(true);
    expect(server.texts.get('en p1')).toBe(text);
    expect(saver.value('en', 'p1')).toBe(text);
    expect(kept()).toEqual([]);
  });
});

describe('what others write', () => {
  it('is taken in where nothing is unsent', () => {
    const server = testServer();
    server.write('en p1', 'Old');
    server.write('en p2', 'Old');
    const { saver } = openEditor({ server });
    server.write('en p1', 'Theirs');
    server.write('en p2', 'Theirs');
    server.write('ja p3', '新');
    saver.type('en', 'p2', 'Mine');
    const changed = saver.adopt({ rows: server.rows() }, saver.generation);
    expect(changed).toEqual([
      { locale: 'en', segment: 'p1', value: 'Theirs' },
      { locale: 'ja', segment: 'p3', value: '新' },
    ]);
    expect(saver.value('en', 'p2')).toBe('Mine');
  });

  it('and was read before a save of ours is not', async () => {
    const server = testServer();
    server.write('en p1', 'Old');
    const { saver } = openEditor({ server });
    const { generation } = saver;
    const view = { rows: server.rows() };
    saver.type('en', 'p1', 'New');
    await saver.flush();
    expect(saver.adopt(view, generation)).toBeUndefined();
    expect(saver.value('en', 'p1')).toBe('New');
  });
});

describe('a removal', () => {
  it('waits for what is on its way, and takes its texts with it', async () => {
    const { saver, server, kept } = openEditor();
    saver.type('en', 'p1', 'One');
    void saver.flush();
    saver.change({ do: 'remove', part: 'p1', segments: ['p1'], text: 'One' });
    expect(await saver.flush()).toBe(true);
    expect(server.texts.get('en p1')).toBeUndefined();
    expect(kept()).toEqual([]);
  });

  it.each([true, false])('can be undone (sent meanwhile: %s)', async (isSent) => {
    const server = testServer();
    server.write('en p1', 'One');
    server.write('ja p1', '一');
    const { saver } = openEditor({ server });
    saver.change({ do: 'remove', part: 'p1', segments: ['p1'], text: 'One' });
    if (isSent) await saver.flush();
    saver.restore('p1', [
      { locale: 'ja', segment: 'p1', value: '一' },
      { locale: 'en', segment: 'p1', value: 'One' },
    ]);
    expect(await saver.flush()).toBe(true);
    expect([server.texts.get('ja p1'), server.texts.get('en p1')]).toEqual(['一', 'One']);
  });

  it('of a text that somebody changed meanwhile does not happen', async () => {
    const server = testServer();
    server.write('en p1', 'One');
    const { saver } = openEditor({ server });
    server.write('en p1', 'Theirs');
    saver.change({ do: 'remove', part: 'p1', segments: ['p1'], text: 'One' });
    await saver.flush();
    expect(server.texts.get('en p1')).toBe('Theirs');
    saver.adopt({ rows: server.rows() }, saver.generation);
    expect(saver.value('en', 'p1')).toBe('Theirs');
  });
});

it('a text that a closed tab left behind is put back on what it was made from', async () => {
  const storage = memoryStorage();
  const server = testServer();
  server.write('en p1', 'Old');
  const first = openEditor({ server, storage, fate: () => 'request-lost' });
  first.saver.type('en', 'p1', 'Written on the train');
  await first.timers.pass(2_000);
  const second = openEditor({ server, storage, tab: 't2' });
  expect(leftBehind(storage, second.owner, new Set(['t1', 't2']))).toEqual([]);
  const [entry] = leftBehind(storage, second.owner, new Set(['t2']));
  if (entry?.change.do !== 'set') throw new Error('Nothing was left behind.');
  second.saver.putBack(entry.change);
  expect(await second.saver.flush()).toBe(true);
  expect(server.texts.get('en p1')).toBe('Written on the train');
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
      const server = testServer();
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
          seen.add(editor.saver.value(locale, segment));
          editor.saver.type(locale, segment, `mine ${n}`);
          typed.set(each.cell, `mine ${n}`);
        } else if (each.do === 'other') write(each.cell, `theirs ${n}`);
        else if (each.do === 'wait') await timers.pass(each.ms);
        else if (each.do === 'fate') fate = each.fate;
        else if (each.do === 'poll') {
          editor.saver.adopt({ rows: server.rows() }, editor.saver.generation);
        } else if (each.do === 'mine') {
          const [locale, segment] = each.cell.split(' ') as [Locale, string];
          const conflict = editor.saver
            .conflicts()
            .find((one) => `${one.locale} ${one.segment}` === each.cell);
          if (conflict) seen.add(conflict.theirs.text);
          editor.saver.keepMine(locale, segment);
        } else {
          tab += 1;
          editor = open();
          for (const left of leftBehind(storage, editor.owner, new Set([`t${tab}`]))) {
            if (left.change.do === 'set') editor.saver.putBack(left.change);
            storage.removeItem(left.key);
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
