import { type LineAnswer, sectionOf } from '../lines/answers.ts';
import { bulletText } from '../lines/bullets.ts';
import { isNumbered } from '../lines/numbers.ts';
import type { TextLine } from '../lines/read-lines.ts';
import { isProse } from '../lines/sentence.ts';
import { headlineKey, looksLikeHeading, markedHeading } from './headings.ts';
import type { LabelKind } from './labels.ts';
import { type Label, matchLabel } from './match-label.ts';

/** So many lines of a head stand between the headline and the same headline again, at most. */
const REPEATS_WITHIN = 5;

/**
 * The label that each line is, if any. The first line is a headline, though it begins like a label (`解説：…`), when it comes
 * again, when its section has a label of its own further down, or when another headline follows it; what stands between two
 * equal headlines is no section. Of a wording that is only made like a label, its place and what follows decide.
 */
export function labelsOf(lines: TextLine[]): (Label | undefined)[] {
  const matched = lines.map((line) => (line.is ? saidLabel(line.text, line.is) : matchLabel(line.text)));
  return withoutUnsure(lines, withoutHeadline(lines, matched));
}

/** The label that an editor says a line is. Words that no label of the section has are its title, so that they stay. */
function saidLabel(text: string, is: LineAnswer): Label | undefined {
  const kind = sectionOf(is, 'label');
  if (!kind) return undefined;
  const known = matchLabel(text);
  if (known?.kind === kind && !known.made?.keeps) return omitMade(known);
  const rest = markedHeading(text) ?? text;
  return { kind, rest, ...(isProse(rest) && { isProse: true }) };
}

const omitMade = ({ made, ...label }: Label): Label => label;

function withoutHeadline(lines: TextLine[], labels: (Label | undefined)[]): (Label | undefined)[] {
  const [first] = labels;
  if (!lines[0] || lines[0].is) return labels;
  if (first?.made) return withoutHeadline(lines, labels.with(0, undefined));
  if (first && (!first.rest || first.isProse))
    return isSectionWord(lines) ? labels.with(0, undefined) : labels;

  const key = headlineKey(lines[0].text);
  const repeat = lines.findIndex(
    ({ text }, index) => index > 0 && index <= REPEATS_WITHIN && headlineKey(text) === key,
  );
  if (repeat > 0) {
    const isSource = (label: Label | undefined) => label?.kind === 'source' || label?.kind === 'tags';
    return labels.map((label, index) =>
      index > repeat || isSource(label) || lines[index]?.is ? label : undefined,
    );
  }
  const comesAgain = labels.some((label, index) => index > 0 && label?.kind === first?.kind);
  return first && comesAgain ? labels.with(0, undefined) : labels;
}

/** Above a headline, 解説 and `Analysis` say in which part of the paper it stands. */
function isSectionWord([word, headline, text]: TextLine[]): boolean {
  if (!word || !headline || !text || bulletText(headline.text) !== undefined) return false;
  return (
    headline.text.length > word.text.length &&
    !isProse(headline.text) &&
    looksLikeHeading(headline.text) &&
    isProse(text.text)
  );
}

/** Takes out what is only made like a label and stands where it is none, and says what the others are here. */
function withoutUnsure(lines: TextLine[], labels: (Label | undefined)[]): (Label | undefined)[] {
  const fixed = new Set(labels.flatMap((label) => (label && !label.made ? [label.kind] : [])));
  const opened = new Set<LabelKind>();
  let place: LabelKind | undefined;
  return labels.map((label, index) => {
    const here = label?.made
      ? decided(label, place, lines[index + 1])
      : isLink(label, lines[index + 1])
        ? undefined
        : label;
    const isAgain = here?.made && !here.made.keeps && opened.has(here.kind) && isSection(here.kind);
    const isElsewhere =
      here?.made?.keeps && here.kind === 'insight' && place === 'analysis' && fixed.has('insight');
    if (!here || isAgain || isElsewhere) return undefined;
    opened.add(here.kind);
    if (isSection(here.kind) || here.kind === 'related') place = here.kind;
    return here;
  });
}

/** `Highlights: what the chair said`, above a paragraph, leads to another article: points are short, or a list. */
const isLink = (label: Label | undefined, next: TextLine | undefined) =>
  label?.kind === 'keyPoints' &&
  label.rest !== undefined &&
  !label.isProse &&
  next !== undefined &&
  !isListed(next.text) &&
  next.text.length > LONGEST_POINT &&
  isProse(next.text);

const LONGEST_POINT = 180;

function decided(label: Label, place: LabelKind | undefined, next: TextLine | undefined): Label | undefined {
  const { kind, made, rest, isProse: isText } = label;
  if (made?.if === 'list') {
    if (rest) return undefined;
    if (next && isListed(next.text)) return place === 'keyPoints' ? undefined : label;
    const { otherwise } = made;
    return otherwise && decided({ ...label, kind: otherwise.kind, made: otherwise }, place, next);
  }
  if (rest && isSection(kind)) {
    // In a list of points or items, a label belongs to its text.
    if (place === 'keyPoints' || place === 'insight') return undefined;
    if (made?.keeps) return isText && place !== 'analysis' && place !== 'outlook' ? label : undefined;
    return isText || kind !== 'analysis' ? label : undefined;
  }
  return made?.keeps && place === 'insight' && kind === 'analysis' ? { ...label, kind: place } : label;
}

const isSection = (kind: LabelKind) => kind !== 'source' && kind !== 'tags' && kind !== 'related';
const isListed = (text: string) => bulletText(text) !== undefined || isNumbered(text);
