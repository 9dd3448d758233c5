import { HEIGHT as COVER_HEIGHT, WIDTH as COVER_WIDTH } from '../cover/canvas.ts';
import { markupOf } from '../cover/cover-markup.ts';
import { drawCover } from '../cover/draw-cover.ts';
import { NO_PARTS } from '../cover/measures.ts';
import { PROGRAM_NAME } from '../site/site-settings.ts';
import { coverColours, hueOf, INK, PAPER, SPECTRUM } from './colours.ts';
import { fitText } from './fit-text.ts';
import { group, outlines, type Place } from './outlines.ts';
import { type DrawnSubject, SHARE_SHAPES, type ShareShape } from './share-address.ts';
import { printable, type TextStyle, type Typesetter } from './typesetter.ts';

/** A part of a picture, in pixels from its upper left corner. */
export type Box = { left: number; top: number; width: number; height: number };

export type Composition = {
  /** Everything but the photograph, as an SVG document without any text: letters are outlines. */
  svg: string;
  photograph: { file: string; focalX: number; focalY: number; box: Box } | null;
};

type Setting = { subject: DrawnSubject; hue: string; tagline: string; name: string; typesetter: Typesetter };

const MARGIN = 64;
/** Of a line with the name of the site. */
const NAME_SIZE = 42;
const LABEL_SIZE = 34;
/** Each about 1.12 times the next; names of categories are words, and may be larger than sentences. */
const SIZES = {
  headline: [116, 103, 92, 82, 74, 66, 59, 53, 47, 42, 37, 33],
  name: [150, 134, 120, 107, 95, 85, 76, 68, 60, 48, 38],
  tagline: [42, 38, 34, 30, 26],
} as const;

/**
 * Composes the picture of a subject: the name of the site over its spectrum, the category in its hue, the headline, and
 * beside or above them the cover or the photograph.
 * @param args.tagline what the site says of itself, in the language of the subject
 * @param args.name what the site is called in it
 */
export function composePicture(args: {
  subject: DrawnSubject;
  shape: ShareShape;
  tagline: string;
  name: string;
  typesetter: Typesetter;
}): Composition {
  const { subject, shape, tagline, name, typesetter } = args;
  const { width, height } = SHARE_SHAPES[shape];
  const hue = hueOf(subject.kind === 'site' ? null : subject.categoryKey);
  const { picture, words } = height < width * 0.6 ? besides(width, height) : below(width, height);
  const setting = { subject, hue, tagline, name, typesetter };
  const hero = subject.kind === 'article' ? subject.hero : null;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    hero ? '' : coverIn(picture, setting),
    subject.kind === 'site' ? siteIn(words, setting) : subjectIn(words, setting),
    '</svg>',
  ].join('');
  return { svg, photograph: hero && { ...hero, box: picture } };
}

/** Words at the left of the picture, where the shape is that of a card. */
function besides(width: number, height: number): { picture: Box; words: Box } {
  const side = 440;
  const gap = 48;
  return {
    picture: { left: width - side, top: 0, width: side, height },
    words: { left: MARGIN, top: 52, width: width - side - gap - MARGIN, height: height - 52 - 56 },
  };
}

/** Words below the picture, where the shape is that of a page. */
function below(width: number, height: number): { picture: Box; words: Box } {
  const picture = { left: 0, top: 0, width, height: Math.round(height * 0.5) };
  const top = picture.height + 44;
  return { picture, words: { left: MARGIN, top, width: width - 2 * MARGIN, height: height - top - 56 } };
}

/** The cover of an article or category, cut so that its facet, left of the middle, stays. */
function coverIn({ left, top, width, height }: Box, { subject, hue }: Setting): string {
  const [articleId, categoryKey] = subject.kind === 'site' ? [0, null] : [subject.id, subject.categoryKey];
  const colours = coverColours(hue);
  const scale = Math.max(width / COVER_WIDTH, height / COVER_HEIGHT);
  const seen = { width: width / scale, height: height / scale };
  const x = Math.min(COVER_WIDTH - seen.width, Math.max(0, FACET - seen.width / 2));
  const y = (COVER_HEIGHT - seen.height) / 2;
  const parts = subject.kind === 'article' ? subject.parts : undefined;
  const cover = drawCover({ articleId, categoryKey, parts: parts ?? NO_PARTS });
  return [
    `<svg x="${left}" y="${top}" width="${width}" height="${height}" `,
    `viewBox="${[x, y, seen.width, seen.height].map(round).join(' ')}">`,
    markupOf(cover, (tone) => `fill="${colours[tone]}"`),
    '</svg>',
  ].join('');
}

/** Where the middle of the facet is in most covers. */
const FACET = 535;

/** The name of the site, and what the page is about. */
function subjectIn(box: Box, setting: Setting): string {
  const { subject, hue, typesetter } = setting;
  if (subject.kind === 'site') return '';
  const { locale } = subject;
  const large = { locale, isLarge: true };
  const masthead = NAME_SIZE * 1.2;
  const label = subject.kind === 'article' ? printable(subject.categoryName ?? '', typesetter.has) : '';
  const text = printable(
    subject.kind === 'article' ? subject.headline : subject.categoryName,
    typesetter.has,
  );
  const rule = box.top + masthead + 12;
  const top = rule + 48;
  const labelHeight = label ? LABEL_SIZE * 1.75 : 0;
  const room = box.top + box.height - top;
  const fitted = fitText({
    text,
    style: large,
    box: { width: box.width, height: room - labelHeight },
    sizes: SIZES[subject.kind === 'article' ? 'headline' : 'name'],
    widthOf: typesetter.widthOf,
  });
  const height = labelHeight + fitted.lines.length * fitted.size * fitted.leading;
  const start = top + Math.max(0, room - height) * 0.45;
  return [
    wordmark({ left: box.left, top: box.top, size: nameSize(NAME_SIZE, box.width, setting) }, setting),
    spectrum({ left: box.left, top: rule, width: box.width, height: 14 }),
    label &&
      outlines(
        label,
        {
          left: box.left,
          top: start,
          size: LABEL_SIZE,
          leading: 1,
          style: { locale, isLarge: false },
          fill: hue,
        },
        typesetter,
      ),
    ...lines(fitted, { left: box.left, top: start + labelHeight, style: large, fill: INK }, typesetter),
  ].join('');
}

/** The name of the site, large, and what it says of itself. */
function siteIn(box: Box, setting: Setting): string {
  const { subject, tagline, typesetter } = setting;
  const { locale } = subject;
  const size = nameSize(120, box.width, setting);
  const style = { locale, isLarge: false };
  const fitted = fitText({
    text: printable(tagline, typesetter.has),
    style,
    box: { width: box.width, height: 170 },
    sizes: SIZES.tagline,
    widthOf: typesetter.widthOf,
  });
  const height = size * 1.2 + 72 + fitted.lines.length * fitted.size * fitted.leading;
  const top = box.top + (box.height - height) * 0.45;
  return [
    wordmark({ left: box.left, top, size }, setting),
    spectrum({ left: box.left, top: top + size * 1.2 + 12, width: box.width, height: 20 }),
    ...lines(fitted, { left: box.left, top: top + size * 1.2 + 72, style, fill: INK }, typesetter),
  ].join('');
}

type Column = Omit<Place, 'size' | 'leading'>;

function lines(
  { lines, size, leading }: ReturnType<typeof fitText>,
  { left, top, style, fill }: Column,
  typesetter: Typesetter,
): string[] {
  return lines.map((each, index) =>
    outlines(each, { left, top: top + index * size * leading, size, leading, style, fill }, typesetter),
  );
}

/** The sign of the house and its name; of the program's own the first word is spaced (components/ui/wordmark.tsx). In em. */
const MARK = { width: 0.95, gap: 0.3, spacing: 0.08 };
const SPACED = 'PRISM';

type Piece = { text: string; style: TextStyle; spacing: number };

function piecesOfName({ name, subject: { locale }, typesetter }: Setting): Piece[] {
  if (name !== PROGRAM_NAME) {
    return [{ text: printable(name, typesetter.has), style: { locale, isLarge: true }, spacing: 0 }];
  }
  const style = { locale: 'en', isLarge: true } as const;
  return [
    ...Array.from(SPACED, (text) => ({ text, style, spacing: MARK.spacing })),
    { text: ' ', style, spacing: 0 },
    { text: name.slice(SPACED.length + 1), style, spacing: 0 },
  ];
}

/** The largest size, up to `most`, at which the name stands in one line. */
function nameSize(most: number, width: number, setting: Setting): number {
  const inEm = piecesOfName(setting).reduce(
    (sum, { text, style, spacing }) => sum + setting.typesetter.widthOf(text, style) + spacing,
    MARK.width + MARK.gap,
  );
  return Math.min(most, Math.floor((width / inEm) * 0.99));
}

function wordmark(
  { left, top, size }: { left: number; top: number; size: number },
  setting: Setting,
): string {
  const { typesetter } = setting;
  const baseline = top + size * 0.95;
  let x = left + (MARK.width + MARK.gap) * size;
  const parts = piecesOfName(setting).map(({ text, style, spacing }) => {
    const part = group(x, baseline, size, INK, typesetter.draw(text, style));
    x += (typesetter.widthOf(text, style) + spacing) * size;
    return part;
  });
  const scale = (MARK.width * size) / 24;
  return [
    `<g fill="none" stroke="${INK}" stroke-linejoin="round" `,
    `transform="translate(${round(left)} ${round(baseline - 20.5 * scale)}) scale(${round(scale)})">`,
    '<path stroke-width="1.75" d="M12 2 22.5 20.5h-21z"/><path d="M12 2 15.6 20.5"/></g>',
    ...parts,
  ].join('');
}

/** The line under the name: white light that leaves as five colours (components/ui/spectrum.tsx). */
function spectrum({ left, top, width, height }: Box): string {
  const rays = [
    'M30 0H100V1.25H30z',
    'M30 1.25 100 2.2V3.45z',
    'M30 1.25 100 4.4V5.65z',
    'M30 1.25 100 6.6V7.85z',
    'M30 1.25 100 8.75V10z',
  ];
  return [
    `<g transform="translate(${round(left)} ${round(top)}) scale(${round(width / 100)} ${round(height / 10)})">`,
    `<path fill="${INK}" d="M0 0H30V1.25H0z"/>`,
    ...rays.map((path, index) => `<path fill="${SPECTRUM[index]}" d="${path}"/>`),
    '</g>',
  ].join('');
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
