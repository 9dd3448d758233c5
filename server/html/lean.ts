import { Parser } from 'htmlparser2';

/** React leaves these between text nodes and around parts of the page, for a script that is not here. */
const MARKER = /^(?: ?|\/?\$|F!?|\/?&)$/;

/** Next would put late metadata here; ours are in the head (`htmlLimitedBots` in next.config.ts). */
const OUTLET = '<div hidden=""><!--$--><!--/$--></div>';

/** By which React would order stylesheets that come late. */
const PRECEDENCE = 'data-precedence';

/** What Suspense leaves of a part that a script would have to move to its place, or draw. */
const UNFINISHED = { marker: /^\$[?!~]$/, id: /^[BPS]:/, script: /\$R[A-Z]\b/ };

const FRAMEWORK_FILE = /^\/_next\/[^?]+\.js(\?|$)/;
const BOOTSTRAP = /^\(*(globalThis|self)(\["TURBOPACK"\]|\.TURBOPACK|\.__next_\w+)/;

type Attributes = Record<string, string>;

/**
 * Takes the framework out of a reader's document as Next rendered it: its scripts and what announces them, the data for
 * them, and React's markers. All else stays byte for byte: our own script files, data such as JSON-LD, styles, text.
 * @throws an error with a sentence for a document that would be incomplete without the framework (parts that Suspense
 *   has yet to show), for inline script it does not know, and for a document that carries no framework: then Next writes
 *   other pages than this step was made for
 */
export function leanDocument(html: string): string {
  const kept: string[] = [];
  let keptUntil = 0;
  let script: { start: number; text: number; attributes: Attributes } | null = null;
  const found = { file: 0, inline: 0 };

  const cut = (start: number, end: number) => {
    if (start < keptUntil) return; // inside of what is cut already
    kept.push(html.slice(keptUntil, start));
    keptUntil = end;
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        refuseUnfinished(name, attributes.id);
        const { startIndex: start, endIndex: end } = parser;
        if (name === 'script') script = { start, text: end + 1, attributes };
        else if (name === 'link' && announcesScript(attributes)) cut(start, end + 1);
        else if (name === 'div' && html.startsWith(OUTLET, start)) cut(start, start + OUTLET.length);
        else if (attributes[PRECEDENCE] !== undefined) {
          const attribute = ` ${PRECEDENCE}="${attributes[PRECEDENCE]}"`;
          const at = html.indexOf(attribute, start);
          cut(at, at + attribute.length);
        }
      },
      oncomment(text) {
        if (UNFINISHED.marker.test(text)) throw unfinished(`<!--${text}-->`);
        if (MARKER.test(text)) cut(parser.startIndex, parser.endIndex + 1);
      },
      onclosetag(name) {
        if (name !== 'script' || !script) return;
        const kind = kindOfScript(script.attributes, html.slice(script.text, parser.startIndex));
        if (kind !== 'ours') {
          found[kind] += 1;
          cut(script.start, parser.endIndex + 1);
        }
        script = null;
      },
    },
    { decodeEntities: false },
  );
  parser.end(html);
  if (found.file === 0 || found.inline === 0) {
    throw new Error(
      'The page carries no script of Next: its output has changed, and server/html/lean.ts must follow.',
    );
  }
  kept.push(html.slice(keptUntil));
  return kept.join('');
}

/** Our script is in files, never inline; an inline one that is not the framework's would be stopped by the CSP anyway. */
function kindOfScript({ src, type = '' }: Attributes, text: string): 'file' | 'inline' | 'ours' {
  if (src !== undefined) return FRAMEWORK_FILE.test(src) ? 'file' : 'ours';
  if (type !== '' && type !== 'module' && !type.endsWith('javascript')) return 'ours';
  if (BOOTSTRAP.test(text)) return 'inline';
  const swap = UNFINISHED.script.exec(text)?.[0];
  if (swap) throw unfinished(swap);
  throw new Error(
    `The page carries an inline script that server/html/lean.ts does not know: ${text.slice(0, 80)}`,
  );
}

function announcesScript({ rel, as, href = '' }: Attributes): boolean {
  if (!FRAMEWORK_FILE.test(href)) return false;
  return rel === 'modulepreload' || ((rel === 'preload' || rel === 'prefetch') && as === 'script');
}

function refuseUnfinished(name: string, id: string | undefined): void {
  if (id === undefined || !UNFINISHED.id.test(id)) return;
  if (name === 'template' || id.startsWith('S:')) throw unfinished(`<${name} id="${id}">`);
}

function unfinished(what: string): Error {
  return new Error(
    `The page has a part that only a script of React would show (${what}): readers' pages may not use Suspense.`,
  );
}
