import { eq } from 'drizzle-orm';
import { draftsOf } from '#db/queries/editions/drafts-of.ts';
import { revision } from '#db/schema.ts';
import { theStore } from '#db/store.ts';
import { parseDocument } from '#lib/article/document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import type { Operation } from '#lib/desk/editor.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import { languageOf, wordsIn } from './words.ts';

/** A row of one language, and the words that stand in it. */
type Standing = Map<string, { locale: Locale; segment: string }[]>;
type Loss = { word: string; by: number; isRemoved: boolean; wasSeen: boolean };

/** Who wrote the texts that the article begins with. */
const NOBODY = -1;

/**
 * What becomes of every word of an article: who typed it in which row, who has read it, when the server had it, and by whose
 * request it went. The server is asked after every request that may change it.
 */
export class WordLedger {
  readonly articleId: number;
  readonly written = new Map<string, { locale: Locale; segment: string; by: number }>();
  /** Words that stood in a draft at some time. */
  readonly stored = new Set<string>();
  /** Words that a decision, or putting back, may have doubled: their author saw both texts. */
  readonly doubled = new Set<string>();
  /** What stood on somebody's sheet or in a panel, by person. */
  readonly seen: Set<string>[] = [new Set(), new Set(), new Set()];
  private readonly losses: Loss[] = [];
  /** Which versions the drafts had, and who made the next ones. */
  private readonly writes: { versions: string; tab: string }[] = [];
  private present: Standing = new Map();
  private queue: Promise<unknown> = Promise.resolve();
  private readonly together = new Map<string, string>();

  constructor(articleId: number) {
    this.articleId = articleId;
  }

  /** Takes the article that is there as nobody's work. */
  async begin(): Promise<void> {
    this.present = await this.read();
    for (const [word, [at]] of this.present) {
      this.stored.add(word);
      if (at) this.written.set(word, { ...at, by: NOBODY });
    }
  }

  /**
   * Has a request done, alone, and notes what it changed.
   * @param from whose it is, and from which tab
   * @param operations of text that it brings
   */
  arrive<T>(
    { by, tab }: { by: number; tab: string },
    operations: Operation[],
    request: () => Promise<T>,
  ): Promise<T> {
    const done = this.queue.then(async () => {
      const answer = await request();
      const before = this.present;
      this.present = await this.read(tab);
      for (const word of this.present.keys()) this.stored.add(word);
      for (const [word, places] of before) {
        if (this.present.has(word)) continue;
        const isRemoved = operations.some(
          (each) =>
            each.do === 'step' &&
            each.removes.length > 0 &&
            each.texts.some(
              ({ locale, segment, value }) =>
                value === '' && places.some((at) => at.locale === locale && at.segment === segment),
            ),
        );
        this.losses.push({ word, by, isRemoved, wasSeen: this.seen[by]?.has(word) ?? false });
      }
      return answer;
    });
    this.queue = done.catch(() => {});
    return done;
  }

  /** Whether all that was written since these versions comes from this tab. */
  isAlone(tab: string, versions: string): boolean {
    const from = this.writes.findLastIndex((write) => write.versions === versions);
    return from >= 0 && this.writes.slice(from + 1).every((write) => write.tab === tab);
  }

  /** Somebody joined, cut, pasted or took back: words may go from each of these rows to the others. */
  tie(segments: Iterable<string>): void {
    const [first, ...others] = segments;
    if (first === undefined) return;
    for (const other of others) this.together.set(this.rootOf(other), this.rootOf(first));
  }

  /** What is wrong in the drafts as they are now, in words. */
  faults(): string[] {
    const faults: string[] = [];
    for (const [word, places] of this.present) {
      const origin = this.written.get(word);
      if (!origin) faults.push(`${word} is on the server, and nobody wrote it`);
      for (const { locale, segment } of places) {
        if (languageOf(word) !== locale) faults.push(`${word} stands in ${locale} ${segment}`);
        if (origin && this.rootOf(origin.segment) !== this.rootOf(segment)) {
          faults.push(`${word} was written in ${origin.segment} and stands in ${segment}`);
        }
      }
      if (places.length > 1 && !this.doubled.has(word)) {
        faults.push(`${word} stands in ${places.map(({ segment }) => segment).join(' and ')}`);
      }
    }
    return faults;
  }

  /** Words that went unseen, or without a revision to find them in, in words. */
  async unaccounted(): Promise<string[]> {
    const rows = await theStore()
      .read.select({ locale: revision.locale, document: revision.document })
      .from(revision)
      .where(eq(revision.articleId, this.articleId));
    const kept = new Set(
      rows.flatMap(({ document }) =>
        segmentsOf(parseDocument(document)).flatMap(({ text }) => wordsIn(text)),
      ),
    );
    return this.losses.flatMap(({ word, by, isRemoved, wasSeen }) => {
      const author = this.written.get(word)?.by;
      const mayBeGone = author === by && !isRemoved;
      return [
        ...(wasSeen || author === by
          ? []
          : [`${word} of ${author} was overwritten by ${by}, who had not seen it`]),
        ...(kept.has(word) || mayBeGone ? [] : [`${word} of ${author}, gone by ${by}, is in no revision`]),
      ];
    });
  }

  private async read(tab = ''): Promise<Standing> {
    const drafts = await draftsOf(theStore().read, this.articleId);
    const standing: Standing = new Map();
    for (const locale of LOCALES) {
      for (const { id, text } of segmentsOf(drafts[locale]?.document ?? EMPTY)) {
        for (const word of wordsIn(text)) {
          standing.set(word, [...(standing.get(word) ?? []), { locale, segment: id }]);
        }
      }
    }
    const versions = versionsKey((locale) => drafts[locale]?.edition.version);
    if (this.writes.at(-1)?.versions !== versions) this.writes.push({ versions, tab });
    return standing;
  }

  private rootOf(segment: string): string {
    let root = segment;
    for (let up = this.together.get(root); up !== undefined && up !== root; up = this.together.get(root))
      root = up;
    return root;
  }
}

const EMPTY = { v: 2 as const, headline: '', lede: '' };

export const versionsKey = (of: (locale: Locale) => number | undefined): string =>
  `${of('ja') ?? '-'} ${of(otherLocale('ja')) ?? '-'}`;
