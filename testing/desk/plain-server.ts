import type { EditorView, Operation, Row, SaveResult } from '#lib/desk/editor.ts';
import { browserJournal, leftBehind, type TextStorage } from '#lib/desk/manuscript/journal.ts';
import { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import type { Answer } from '#lib/desk/manuscript/queue.ts';
import { withEmptySlots } from '#lib/desk/manuscript/slots.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';

/** A clock that moves when it is told to. */
export function testTimers() {
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

/** All that was begun and waits for nothing but promises is done. */
export const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** What a browser keeps, in memory. */
export function memoryStorage(): TextStorage {
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

export const hashOf = (text: string | undefined) => (text ? `#${text}` : null);

/** A row of the outlook: one paragraph in both languages. */
export function rowOf(
  segment: string,
  ja: string,
  en: string,
  state: 'current' | 'stale' | 'missing' = 'current',
): Row {
  return {
    segment,
    kind: 'text',
    place: { section: 'outlook', path: [{ id: segment, kind: 'paragraph', after: null }] },
    cells: { ja: { text: ja, hash: hashOf(ja) }, en: { text: en, hash: hashOf(en) } },
    translation: { into: 'en', state, ...(state === 'stale' && { sourceBefore: 'before' }) },
  };
}

const keyOf = ({ locale, segment }: { locale: Locale; segment: string }) => `${locale} ${segment}`;

/**
 * The server's rule for texts, and nothing else: written where all bases are what is there, else a conflict. For what
 * goes wrong on the way to it; what it does with an article is tested on the real one.
 */
export function plainServer() {
  const texts = new Map<string, string>();
  const everHad = new Set<string>();
  const steps = new Set<string>();
  /** Texts that somebody else has written last. */
  const theirs = new Set<string>();
  const theirsOf = (key: string) => ({
    text: texts.get(key) ?? '',
    hash: hashOf(texts.get(key)),
    by: 'B',
    at: '',
  });
  return {
    texts,
    everHad,
    write(key: string, value: string) {
      theirs.add(key);
      if (value === '') texts.delete(key);
      else texts.set(key, value);
      everHad.add(`${key}=${value}`);
    },
    save(operations: Operation[]): SaveResult {
      const hashes: SaveResult['hashes'] = { ja: {}, en: {} };
      const conflicts: SaveResult['conflicts'] = [];
      const already: SaveResult['already'] = [];
      operations.forEach((operation, index) => {
        if (operation.do !== 'set' && operation.do !== 'step') return;
        const changes = operation.do === 'set' ? [operation] : operation.texts;
        const isDone = operation.do === 'step' && steps.has(operation.id);
        const wrong = changes.filter(
          ({ locale, segment, base }) => hashOf(texts.get(`${locale} ${segment}`)) !== base,
        );
        const isAlready = operation.do === 'set' && theirsOf(keyOf(operation)).text === operation.value;
        if (isAlready && wrong.length > 0 && theirs.has(keyOf(operation))) {
          already.push({ operation: index, by: 'B' });
        }
        if (wrong.length > 0 && !isDone && !isAlready) {
          for (const { locale, segment } of wrong) {
            const theirs = theirsOf(`${locale} ${segment}`);
            conflicts.push({ operation: index, locale, segment, theirs });
          }
          return;
        }
        for (const { locale, segment, value } of changes) {
          if (!isDone && !isAlready) {
            this.write(`${locale} ${segment}`, value);
            theirs.delete(`${locale} ${segment}`);
          }
          hashes[locale][segment] = hashOf(value);
        }
        if (operation.do === 'step') steps.add(operation.id);
      });
      const versions = { ja: 1, en: 1 };
      return { savedAt: '2026-11-03T00:00:00Z', versions, hashes, conflicts, refused: [], already };
    },
    rows(): Row[] {
      const segments = [...new Set([...texts.keys()].map((key) => key.slice(3)))].sort();
      const text = (locale: Locale, segment: string) => texts.get(`${locale} ${segment}`) ?? '';
      return segments.map((segment) => rowOf(segment, text('ja', segment), text('en', segment)));
    },
  };
}

/** What becomes of a request. */
export type Fate = 'arrives' | 'answer-lost' | 'request-lost' | 'signed-out' | 'refused';

/** A view of an article with these rows, as far as the manuscript reads it. */
export function viewOf(rows: Row[]): EditorView {
  return {
    articleId: 7,
    originLocale: 'ja',
    rows,
    editions: { ja: null, en: null },
    facts: { sources: [], versions: {} },
  } as unknown as EditorView;
}

/** The editor of one tab in front of a server. */
export function openEditor(
  options: {
    server?: ReturnType<typeof plainServer>;
    storage?: TextStorage;
    timers?: ReturnType<typeof testTimers>;
    fate?: (operations: Operation[]) => Fate;
    tab?: string;
  } = {},
) {
  const { server = plainServer(), storage = memoryStorage(), timers = testTimers() } = options;
  const { fate = () => 'arrives', tab = 't1' } = options;
  const requests: Operation[][] = [];
  const send = async (operations: Operation[]): Promise<Answer> => {
    requests.push(operations);
    const how = fate(operations);
    if (how === 'request-lost') return { is: 'unreachable' };
    if (how === 'signed-out') return { is: 'signed-out' };
    if (how === 'refused') return { is: 'refused', sentence: 'No.' };
    const result = server.save(operations);
    return how === 'arrives' ? { is: 'saved', result } : { is: 'unreachable' };
  };
  const owner = { userId: 'u1', articleId: 7 };
  let n = 0;
  const newId = () => {
    n += 1;
    return `${tab}n${n}`;
  };
  const fields = new Map<string, string>();
  const view = viewOf(server.rows());
  const manuscript = new Manuscript({
    view,
    slots: withEmptySlots(view.rows, newId),
    newId,
    write: (locale, segment, text) => fields.set(`${locale} ${segment}`, text),
    read: async () => viewOf(server.rows()),
    send,
    journal: browserJournal(storage, { ...owner, tab }),
    timers,
  });
  /** The texts of the outlook, in their order. */
  const outlook = (locale: Locale) =>
    manuscript
      .slots()
      .filter(({ place }) => place.section === 'outlook')
      .map(({ segment }) => manuscript.value(locale, segment));
  const conflicts = () =>
    manuscript
      .slots()
      .flatMap(({ segment }) => LOCALES.flatMap((each) => manuscript.row(segment).conflicts[each] ?? []));
  const kept = () => leftBehind(storage, owner, new Set());
  return { manuscript, server, storage, timers, requests, fields, outlook, conflicts, kept, owner };
}
