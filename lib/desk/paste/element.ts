import { isPublicLink } from '../../article/inline.ts';
import { type Marks, withoutMarks } from '../../article/pieces.ts';
import type { LeftOut } from './pasted.ts';

export type Attributes = Record<string, string>;

/** An element that is open, with what holds for the text in it. */
export type Frame = Marks & {
  name: string;
  /** Nothing of it is read. */
  isSkipped: boolean;
  isHeading: boolean;
  /** It is a list item, or stands in one: a list's own, or a paragraph that Word numbers. */
  item: 'li' | 'word' | null;
  isPreformatted: boolean;
  /** It is the reading of a <ruby>. */
  isReading: boolean;
  shift: 'sup' | 'sub' | null;
  /** Lists within lists, from 0; in Word, the level of the paragraph. */
  listDepth: number;
  /** The outermost list around it counts its items. */
  isOrdered: boolean;
  isQuote: boolean;
};

export const OUTERMOST: Frame = {
  name: '',
  strong: false,
  emphasis: false,
  href: null,
  isSkipped: false,
  isHeading: false,
  item: null,
  isPreformatted: false,
  isReading: false,
  shift: null,
  listDepth: 0,
  isOrdered: false,
  isQuote: false,
};

/** Elements of which nothing is read, and how that is called; null where no reader would miss anything. */
const SKIPPED = new Map<string, LeftOut | null>([
  ...['title', 'style', 'template', 'noscript', 'xml', 'rp', 'area'].map((name) => [name, null] as const),
  ['script', 'script'],
  ...['img', 'svg', 'canvas'].map((name) => [name, 'picture'] as const),
  ...['iframe', 'object', 'embed', 'video', 'audio', 'applet'].map((name) => [name, 'embed'] as const),
  ...['button', 'input', 'select', 'textarea', 'datalist'].map((name) => [name, 'form'] as const),
  ['nav', 'navigation'],
  ['math', 'formula'],
  ...['del', 's', 'strike'].map((name) => [name, 'struck'] as const),
]);

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre search section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);

const HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore)/i;
const STRUCK = /(?:^|;)\s*text-decoration[a-z-]*\s*:[^;]*line-through/i;
const WEIGHT = /(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)/i;
const SLANT = /(?:^|;)\s*font-style\s*:\s*([a-z]+)/i;
const WHITE_SPACE = /(?:^|;)\s*white-space\s*:\s*([a-z-]+)/i;
const WORD_LIST = /(?:^|;)\s*mso-list\s*:\s*l\d+\s+level(\d+)/i;
const WORD_HEADING = /(?:^|\s)Mso(?:Title|Heading\d?)(?:\s|$)/i;

/** Whether text before and after an element, and in it, stands in blocks of their own. */
export const isBlock = (name: string): boolean => BLOCKS.has(name);

/** The frame of an element that opens in `parent`. `note` is told what is left out of it. */
export function openFrame(
  parent: Frame,
  name: string,
  attributes: Attributes,
  note: (what: LeftOut) => void,
): Frame {
  if (parent.isSkipped) return { ...parent, name };
  const style = attributes.style ?? '';
  const skipped = STRUCK.test(style) ? 'struck' : SKIPPED.get(name);
  const isHidden = attributes.hidden !== undefined || HIDDEN.test(style);
  if (skipped && !isHidden) note(skipped);
  if (skipped !== undefined || isHidden) return { ...parent, name, isSkipped: true };

  const wordLevel = Number(WORD_LIST.exec(style)?.[1] ?? 0);
  const isList = name === 'ul' || name === 'ol';
  const listDepth = wordLevel || parent.listDepth + Number(isList);
  if (listDepth > 2) note('nested-list');
  return {
    ...marksIn(parent, name, attributes, note),
    name,
    isSkipped: false,
    isHeading: parent.isHeading || isHeading(name, attributes),
    item: name === 'li' ? 'li' : (parent.item ?? (wordLevel > 0 ? 'word' : null)),
    isPreformatted: isPreformatted(parent, name, style),
    isReading: parent.isReading || name === 'rt',
    shift: name === 'sup' || name === 'sub' ? name : parent.shift,
    listDepth,
    isOrdered: isList && listDepth === 1 ? name === 'ol' : parent.isOrdered,
    isQuote: parent.isQuote || name === 'blockquote',
  };
}

function marksIn(parent: Frame, name: string, attributes: Attributes, note: (what: LeftOut) => void): Marks {
  const style = attributes.style ?? '';
  // Google Docs wraps what was copied into a <b> that is none.
  const weight = WEIGHT.exec(style)?.[1]?.toLowerCase() ?? (name === 'b' || name === 'strong' ? 'bold' : '');
  const slant = SLANT.exec(style)?.[1]?.toLowerCase() ?? (name === 'i' || name === 'em' ? 'italic' : '');
  return {
    strong: weight === '' || weight === 'inherit' ? parent.strong : isBold(weight),
    emphasis: slant === '' || slant === 'inherit' ? parent.emphasis : slant !== 'normal',
    href: name === 'a' ? addressOf(attributes.href, note) : parent.href,
  };
}

/** As long as the address of a source may be. */
const MAX_ADDRESS = 2_000;

const isBold = (weight: string) => weight.startsWith('bold') || Number(weight) >= 600;

function addressOf(href: string | undefined, note: (what: LeftOut) => void): string | null {
  const address = href?.trim() ?? '';
  if (address.length <= MAX_ADDRESS && isPublicLink(address)) return withoutMarks(address);
  // A place on the same page is of no use elsewhere.
  if (address !== '' && !address.startsWith('#')) note('link');
  return null;
}

function isHeading(name: string, { role, class: classes = '' }: Attributes): boolean {
  return /^h[1-6]$/.test(name) || role === 'heading' || WORD_HEADING.test(classes);
}

function isPreformatted(parent: Frame, name: string, style: string): boolean {
  const said = WHITE_SPACE.exec(style)?.[1]?.toLowerCase();
  if (said && said !== 'inherit') return said.startsWith('pre') || said === 'break-spaces';
  return name === 'pre' || parent.isPreformatted;
}
