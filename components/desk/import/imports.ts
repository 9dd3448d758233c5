import type { ImportAnswer } from '#lib/desk/editor.ts';
import type { LineAnswer } from '#lib/import/lines/answers.ts';
import type { Locale } from '#lib/locale.ts';
import type { importText } from '../editor/send-requests.ts';
import { type Sent, sendPicture } from '../pictures/send-picture.ts';
import { moveAnswers } from './move-answers.ts';

export type Doubt = ImportAnswer['warnings'][number]['code'];

/** A text on its way in: typed or pasted, or a file. */
export type Item = {
  id: number;
  /** Of the file; null for text that was typed. */
  name: string | null;
  /** As it was typed; of a file, the lines that were made of it. */
  text: string;
  /** The bytes of a file whose lines cannot be typed over, or that has not been read. */
  base64: string | null;
  locale: Locale | '';
  /** By line, counted from 1, of the text that was read. */
  answers: Readonly<Record<number, LineAnswer>>;
  inHouseStyle: boolean;
  /** Pictures for captions, by the line of the caption; without `media` while they are sent. */
  pictures: Readonly<Record<number, GivenPicture>>;
  /** What was chosen of a text that says it is advertising; '' in both languages where nobody paid for it. */
  sponsor: Record<Locale, string> | null;
  /** Lines that were asked about, and why: they keep their place, and what they can be, when they are answered. */
  asked: Readonly<Record<number, readonly Doubt[]>>;
  state: 'unread' | 'waiting' | 'reading' | 'read' | 'keeping' | 'kept';
  /** Text or language is another than was read. */
  isOld: boolean;
  problem: { message: string; isSignedOut: boolean } | null;
  answer: ImportAnswer | null;
  articleId: number | null;
};

/** A picture that was given: its file's name, its number in the library, or why it is not there. */
export type GivenPicture = { name: string; media?: number; problem?: string };

export type Imports = { items: readonly Item[]; chosen: number };

/** What a reload brings back; what was read is read again. */
type Kept = { items: Omit<Item, 'answer' | 'problem'>[]; chosen: number };

const EMPTY: Omit<Item, 'id'> = {
  name: null,
  text: '',
  base64: null,
  locale: '',
  answers: {},
  inHouseStyle: false,
  pictures: {},
  sponsor: null,
  asked: {},
  state: 'unread',
  isOld: false,
  problem: null,
  answer: null,
  articleId: null,
};

/** Of several texts at once: what was typed, chosen and answered of each stays until it is kept or taken out. */
export class ImportList {
  #state: Imports = { items: [{ ...EMPTY, id: 1 }], chosen: 1 };
  readonly #listeners = new Set<() => void>();
  /** The last request about each text: the answer to an earlier one says nothing any more. */
  readonly #asked = new Map<number, number>();
  readonly #send: typeof importText;
  readonly #sendPicture: (file: File) => Promise<Sent>;
  readonly #original: number | undefined;

  /** @param original the article that the texts are the translation of */
  constructor(
    send: typeof importText,
    original: number | undefined,
    toLibrary = (file: File) => sendPicture('/api/desk/media', {}, file),
  ) {
    this.#send = send;
    this.#sendPicture = toLibrary;
    this.#original = original;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): Imports => this.#state;

  item(id: number): Item | undefined {
    return this.#state.items.find((item) => item.id === id);
  }

  choose(id: number): void {
    this.#set({ ...this.#state, chosen: id });
  }

  type(id: number, text: string): void {
    this.#change(id, { text, isOld: true });
  }

  setLocale(id: number, locale: Locale | ''): void {
    this.#change(id, { locale, isOld: true });
  }

  /** @param is null takes an answer back */
  async say(id: number, line: number, is: LineAnswer | null): Promise<void> {
    const item = this.item(id);
    if (!item) return;
    const { [line]: _before, ...others } = item.answers;
    this.#change(id, { answers: is === null ? others : { ...others, [line]: is } });
    await this.read(id);
  }

  async setInHouseStyle(id: number, inHouseStyle: boolean): Promise<void> {
    this.#change(id, { inHouseStyle });
    await this.read(id);
  }

  /** Sends a picture to the library, and puts it where the caption in this line waits for it. */
  async givePicture(id: number, line: number, file: File): Promise<void> {
    this.#picture(id, line, { name: file.name });
    const sent = await this.#sendPicture(file);
    // It may have been taken out, or another one given, while it was sent.
    if (this.item(id)?.pictures[line]?.name !== file.name) return;
    if (!sent.ok) return this.#picture(id, line, { name: file.name, problem: sent.message });
    this.#picture(id, line, { name: file.name, media: sent.answer.mediaId });
    await this.read(id);
  }

  async takePicture(id: number, line: number): Promise<void> {
    const { [line]: taken, ...pictures } = this.item(id)?.pictures ?? {};
    this.#change(id, { pictures });
    if (taken?.media !== undefined) await this.read(id);
  }

  #picture(id: number, line: number, picture: GivenPicture): void {
    this.#change(id, { pictures: { ...this.item(id)?.pictures, [line]: picture } });
  }

  /** @param sponsor null takes the choice back */
  async setSponsor(id: number, sponsor: Record<Locale, string> | null): Promise<void> {
    this.#change(id, { sponsor });
    // While a name is typed in one language only, nothing is decided.
    const names = Object.values(sponsor ?? { ja: '', en: '' });
    if (names.every((name) => name.trim() !== '') || names.every((name) => name === '')) await this.read(id);
  }

  /** Takes files in beside what is there, and reads one after the other. An empty text makes room for them. */
  async add(files: { name: string; base64: string }[]): Promise<void> {
    const { items } = this.#state;
    const first = Math.max(0, ...items.map(({ id }) => id)) + 1;
    const added = files.map((file, at): Item => ({ ...EMPTY, ...file, id: first + at, state: 'waiting' }));
    const others = items.filter(({ name, text }) => name !== null || text.trim() !== '');
    if (added.length === 0) return;
    this.#set({ items: [...others, ...added], chosen: first });
    for (const { id } of added) await this.read(id);
  }

  remove(id: number): void {
    const { items, chosen } = this.#state;
    const at = items.findIndex((item) => item.id === id);
    const left = items.filter((item) => item.id !== id);
    if (left.length === 0) left.push({ ...EMPTY, id: id + 1 });
    const next = left[Math.min(Math.max(0, at), left.length - 1)];
    this.#set({ items: left, chosen: chosen === id ? (next?.id ?? 1) : chosen });
  }

  async read(id: number): Promise<void> {
    const reply = await this.#request(id, 'reading');
    if (!reply) return;
    const { answer } = reply;
    const item = this.item(id);
    if (!item) return;
    const asked: Record<number, Doubt[]> = {};
    for (const line of Object.keys(reply.answers)) asked[Number(line)] = [];
    for (const { line, code } of answer.warnings) {
      if (line !== undefined && code !== 'house-style') asked[line] = [...(asked[line] ?? []), code];
    }
    this.#change(id, { answer, state: 'read', asked: reply.isNew ? asked : { ...asked, ...item.asked } });
  }

  /** @returns the article that it became, when it was kept, and the first picture that a caption waits for */
  async keep(id: number): Promise<{ articleId: number; waits: string | undefined } | undefined> {
    const reply = await this.#request(id, 'keeping');
    if (!reply?.answer.kept) return undefined;
    const { lines, warnings, kept } = reply.answer;
    const { articleId } = kept;
    this.#change(id, { state: 'kept', articleId });
    const caption = warnings.find(({ code }) => code === 'caption');
    const fate = lines.find(({ line }) => line === caption?.line);
    const [text] = fate && 'segments' in fate ? fate.segments : [];
    return { articleId, waits: text?.replace(/\.\w+$/, '.media') };
  }

  async #request(id: number, state: 'reading' | 'keeping') {
    const item = this.item(id);
    if (!item || item.state === 'kept') return undefined;
    const turn = (this.#asked.get(id) ?? 0) + 1;
    this.#asked.set(id, turn);
    const isNew = item.answer !== null && item.text !== item.answer.text;
    const answers = isNew ? moveAnswers(item.answer?.text ?? '', item.text, item.answers) : item.answers;
    const pictures = isNew ? moveAnswers(item.answer?.text ?? '', item.text, item.pictures) : item.pictures;
    this.#change(id, { state, answers, pictures, problem: null });
    const reply = await this.#send({
      ...(item.base64 === null ? { text: item.text } : { file: item.base64 }),
      dryRun: state === 'reading',
      ...(item.locale && { locale: item.locale }),
      ...(this.#original !== undefined && { translationOf: this.#original }),
      answers: Object.entries(answers).map(([line, is]) => ({ line: Number(line), is })),
      inHouseStyle: item.inHouseStyle,
      pictures: Object.entries(pictures).flatMap(([line, { media }]) =>
        media === undefined ? [] : [{ line: Number(line), media }],
      ),
      ...(item.sponsor && item.answer?.sponsor != null && { sponsor: item.sponsor }),
    });
    const now = this.item(id);
    if (!now || this.#asked.get(id) !== turn) return undefined;
    if (!reply.ok) {
      const { status, message } = reply;
      this.#change(id, {
        state: now.answer ? 'read' : 'unread',
        problem: { message: /\D/.test(message) ? message : '', isSignedOut: status === 401 },
      });
      return undefined;
    }
    const answer = reply.value;
    // Lines of plain text can be typed over; those of another format are what was made of it.
    const read = item.base64 === null ? {} : { text: answer.text, ...(answer.isTyped && { base64: null }) };
    this.#change(id, { ...read, isOld: item.base64 === null && now.text !== item.text });
    return { answer, answers, isNew: isNew || now.answer === null };
  }

  /** What a reload needs, as text; null when there is nothing to lose. */
  kept(): string | null {
    const { items, chosen } = this.#state;
    if (items.every(({ text, base64 }) => text === '' && base64 === null)) return null;
    // A picture that is still being sent, or was refused, is given again.
    const plain = items.map(({ answer: _answer, problem: _problem, ...item }) => ({
      ...item,
      pictures: Object.fromEntries(
        Object.entries(item.pictures).filter(([, { media }]) => media !== undefined),
      ),
    }));
    return JSON.stringify({ items: plain, chosen } satisfies Kept);
  }

  /** Brings back what `kept` gave, and reads again what had been read. */
  async bringBack(kept: string): Promise<void> {
    const { items, chosen } = JSON.parse(kept) as Kept;
    this.#set({ items: items.map((item) => ({ ...EMPTY, ...item })), chosen });
    for (const { id, state } of items) {
      if (state !== 'unread' && state !== 'kept') await this.read(id);
    }
  }

  #change(id: number, change: Partial<Item>): void {
    const { items, chosen } = this.#state;
    this.#set({ items: items.map((item) => (item.id === id ? { ...item, ...change } : item)), chosen });
  }

  #set(state: Imports): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
