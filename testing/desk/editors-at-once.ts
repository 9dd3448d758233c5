import type { ArticleDocument } from '#lib/article/document.ts';
import { INSIGHT_KINDS } from '#lib/article/parts.ts';
import { isSettingName, namesOf, SHAPES } from '#lib/article/shapes.ts';
import { isDivisible } from '#lib/desk/manuscript/changes.ts';
import { pasteBlocks } from '#lib/desk/manuscript/pasting.ts';
import { additionsAt, isWithin, joinable, partOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { buildArticle } from '../build-article.ts';
import { beyond, type DeskApi, idle, type Newsroom, OneEditor, pass } from './one-editor.ts';
import { testTimers } from './plain-server.ts';
import { WordLedger } from './word-ledger.ts';
import { type Chance, chanceOf, gapOf, piecesOf, sentence, wordMaker } from './words.ts';

/** One thing that one of the editors does, or that befalls them; `chance` decides where and how. */
export type Act = { who: number; does: keyof typeof ACTS; chance: number };

/** The acts, as often as each is to come. */
export const ACTS_BY_WEIGHT = (): Act['does'][] =>
  Object.entries(WEIGHTS).flatMap(([name, weight]) => Array<Act['does']>(weight).fill(name as Act['does']));

type Scene = {
  room: Newsroom;
  editors: OneEditor[];
  editor: OneEditor;
  chance: Chance;
  word: (locale: Locale) => string;
};

const WEIGHTS: Record<keyof typeof ACTS, number> = {
  type: 16,
  compose: 2,
  split: 6,
  join: 6,
  move: 3,
  remove: 2,
  removeEmpty: 1,
  add: 3,
  paste: 3,
  choose: 2,
  number: 2,
  kind: 1,
  undo: 6,
  redo: 3,
  undoNotice: 2,
  stillCorrect: 2,
  optOut: 1,
  facts: 2,
  lose: 4,
  reconnect: 5,
  delay: 3,
  letThrough: 3,
  poll: 6,
  wait: 10,
  meet: 5,
  reload: 2,
  putBack: 2,
  open: 1,
  decide: 6,
};

const ACTS = {
  type: ({ editor, chance, word }: Scene) => {
    const at = fieldOf(editor, chance);
    if (!at) return;
    editor.manuscript.focus(at);
    write(editor, at, chance, word);
  },
  compose: ({ editor, chance, word }: Scene) => {
    const at = fieldOf(editor, chance);
    if (!at) return;
    editor.manuscript.focus(at);
    editor.manuscript.hold(at.locale, at.segment);
    editor.composing = at;
    const text = editor.manuscript.value(at.locale, at.segment);
    const value = text + gapOf(at.locale) + sentence(at.locale, word(at.locale));
    editor.act('type', () => editor.manuscript.type(at.locale, at.segment, value));
  },
  split: ({ editor, chance }: Scene) => {
    const at = fieldOf(editor, chance);
    if (!at) return;
    const [from, to] = rangeIn(editor.manuscript.value(at.locale, at.segment), chance);
    editor.act('split', () => editor.manuscript.split(at.locale, at.segment, from, to), true);
  },
  join: ({ editor, chance }: Scene) => {
    const slots = editor.manuscript.slots();
    const slot = chance.pick(slots.filter(({ segment }) => joinable(slots, segment)));
    const locale = chance.pick(LOCALES);
    if (slot && locale) editor.act('join', () => editor.manuscript.join(locale, slot.segment), true);
  },
  move: ({ editor, chance }: Scene) => {
    const slot = chance.pick(editor.manuscript.slots());
    if (slot) editor.manuscript.move(slot.segment, chance.isHit(0.5) ? -1 : 1);
  },
  remove: ({ editor, chance }: Scene) => {
    const slot = rowOf(editor, chance);
    if (slot) editor.act('remove', () => editor.manuscript.remove(slot.segment));
  },
  removeEmpty: ({ editor, chance }: Scene) => {
    const { manuscript } = editor;
    const isEmpty = ({ segment, kind }: Slot) =>
      (kind === 'text' || kind === 'item') && LOCALES.every((each) => manuscript.value(each, segment) === '');
    const slot = chance.pick(manuscript.slots().filter(isEmpty));
    if (slot) manuscript.removeEmpty(slot.segment);
  },
  add: ({ editor, chance, word }: Scene) => {
    const slot = rowOf(editor, chance);
    const offered = slot ? additionsAt(slot) : [];
    const plain = offered.filter((each) => each === 'paragraph' || each === 'item' || each === 'list');
    const what = chance.pick(plain.length > 0 && chance.isHit(0.6) ? plain : offered);
    const locale = chance.pick(LOCALES);
    if (!slot || !what || !locale) return;
    const caret = editor.manuscript.add(slot.segment, what, locale);
    const first = caret && editor.manuscript.slots().find(({ segment }) => segment === caret.segment);
    if (caret && first?.kind !== 'value' && chance.isHit(0.8)) write(editor, caret, chance, word);
  },
  paste: ({ editor, chance, word }: Scene) => {
    const at = fieldOf(editor, chance);
    if (!at) return;
    const slot = editor.manuscript.slots().find(({ segment }) => segment === at.segment);
    const isInline = !slot || !isDivisible(slot);
    const blocks = Array.from({ length: isInline ? 1 : 1 + chance.below(3) }, () => ({
      kind: chance.pick(['paragraph', 'paragraph', 'heading', 'item'] as const) ?? 'paragraph',
      text: sentence(at.locale, word(at.locale)),
    }));
    const range = rangeIn(editor.manuscript.value(at.locale, at.segment), chance);
    const left = (['picture'] as const).filter(() => chance.isHit(0.5));
    editor.act(
      'paste',
      () => pasteBlocks(editor.manuscript, at.locale, at.segment, range, { blocks, left }),
      true,
    );
  },
  kind: ({ editor, chance }: Scene) => {
    const slot = editor.manuscript.slots().find(({ place }) => place.path[0]?.kind === 'insight');
    const [part, kind] = [slot?.place.path[0]?.id, chance.pick(INSIGHT_KINDS)];
    if (part && kind) editor.manuscript.setInsightKind(part, kind);
  },
  choose: ({ editor: { manuscript }, chance }: Scene) => {
    const slot = chance.pick(manuscript.slots().filter(({ kind }) => kind === 'value'));
    if (!slot) return;
    const { name } = namesOf(slot.segment);
    const field = SHAPES[partOf(slot)?.kind ?? 'paragraph'].find((each) => each.name === name);
    const values = field?.is === 'setting' ? ['', ...field.of] : ['', '2024', '2025', '7'];
    manuscript.choose(slot.segment, chance.pick(values) ?? '');
  },
  number: ({ editor: { manuscript }, chance }: Scene) => {
    const isFree = ({ segment, kind }: Slot) =>
      kind === 'cell' && LOCALES.every((each) => !/[a-z]{9}/.test(manuscript.value(each, segment)));
    const slot = chance.pick(manuscript.slots().filter(isFree));
    if (slot) manuscript.choose(slot.segment, String(chance.below(100)));
  },
  undo: ({ editor, chance }: Scene) => {
    const times = 1 + chance.below(4);
    for (let n = 0; n < times; n += 1) editor.act('undo', () => editor.manuscript.undo(), true);
  },
  redo: ({ editor }: Scene) => editor.act('redo', () => editor.manuscript.redo(), true),
  undoNotice: ({ editor }: Scene) => {
    const notice = editor.manuscript.notice();
    if (notice && 'step' in notice) editor.act('undo', () => editor.manuscript.undo(notice.step), true);
  },
  stillCorrect: ({ editor, chance }: Scene) => {
    const slot = chance.pick(withState(editor, ['stale']));
    if (slot) editor.manuscript.stillCorrect(slot.segment);
  },
  optOut: ({ editor, chance }: Scene) => {
    const slot = chance.pick(withState(editor, ['missing', 'opted-out']));
    if (!slot) return;
    const isOut = editor.manuscript.row(slot.segment).translation?.state === 'opted-out';
    editor.manuscript.optOut(slot.segment, !isOut);
  },
  facts: async ({ editor, chance }: Scene) => {
    letGo(editor);
    editor.letThrough();
    const { sources } = editor.manuscript.view().facts;
    const ids = sources.map(({ id }) => id);
    const name = `Source ${sources.length + 1}`;
    const isNew = ids.length < 2 || chance.isHit(0.2);
    await editor.editFacts({
      sources: isNew ? { add: [{ 'title-en': name }] } : { order: { from: ids, to: ids.toReversed() } },
    });
  },
  lose: ({ editor, chance }: Scene) => {
    editor.network = chance.pick(['request-lost', 'answer-lost', 'signed-out'] as const) ?? 'open';
  },
  reconnect: ({ editor }: Scene) => {
    editor.network = 'open';
    editor.manuscript.retry();
  },
  delay: ({ editor, chance }: Scene) => {
    editor.gate = chance.isHit(0.5) ? 'requests-wait' : 'answers-wait';
  },
  letThrough: ({ editor }: Scene) => editor.letThrough(),
  poll: ({ editor }: Scene) => editor.poll(),
  wait: ({ room, chance }: Scene) =>
    pass(room, chance.pick([300, 1_100, 1_100, 3_000, 12_000, 660_000]) ?? 0),
  /** Everybody's text is saved, and everybody asks. */
  meet: async ({ room, editors }: Scene) => {
    await pass(room, 11_000);
    for (const editor of editors) await editor.poll();
  },
  reload: ({ editor, chance }: Scene) => editor.reload(chance.isHit(0.5)),
  putBack: async ({ editor, chance }: Scene) => {
    letGo(editor);
    editor.letThrough();
    const entries = await editor.leftBehind();
    if (chance.isHit(0.8)) await editor.putBack(chance.isHit(0.7) ? entries : entries.slice(0, 1));
    else for (const entry of entries) editor.discard(entry);
  },
  open: ({ editor, chance }: Scene) => {
    editor.opened = chance.pick(editor.conflicts()) ?? null;
  },
  decide: ({ editor, chance }: Scene) => {
    const work = chance.pick(editor.manuscript.refused());
    if (work && chance.isHit(0.5)) return decideStep(editor, work.id, chance);
    const conflict = editor.opened ?? chance.pick(editor.conflicts());
    if (conflict) return decideText(editor, conflict, chance);
    if (work) decideStep(editor, work.id, chance);
  },
};

/** What a person who writes would not do in the middle of a composition ends it. */
function letGo(editor: OneEditor): void {
  const { composing } = editor;
  editor.composing = null;
  if (composing) editor.manuscript.release(composing.locale, composing.segment);
}

/** Writes a sentence into a field, or takes one out of it: letter by letter or at once. */
function write(
  editor: OneEditor,
  { locale, segment }: { locale: Locale; segment: string },
  chance: Chance,
  word: (locale: Locale) => string,
): void {
  const { manuscript } = editor;
  const text = manuscript.value(locale, segment);
  const pieces = piecesOf(text);
  const piece = chance.pick(pieces);
  const gap = text === '' ? '' : gapOf(locale);
  const cites = chance.isHit(0.2) && segment.length > 8 ? 1 + chance.below(2) : undefined;
  const added = sentence(locale, word(locale), cites);
  const set = (value: string) => editor.act('type', () => manuscript.type(locale, segment, value));
  if (!piece || chance.isHit(0.5)) {
    editor.act('type', () => {
      let [now, caret] = [text, text.length];
      for (const data of gap + added) {
        now += data;
        manuscript.type(locale, segment, now, { kind: 'insert', data, caret });
        caret += 1;
      }
    });
  } else if (chance.isHit(0.3)) {
    editor.act('type', () => {
      const [from] = pieces.at(-1) ?? [0];
      for (let end = text.length - 1; end >= from; end -= 1) {
        manuscript.type(locale, segment, text.slice(0, end), { kind: 'delete', data: '', caret: end + 1 });
      }
    });
  } else if (chance.isHit(0.2)) set('');
  else set(text.slice(0, piece[0]) + added + text.slice(piece[1]));
}

/** Where the caret stands in a text, between two sentences; or one that is selected. */
function rangeIn(text: string, chance: Chance): [number, number] {
  const pieces = piecesOf(text);
  const selected = chance.isHit(0.2) ? chance.pick(pieces) : undefined;
  const place = chance.pick([0, ...pieces.map(([, end]) => end)]) ?? 0;
  return selected ?? [place, place];
}

/** A row, more often one of the first two of the last section: three editors are to meet. */
function rowOf({ manuscript }: OneEditor, chance: Chance): Slot | undefined {
  // What both languages share holds no words.
  const slots = manuscript.slots().filter(({ kind }) => kind !== 'value');
  const outlook = slots.filter(({ place }) => place.section === 'outlook');
  return chance.pick(chance.isHit(0.7) ? outlook.slice(0, 2) : slots);
}

function fieldOf(editor: OneEditor, chance: Chance): { locale: Locale; segment: string } | undefined {
  const [slot, locale] = [rowOf(editor, chance), chance.pick(LOCALES)];
  return slot && locale && { locale, segment: slot.segment };
}

function withState({ manuscript }: OneEditor, states: string[]): Slot[] {
  return manuscript
    .slots()
    .filter(({ segment }) => states.includes(manuscript.row(segment).translation?.state ?? ''));
}

function decideText(editor: OneEditor, seen: ReturnType<OneEditor['conflicts']>[number], chance: Chance) {
  const { manuscript } = editor;
  const { locale, segment, theirs } = seen;
  editor.opened = null;
  const mine = manuscript.value(locale, segment);
  const choice = chance.pick([
    { take: 'mine', seen },
    { take: 'theirs', seen },
    { text: `${mine}${gapOf(locale)}${theirs.text}`.trim(), seen },
  ] as const);
  if (!choice) return;
  editor.mayDouble(mine + theirs.text);
  editor.act('decide', () => manuscript.resolveConflict(locale, segment, choice));
}

function decideStep(editor: OneEditor, id: string, chance: Chance): void {
  const { manuscript } = editor;
  const work = manuscript.refused().find((each) => each.id === id);
  if (!work) return;
  const choices = ['mine', 'theirs', ...(manuscript.canDoAgain(work) ? (['again'] as const) : [])] as const;
  const choice = chance.pick(choices) ?? 'theirs';
  for (const { theirs } of manuscript.textsOf(work)) editor.mayDouble(theirs);
  for (const { locale, segment } of [work.step, ...work.later].flatMap(({ texts }) => texts)) {
    editor.mayDouble(manuscript.value(locale, segment));
  }
  editor.act('decide', () => manuscript.resolveStep(id, choice), choice === 'again');
}

/** What is begun with: each kind of part once, and enough beside each other in the last section. */
function documentOf(locale: Locale, word: (locale: Locale) => string, name: string): ArticleDocument {
  const text = (count = 1) =>
    Array.from({ length: count }, () => sentence(locale, word(locale))).join(gapOf(locale));
  const paragraph = (id: string, count = 1) => ({ id, kind: 'paragraph' as const, text: text(count) });
  const items = ['item1', 'item2'].map((id) => ({ id, text: text() }));
  return {
    v: 2,
    headline: text() + name,
    lede: text(),
    keyPoints: { points: [{ id: 'point1', label: text(), text: text() }] },
    analysis: { parts: [{ id: 'part1', heading: text(), blocks: [paragraph('text1'), paragraph('text2')] }] },
    insight: { items: [{ id: 'insight1', kind: 'investors', blocks: [paragraph('text3')] }] },
    outlook: {
      blocks: [
        paragraph('text4', 2),
        paragraph('text5'),
        { id: 'list1', kind: 'list', items },
        paragraph('text6'),
      ],
    },
  };
}

/** Two imports of one text are one article. */
let articles = 0;

/**
 * Has three editors write one article, then brings everything to the server and settles what is to be settled.
 * @param apiOf the API of an article
 * @param setNow moves the clock of the store
 * @throws an error with all that is wrong, and what was done
 */
export async function playActs(
  acts: Act[],
  apiOf: (articleId: number) => DeskApi,
  setNow: (instant: number) => void,
): Promise<void> {
  const word = wordMaker();
  const timers = testTimers();
  setNow(timers.now());
  articles += 1;
  const name = `${articles}`;
  const { ref } = await buildArticle(name, {
    locale: 'ja',
    document: documentOf('ja', word, name),
    publish: false,
  });
  const { articleId } = ref;
  await buildArticle(name, {
    locale: 'en',
    document: documentOf('en', word, name),
    translationOf: articleId,
    publish: false,
  });
  const ledger = new WordLedger(articleId);
  await ledger.begin();
  const room: Newsroom = { api: apiOf(articleId), ledger, timers, busy: 0, log: [] };
  const editors: OneEditor[] = [];
  for (const person of [0, 1, 2]) editors.push(await OneEditor.open(room, person));
  const faults: string[] = [];
  const look = () => {
    for (const editor of editors) {
      editor.look();
      for (const fault of editor.faults.splice(0)) faults.push(`editor ${editor.person} ${fault}`);
    }
  };
  look();
  for (const { who, does, chance } of acts) {
    const editor = editors[who] as OneEditor;
    if (!['poll', 'wait', 'meet', 'lose', 'reconnect', 'delay', 'letThrough'].includes(does)) letGo(editor);
    await ACTS[does]({ room, editors, editor, chance: chanceOf(chance), word });
    setNow(timers.now());
    await idle(room);
    look();
    room.log.push(`${who} ${does} ${chance}`);
    if (faults.length > 0) break;
  }
  if (faults.length === 0) {
    const chance = chanceOf(acts.at(-1)?.chance ?? 0);
    faults.push(...(await settleAll(room, editors, look, chance)), ...(await compare(room, editors)));
  }
  if (faults.length > 0) throw new Error([...faults, ...room.log].join('\n'));
}

/** Most rounds until nothing is unsent and undecided: each editor decides one thing in a round. */
const ROUNDS = 40;

/** Brings everybody back, has all sent and every conflict decided, and everybody see what came of it. */
async function settleAll(
  room: Newsroom,
  editors: OneEditor[],
  look: () => void,
  chance: Chance,
): Promise<string[]> {
  const scene = (editor: OneEditor): Scene => ({ room, editors, editor, chance, word: () => '' });
  for (const editor of editors) {
    letGo(editor);
    editor.letThrough();
    await ACTS.reconnect(scene(editor));
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    await pass(room, 31_000);
    look();
    let isCalm = true;
    for (const editor of editors) {
      ACTS.decide(scene(editor));
      await editor.putBack(await editor.leftBehind());
      const isSent = await editor.manuscript.flush();
      await pass(room, 0);
      await editor.manuscript.refresh();
      look();
      isCalm &&= isSent && editor.manuscript.saveState().unsent === 0 && editor.kept().length === 0;
    }
    if (isCalm && round > 0) break;
  }
  const faults: string[] = [];
  for (const editor of editors) {
    if (!(await editor.manuscript.refresh()))
      faults.push(`editor ${editor.person} cannot take in what is there`);
  }
  return faults;
}

/** Whether a segment is a setting of a part in which, and in whose parts, nothing is written: it is with its editor only, as the part is. */
function isChosenAlone({ manuscript }: OneEditor, segment: string): boolean {
  const { part } = namesOf(segment);
  const isWritten = (slot: Slot) =>
    !isSettingName(slot.segment) &&
    isWithin(slot, part) &&
    LOCALES.some((locale) => manuscript.value(locale, slot.segment).trim() !== '');
  return isSettingName(segment) && !manuscript.slots().some(isWritten);
}

async function compare(room: Newsroom, editors: OneEditor[]): Promise<string[]> {
  const view = await room.api.read(0, true);
  const rows = view?.rows.filter(({ cells }) => cells.ja.text || cells.en.text) ?? [];
  const theirs = rows.map(({ segment, cells }) => [segment, cells.ja.text, cells.en.text]);
  const faults = [...room.ledger.faults(), ...(await room.ledger.unaccounted())];
  for (const editor of editors) {
    const { person, manuscript } = editor;
    const { unsent, conflicts, trouble } = manuscript.saveState();
    if (unsent + conflicts > 0 || trouble) {
      faults.push(`editor ${person} has ${unsent} unsent, ${conflicts} undecided, trouble ${trouble}`);
    }
    if (editor.kept().length > 0) faults.push(`the journal of editor ${person} keeps ${editor.kept()}`);
    const ours = editor.written().filter(([segment]) => !isChosenAlone(editor, segment));
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
      faults.push(`editor ${person} has${beyond(ours, theirs)}\nand the server${beyond(theirs, ours)}`);
      continue;
    }
    for (const { segment, translation } of rows) {
      const own = manuscript.row(segment).translation;
      if (own?.state !== translation?.state || own?.into !== translation?.into) {
        faults.push(
          `editor ${person} shows ${segment} as ${own?.into} ${own?.state}, not ${translation?.into} ${translation?.state}`,
        );
      }
    }
  }
  return faults;
}
