import { Parser } from 'htmlparser2';
import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { SiteWordmark } from './site-settings.ts';

/** In bytes. A name drawn as outlines has a few thousand. */
export const LARGEST_WORDMARK = 60_000;
const MOST_SHAPES = 500;
const DEEPEST = 20;
/** Width to height: what fits into the head of a page. */
const RATIO = { least: 0.25, most: 20 };

/** What may be drawn, with the attributes that say where. All else is refused, or says nothing to the eye and is left out. */
const GEOMETRY: Record<string, readonly string[]> = {
  g: [],
  path: ['d'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
};
const LOOK = [
  'transform',
  'fill-rule',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'opacity',
  'fill-opacity',
  'stroke-opacity',
  'display',
];
/** Only whether something is filled or drawn around counts: pages draw the whole in the colour of their ink. */
const PAINT = ['fill', 'stroke'];
/** With all that is in them. `defs` only helps to paint. */
const LEFT_OUT = ['title', 'desc', 'metadata', 'defs'];

/** Numbers, words, the letters of a path, functions of `transform`. No address can be written with it. */
const VALUE = /^[\w\s.,%+()-]*$/;
const NUMBER = /^\d{1,6}(?:\.\d{1,6})?(?:px)?$/;

export type WordmarkProblem =
  | {
      ok: false;
      code:
        | 'wordmark-no-svg'
        | 'wordmark-too-large'
        | 'wordmark-empty'
        | 'wordmark-no-size'
        | 'wordmark-shape'
        | 'wordmark-text';
    }
  /** `part`: the name of an element or attribute. */
  | { ok: false; code: 'wordmark-part'; part: string };

/**
 * Reads a drawing of the site's name, and writes it anew from what may be in one: outlines and shapes, without text, styles,
 * pictures, references, scripts or anything else that does something.
 * @param bytes of an SVG file in UTF-8
 */
export function readWordmark(bytes: Uint8Array): ({ ok: true } & SiteWordmark) | WordmarkProblem {
  if (bytes.length > LARGEST_WORDMARK) return { ok: false, code: 'wordmark-too-large' };
  const text = decoded(bytes);
  if (text === undefined || !/<svg[\s>]/.test(text) || /<!ENTITY/i.test(text)) {
    return { ok: false, code: 'wordmark-no-svg' };
  }
  let problem: WordmarkProblem | undefined;
  let shapes = 0;
  let skipped = 0;
  let size: Size | undefined;
  const open: Element[] = [];
  const refuse = (found: WordmarkProblem) => {
    problem ??= found;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = open.at(-1);
        if (skipped > 0 || LEFT_OUT.includes(name) || (name.includes(':') && parent)) {
          skipped += 1;
          const script = ['script', 'foreignObject'].find((each) => each === name);
          if (script) refuse({ ok: false, code: 'wordmark-part', part: script });
          return;
        }
        if (name === 'svg' && !parent) {
          size = sizeOf(attributes);
          open.push(x('svg'));
          return;
        }
        if (name === 'text' || name === 'tspan') return refuse({ ok: false, code: 'wordmark-text' });
        const drawn = parent && drawnOf(name, attributes);
        if (!drawn) return refuse({ ok: false, code: 'wordmark-part', part: name });
        if ('part' in drawn) return refuse({ ok: false, code: 'wordmark-part', part: drawn.part });
        if (name !== 'g') shapes += 1;
        parent.children.push(drawn.element);
        open.push(drawn.element);
        if (shapes > MOST_SHAPES || open.length > DEEPEST) refuse({ ok: false, code: 'wordmark-too-large' });
      },
      onclosetag() {
        if (skipped > 0) skipped -= 1;
        else if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  if (problem) return problem;
  const [root] = open;
  if (!root) return { ok: false, code: 'wordmark-no-svg' };
  if (shapes === 0) return { ok: false, code: 'wordmark-empty' };
  if (!size) return { ok: false, code: 'wordmark-no-size' };
  const { width, height, viewBox } = size;
  if (width / height < RATIO.least || width / height > RATIO.most)
    return { ok: false, code: 'wordmark-shape' };
  root.attributes = { xmlns: 'http://www.w3.org/2000/svg', viewBox, width: `${width}`, height: `${height}` };
  return { ok: true, svg: toXml(root, { closeEmptyElements: true, tightClose: true }), width, height };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

type Size = { width: number; height: number; viewBox: string };

/** From the view box; where there is none, from width and height. */
function sizeOf(attributes: Record<string, string>): Size | undefined {
  const box = (attributes.viewBox ?? '').trim().split(/[\s,]+/);
  if (box.length === 4 && box.every((each) => /^-?\d{1,6}(?:\.\d{1,6})?$/.test(each))) {
    const [, , width = 0, height = 0] = box.map(Number);
    return width > 0 && height > 0 ? { width, height, viewBox: box.join(' ') } : undefined;
  }
  const [width = 0, height = 0] = [attributes.width, attributes.height].map((given) =>
    NUMBER.test(given ?? '') ? Number.parseFloat(given ?? '') : 0,
  );
  return width > 0 && height > 0 ? { width, height, viewBox: `0 0 ${width} ${height}` } : undefined;
}

/** An element as it may be drawn; the part that may not be there; undefined where it may not be there at all. */
function drawnOf(
  name: string,
  attributes: Record<string, string>,
): { element: Element } | { part: string } | undefined {
  const geometry = Object.hasOwn(GEOMETRY, name) ? GEOMETRY[name] : undefined;
  if (!geometry) return undefined;
  const handler = Object.keys(attributes).find((each) => /^on|href$/i.test(each));
  if (handler) return { part: handler };
  const given = { ...attributes, ...declarationsOf(attributes.style ?? '') };
  const kept: Record<string, string> = {};
  for (const [attribute, value] of Object.entries(given)) {
    if (PAINT.includes(attribute)) kept[attribute] = value.trim() === 'none' ? 'none' : '#000';
    else if (geometry.includes(attribute) || LOOK.includes(attribute)) {
      if (!VALUE.test(value)) return { part: attribute };
      kept[attribute] = value;
    }
  }
  return { element: x(name, kept) };
}

/** What a style attribute says, as attributes say it. */
function declarationsOf(style: string): Record<string, string> {
  const pairs = style.split(';').map((each) => each.split(':').map((part) => part.trim()));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name, value]] : [])));
}
