import { plainText } from '../article/inline.ts';
import { drawChart } from '../chart/draw-chart.ts';
import { type Drawing, type Mark, PAD, type Panel, SMALL_PANEL_HEIGHT, type Word } from '../chart/drawing.ts';
import { SIDE } from '../chart/paths.ts';
import type { Tone } from '../chart/read-chart.ts';
import { hueOf, INK, mix, PAPER } from './colours.ts';
import type { Box } from './compose-picture.ts';
import { fitText } from './fit-text.ts';
import { outlines } from './outlines.ts';
import { CHART_PICTURE, type ShareSubject } from './share-address.ts';
import { printable, type Typesetter } from './typesetter.ts';

type ChartSubject = Extract<ShareSubject, { kind: 'chart' }>;

const MARGIN = 56;
const TITLE_SIZES = [46, 41, 37, 33, 29];
const UNIT_SIZE = 26;
const SOURCE_SIZE = 22;
/** Of the words of the drawing, in pixels; smaller only where rows need the room. */
const WORD_SIZE = 26;
const SMALLEST_WORDS = 12;
/** Around a panel, in em of its words: as on the page (chart.css). */
const ABOVE = 0.9;
const TITLE_LINE = 2.2;
const BELOW = { named: 2.2, bare: 0.4 };

/** A chart alone, for whoever shows an article without its stylesheet: feeds and messengers. Letters are outlines. */
export function composeChart(subject: ChartSubject, typesetter: Typesetter): string {
  const { chart, locale, categoryKey } = subject;
  const { width, height } = CHART_PICTURE;
  const style = { locale, isLarge: false };
  const words = (text: string) => printable(plainText(text), typesetter.has);
  const drawing = drawChart(chart, locale);
  const tones = tonesIn(hueOf(categoryKey));
  const parts: string[] = [];
  const write = (text: string, place: { left: number; top: number; size: number; fill: string }) =>
    parts.push(outlines(text, { ...place, leading: 1, style }, typesetter));

  const inner = width - 2 * MARGIN;
  let top = 48;
  if (chart.title) {
    const large = { locale, isLarge: true };
    const box = { width: inner, height: 120 };
    const text = printable(plainText(chart.title), typesetter.has);
    const fitted = fitText({ text, style: large, box, sizes: TITLE_SIZES, widthOf: typesetter.widthOf });
    for (const line of fitted.lines) {
      const place = {
        left: MARGIN,
        top,
        size: fitted.size,
        leading: fitted.leading,
        style: large,
        fill: INK,
      };
      parts.push(outlines(line, place, typesetter));
      top += fitted.size * fitted.leading;
    }
    top += 6;
  }
  if (chart.unit) {
    write(words(chart.unit), { left: MARGIN, top, size: UNIT_SIZE, fill: tones.soft });
    top += UNIT_SIZE * 1.5;
  }
  let bottom = height - 40;
  if (chart.source) {
    bottom -= SOURCE_SIZE;
    const box = { width: inner, height: SOURCE_SIZE * 1.7 };
    const text = words(chart.source);
    const [line = ''] = fitText({
      text,
      style,
      box,
      sizes: [SOURCE_SIZE],
      widthOf: typesetter.widthOf,
    }).lines;
    write(line, { left: MARGIN, top: bottom, size: SOURCE_SIZE, fill: tones.soft });
    bottom -= 20;
  }
  top += 12;
  const setting: Setting = { tones, style, typesetter, size: WORD_SIZE };
  const keys = keysIn({ left: MARGIN, top, width: inner, height: 0 }, drawing, setting);
  parts.push(keys.svg);
  top += keys.height;
  parts.push(panelsIn({ left: MARGIN, top, width: inner, height: bottom - top }, drawing, setting));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...parts,
    '</svg>',
  ].join('');
}

type Setting = {
  tones: ReturnType<typeof tonesIn>;
  style: { locale: ChartSubject['locale']; isLarge: boolean };
  typesetter: Typesetter;
  size: number;
};

/** The looks of chart.css, by day. */
function tonesIn(hue: string) {
  const soft = mix(INK, PAPER, 0.7);
  const strokes: Record<Tone, string> = { 0: hue, 1: INK, 2: soft, 3: soft, 4: soft, 5: soft };
  const fills: Record<Tone, string> = {
    0: hue,
    1: mix(INK, PAPER, 0.82),
    2: mix(INK, PAPER, 0.6),
    3: mix(INK, PAPER, 0.36),
    4: mix(INK, PAPER, 0.1),
    5: mix(hue, PAPER, 0.45),
  };
  return { soft, rule: mix(INK, PAPER, 0.16), strokes, fills };
}

const LINE_WIDTHS: Partial<Record<Tone, number>> = { 0: 3, 1: 2 };
const DASHES: Partial<Record<Tone, number[]>> = { 3: [7, 4], 4: [1, 4], 5: [10, 4, 1, 4] };

/** How a mark is drawn. @param scale pixels for a pixel of the page */
function lookOf(
  { kind, tone }: Pick<Mark, 'kind' | 'tone'>,
  layout: Drawing['layout'],
  { tones, size }: Setting,
): string {
  const scale = size / 12;
  const stroke = (colour: string, width: number) =>
    `fill="none" stroke="${colour}" stroke-width="${round(width * scale)}" stroke-linejoin="round" stroke-linecap="round"`;
  switch (kind) {
    case 'fill': {
      const edge = tone === 4 ? tones.soft : PAPER;
      return `fill="${tones.fills[tone]}" stroke="${edge}" stroke-width="${round(scale)}"`;
    }
    case 'link':
      return stroke(mix(tones.soft, PAPER, 0.5), 3);
    case 'point':
      return stroke(tones.strokes[tone], layout === 'dot' ? 11 : 8);
    case 'line': {
      const dashes = layout === 'line' ? DASHES[tone] : undefined;
      const dash = dashes ? ` stroke-dasharray="${dashes.map((each) => round(each * scale)).join(' ')}"` : '';
      return stroke(tones.strokes[tone], LINE_WIDTHS[tone] ?? 1.5) + dash;
    }
  }
}

const SAMPLES: Record<Mark['kind'], string> = {
  line: 'M0 5h22',
  link: 'M0 5h22',
  fill: 'M6 0H16V10H6z',
  point: 'M11 5h0',
};

/** What the series look like, in as many lines as they need. */
function keysIn(box: Box, { keys, layout }: Drawing, setting: Setting): { svg: string; height: number } {
  if (keys.length === 0) return { svg: '', height: 0 };
  const { size, style, typesetter, tones } = setting;
  const [lineHeight, sample, gap] = [size * 1.5, size * 2, size];
  const scale = size / 12;
  let [x, y] = [box.left, box.top];
  const parts = keys.map(({ name, tone, kind }) => {
    const text = printable(name, typesetter.has);
    const width = sample + typesetter.widthOf(text, style) * size;
    if (x > box.left && x + width > box.left + box.width) [x, y] = [box.left, y + lineHeight];
    const path = stretched(SAMPLES[kind], { left: x, top: y, width: SIDE * scale, height: SIDE * scale });
    const place = { left: x + sample, top: y, size, leading: 1, style, fill: tones.soft };
    x += width + gap;
    return `<path ${lookOf({ kind, tone }, layout, setting)} d="${path}"/>${outlines(text, place, typesetter)}`;
  });
  return { svg: parts.join(''), height: y - box.top + lineHeight + size * 0.5 };
}

/** The panels beside and below each other, their words as large as the rows leave room for. */
function panelsIn(box: Box, drawing: Drawing, setting: Setting): string {
  const { panels, layout } = drawing;
  const abreast = layout === 'multiples' ? Math.min(3, panels.length) : 1;
  const rows = Math.ceil(panels.length / abreast);
  const gap = { x: setting.size * 1.5, y: setting.size * 0.75 };
  const width = (box.width - gap.x * (abreast - 1)) / abreast;
  const height = (box.height - gap.y * (rows - 1)) / rows;
  return panels
    .map((panel, index) => {
      const around = ABOVE + belowOf(panel) + (panel.title ? TITLE_LINE : 0);
      const needed = (panel.height ?? SMALL_PANEL_HEIGHT) + around;
      const size = Math.max(SMALLEST_WORDS, Math.min(setting.size, height / needed));
      const left = box.left + (index % abreast) * (width + gap.x);
      const top = box.top + Math.floor(index / abreast) * (height + gap.y);
      return panelIn({ left, top, width, height }, panel, layout, { ...setting, size });
    })
    .join('');
}

const belowOf = ({ words }: Panel): number =>
  words.below.length + words.belowWide.length > 0 ? BELOW.named : BELOW.bare;

function panelIn(box: Box, panel: Panel, layout: Drawing['layout'], setting: Setting): string {
  const { size, style, typesetter, tones } = setting;
  const widthOf = (text: string) => typesetter.widthOf(printable(text, typesetter.has), style) * size;
  const room = (text: string) => (text === '' ? 0 : widthOf(text) + PAD * size);
  const titleHeight = panel.title ? TITLE_LINE * size : 0;
  const [left, right] = [room(panel.leftRoom), room(panel.rightRoom)];
  const inner: Box = {
    left: box.left + left,
    top: box.top + ABOVE * size + titleHeight,
    width: box.width - left - right,
    height: box.height - (ABOVE + belowOf(panel)) * size - titleHeight,
  };
  const title = [panel.title, panel.figure].filter(Boolean).join(' ');
  const rule = (path: string, colour: string) =>
    path && `<path fill="none" stroke="${colour}" stroke-width="2" d="${stretched(path, inner)}"/>`;
  const at = (word: Word, dx: number, dy: number, anchor: 'start' | 'middle' | 'end') => {
    const x = inner.left + (inner.width * word.x) / 100 + dx * size;
    const y = inner.top + (inner.height * word.y) / 100 + dy * size;
    return word.lines.map((line, index) => {
      const text = printable(line, typesetter.has);
      const shift = { start: 0, middle: 0.5, end: 1 }[anchor] * widthOf(line);
      const middle = y + (index - (word.lines.length - 1) / 2) * 1.2 * size;
      const fill = word.tone === undefined ? tones.soft : tones.strokes[word.tone];
      const place = { left: x - shift, top: middle - size / 2, size, leading: 1, style, fill };
      return outlines(text, place, typesetter);
    });
  };
  const { words } = panel;
  const below = words.belowWide.length > 0 ? words.belowWide : words.below;
  return [
    title &&
      outlines(
        printable(title, typesetter.has),
        { left: box.left, top: box.top, size, leading: 1, style, fill: tones.strokes[panel.tone] },
        typesetter,
      ),
    rule(panel.grid, tones.rule),
    ...panel.marks.map(
      (mark) => mark.path && `<path ${lookOf(mark, layout, setting)} d="${stretched(mark.path, inner)}"/>`,
    ),
    rule(panel.zero, INK),
    ...words.left.flatMap((word) => at(word, -PAD, 0, 'end')),
    ...below.flatMap((word) => at(word, 0, 1.4, word.anchor ?? 'middle')),
    ...words.right.flatMap((word) => at(word, PAD, 0, 'start')),
    ...words.beside.flatMap((word) =>
      at(word, word.anchor === 'end' ? -0.35 : 0.35, 0, word.anchor ?? 'start'),
    ),
    ...words.above.flatMap((word) => at(word, 0, -0.75, word.anchor ?? 'middle')),
    ...words.on.flatMap((word) => at(word, 0, 0, word.anchor ?? 'start')),
  ].join('');
}

/** A path of the square (lib/chart/paths.ts), stretched to a box. */
function stretched(path: string, { left, top, width, height }: Box): string {
  const [sx, sy] = [width / SIDE, height / SIDE];
  return path.replace(/([MHVlhz])([^MHVlhz]*)/g, (_, command: string, digits: string) => {
    const [a = 0, b = 0] = (digits.match(/-?[\d.]+/g) ?? []).map(Number);
    switch (command) {
      case 'M':
        return `M${round(left + a * sx)} ${round(top + b * sy)}`;
      case 'H':
        return `H${round(left + a * sx)}`;
      case 'V':
        return `V${round(top + a * sy)}`;
      case 'l':
        return `l${round(a * sx)} ${round(b * sy)}`;
      case 'h':
        return `h${round(a * sx)}`;
      default:
        return 'z';
    }
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
