import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';

/** Elements within elements: pages have some thirty. What reads a tree goes down by a call each. */
const MAX_DEPTH = 300;
/** Pages have some thousands. */
const MAX_ELEMENTS = 60_000;

/** Of these, nothing is text; what they hold is not even made part of the tree. */
const EMPTIED = new Set(['script', 'style', 'template', 'svg', 'object', 'canvas', 'noscript']);

/** A page as a tree, and the data that it carries for machines. Undefined where it is nested or filled like no page. */
export function treeOf(html: string): { document: Document; jsonLd: string[] } | undefined {
  const jsonLd: string[] = [];
  let [depth, elements] = [0, 0];
  let data: string | null = null;
  /** What is left out begins here, and how deep. */
  let skipped: { name: string; from: number; depth: number } | null = null;
  const kept: string[] = [];
  let keptTo = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      depth += 1;
      elements += 1;
      if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) return parser.pause();
      if (skipped || !EMPTIED.has(name)) return;
      skipped = { name, from: parser.startIndex, depth };
      data = name === 'script' && /ld\+json/i.test(attributes.type ?? '') ? '' : null;
    },
    ontext: (text) => {
      if (data !== null) data += text;
    },
    onclosetag: () => {
      if (skipped && skipped.depth === depth) {
        kept.push(html.slice(keptTo, skipped.from));
        keptTo = parser.endIndex + 1;
        if (data !== null) jsonLd.push(data);
        skipped = null;
        data = null;
      }
      depth -= 1;
    },
  });
  parser.write(html);
  if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) return undefined;
  parser.end();
  const whole = kept.join('') + html.slice(keptTo);
  const isWhole = /<(?:html|body)\b/i.test(whole.slice(0, 20_000));
  const { document } = parseHTML(isWhole ? whole : `<!doctype html><html><body>${whole}</body></html>`);
  return { document: document as unknown as Document, jsonLd };
}

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3;
export const nameOf = (element: Element): string => element.localName.toLowerCase();
export const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';
