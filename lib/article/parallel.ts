import type { ArticleDocument, Block, BlockOf } from './document.ts';
import { type InsightKind, SECTIONS, type Section } from './parts.ts';
import { segmentName } from './shapes.ts';
import { shownBlocks } from './shown-blocks.ts';

/*
 * Two editions of an article as one text in two columns. Parts are paired by the ids that both documents share, never by
 * their place: what one language lacks leaves its side empty, and nothing after it is shifted.
 */

/** Something of the page's own language, and of the other. One of the two is there at least. */
export type Both<T> = { own?: T | undefined; other?: T | undefined };

/** `label`: what stands before the text (of a point, its name; of a speech, who speaks) or after it (of a quotation). */
export type PassageText = { text: string; label?: string | undefined };

/** A text in both languages. */
export type Passage = Both<PassageText> & {
  id: string;
  /** Counted through the whole article, from 1: by it readers tell each other where they are. */
  n: number;
};

export type ParallelBlock =
  | { kind: 'passage'; as: 'paragraph' | 'quote' | 'pullquote' | 'question' | 'turn'; passage: Passage }
  /** `insightKind`: whom an item of PRISM Insight is for, where a language has no label of its own. */
  | { kind: 'heading'; id: string; texts: Both<string>; insightKind?: InsightKind }
  | { kind: 'list'; id: string; isOrdered: boolean; items: (Passage & { level?: '2' | undefined })[] }
  | { kind: 'points'; points: Passage[] }
  | { kind: 'factbox'; id: string; title: Both<string>; items: Passage[] }
  | {
      kind: 'timeline';
      id: string;
      title: Both<string>;
      source: Both<string>;
      events: (Passage & { date: string | undefined })[];
    }
  /** Shown once, in the page's language where that has it: a table, a chart, pictures, a link card. */
  | { kind: 'figure'; id: string; figures: Both<Figure> };

export type Figure = BlockOf<'table' | 'chart' | 'pictures' | 'card'>;

export type ParallelSection = { section: Section; title: Both<string>; blocks: ParallelBlock[] };

export type ParallelText = { headline: Both<string>; lede: Passage | null; sections: ParallelSection[] };

/**
 * Lays two editions of one article side by side.
 * @param own the edition in the page's language, whose order counts
 */
export function parallelText(own: ArticleDocument, other: ArticleDocument): ParallelText {
  let n = 0;
  const passage = (id: string, texts: Both<PassageText>): Passage => {
    n += 1;
    return { id, n, ...texts };
  };
  const lede =
    own.lede || other.lede ? passage('lede', { own: said(own.lede), other: said(other.lede) }) : null;
  return {
    headline: { own: own.headline || undefined, other: other.headline || undefined },
    lede,
    sections: SECTIONS.flatMap((section): ParallelSection[] => {
      const blocks = sectionBlocks(section, { own, other }, passage);
      const title = { own: own[section]?.title, other: other[section]?.title };
      return blocks.length > 0 || title.own || title.other ? [{ section, title, blocks }] : [];
    }),
  };
}

type MakePassage = (id: string, texts: Both<PassageText>) => Passage;
type Documents = { own: ArticleDocument; other: ArticleDocument };

function sectionBlocks(section: Section, { own, other }: Documents, passage: MakePassage): ParallelBlock[] {
  switch (section) {
    case 'whyItMatters':
    case 'outlook':
      return parallelBlocks({ own: own[section]?.blocks, other: other[section]?.blocks }, passage);
    case 'keyPoints': {
      const pairs = pairParts(own.keyPoints?.points, other.keyPoints?.points);
      const points = pairs.map(({ id, ...both }) =>
        passage(
          id,
          mapBoth(both, (point) => point),
        ),
      );
      return points.length > 0 ? [{ kind: 'points', points }] : [];
    }
    case 'analysis':
      return pairParts(own.analysis?.parts, other.analysis?.parts).flatMap((part) => [
        ...heading(
          part.id,
          mapBoth(part, ({ heading }) => heading),
        ),
        ...parallelBlocks(
          mapBoth(part, ({ blocks }) => blocks),
          passage,
        ),
      ]);
    case 'insight':
      return pairParts(own.insight?.items, other.insight?.items).flatMap((item) => [
        ...heading(
          item.id,
          mapBoth(item, ({ label }) => label),
          (item.own ?? item.other)?.kind,
        ),
        ...parallelBlocks(
          mapBoth(item, ({ blocks }) => blocks),
          passage,
        ),
      ]);
  }
}

function heading(id: string, texts: Both<string>, insightKind?: InsightKind): ParallelBlock[] {
  const isNamed = insightKind !== undefined && insightKind !== 'other';
  if (!texts.own && !texts.other && !isNamed) return [];
  return [{ kind: 'heading', id, texts, ...(isNamed && { insightKind }) }];
}

function parallelBlocks(both: Both<Block[]>, passage: MakePassage): ParallelBlock[] {
  return pairParts(shownBlocks(both.own ?? []), shownBlocks(both.other ?? [])).flatMap(
    ({ id, own, other }) => {
      const lead = own ?? other;
      if (!lead) return [];
      // Both editions have the same parts: a part of another kind would be another part.
      return parallelBlock(
        id,
        lead.kind,
        { own, other: other?.kind === lead.kind ? other : undefined },
        passage,
      );
    },
  );
}

function parallelBlock(
  id: string,
  kind: Block['kind'],
  both: Both<Block>,
  passage: MakePassage,
): ParallelBlock[] {
  switch (kind) {
    case 'paragraph':
    case 'pullquote': {
      const texts = mapBoth(both as Both<BlockOf<'paragraph' | 'pullquote'>>, ({ text }) => said(text));
      return [{ kind: 'passage', as: kind, passage: passage(id, texts) }];
    }
    case 'quote': {
      const texts = mapBoth(both as Both<BlockOf<'quote'>>, ({ text, by }) => said(text, by));
      return [{ kind: 'passage', as: 'quote', passage: passage(id, texts) }];
    }
    case 'list':
    case 'ordered': {
      const items = itemsOf(both as Both<BlockOf<'list' | 'ordered'>>, passage);
      return [{ kind: 'list', id, isOrdered: kind === 'ordered', items }];
    }
    case 'factbox': {
      const boxes = both as Both<BlockOf<'factbox'>>;
      const title = mapBoth(boxes, ({ title }) => title);
      return [{ kind: 'factbox', id, title, items: itemsOf(boxes, passage) }];
    }
    case 'timeline': {
      const timelines = both as Both<BlockOf<'timeline'>>;
      const events = pairParts(timelines.own?.events, timelines.other?.events).map((event) => ({
        date: event.own?.date ?? event.other?.date,
        ...passage(
          event.id,
          mapBoth(event, ({ text }) => said(text)),
        ),
      }));
      const [title, source] = [
        mapBoth(timelines, ({ title }) => title),
        mapBoth(timelines, ({ source }) => source),
      ];
      return [{ kind: 'timeline', id, title, source, events }];
    }
    case 'interview': {
      const interviews = both as Both<BlockOf<'interview'>>;
      return pairParts(interviews.own?.exchanges, interviews.other?.exchanges).flatMap((exchange) => {
        const question = mapBoth(exchange, ({ question }) => said(question));
        const answer = mapBoth(exchange, ({ text }) => said(text));
        const name = segmentName(exchange.id, 'question');
        return [
          ...(hasAny(question) ? [whole('question', passage(name, question))] : []),
          ...(hasAny(answer) ? [whole('paragraph', passage(exchange.id, answer))] : []),
        ];
      });
    }
    case 'speech': {
      const speeches = both as Both<BlockOf<'speech'>>;
      return pairParts(speeches.own?.turns, speeches.other?.turns).map((turn) =>
        whole(
          'turn',
          passage(
            turn.id,
            mapBoth(turn, ({ speaker, text }) => said(text, speaker)),
          ),
        ),
      );
    }
    case 'table':
    case 'chart':
    case 'pictures':
    case 'card':
      return [{ kind: 'figure', id, figures: both as Both<Figure> }];
  }
}

const whole = (as: 'question' | 'paragraph' | 'turn', passage: Passage): ParallelBlock => ({
  kind: 'passage',
  as,
  passage,
});

function itemsOf(both: Both<{ items: BlockOf<'list'>['items'] }>, passage: MakePassage) {
  return pairParts(both.own?.items, both.other?.items).map((item) => ({
    ...passage(
      item.id,
      mapBoth(item, ({ text }) => said(text)),
    ),
    level: (item.own ?? item.other)?.level,
  }));
}

/** A text with its label; undefined where neither has been written. */
function said(text: string | undefined, label?: string): PassageText | undefined {
  return text || label ? { text: text ?? '', label } : undefined;
}

function mapBoth<T, U>({ own, other }: Both<T>, of: (each: T) => U | undefined): Both<U> {
  return { own: own && of(own), other: other && of(other) };
}

const hasAny = ({ own, other }: Both<unknown>): boolean => own !== undefined || other !== undefined;

/**
 * The parts of two lists, by their ids, in the order of the first. What only the second has stands behind the part that it
 * follows there.
 */
function pairParts<Part extends { id: string }>(
  own: readonly Part[] = [],
  other: readonly Part[] = [],
): (Both<Part> & { id: string })[] {
  const others = new Map(other.map((part) => [part.id, part]));
  const pairs: (Both<Part> & { id: string })[] = own.map((part) => ({
    id: part.id,
    own: part,
    other: others.get(part.id),
  }));
  for (const [index, part] of other.entries()) {
    if (pairs.some(({ id }) => id === part.id)) continue;
    const before = other[index - 1];
    const at = before ? pairs.findIndex(({ id }) => id === before.id) + 1 : 0;
    pairs.splice(at, 0, { id: part.id, other: part });
  }
  return pairs;
}
