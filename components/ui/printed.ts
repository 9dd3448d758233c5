import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

/*
 * Readers' pages are whole when they are sent: no script of React ever looks at them again. Next would still describe each
 * element twice, for itself and for a browser, and draw it from there; a page of some hundred elements is printed here at
 * a tenth of that. Everything a page may hold is printed as React does it (printed.test.tsx compares the two), and
 * whatever is not known here is refused.
 */

type Props = Record<string, unknown>;

/** What an element contains, as the property by which React takes it over as it is. */
export function printed(node: ReactNode): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: markupOf(node) } };
}

/**
 * The markup that React would send for `node`, without its markers.
 * @param node elements and components that wait for nothing and keep no state
 * @throws an error with a sentence for what is not known to be printed as React does it
 */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string') return escaped(node);
  if (typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (isValidElement<Props>(node)) return element(node);
  if (Array.isArray(node)) return node.map(markupOf).join('');
  throw new Error(
    'Only elements, texts and lists of them can be printed; a component may not wait for anything.',
  );
}

function element({ type, props }: ReactElement<Props>): string {
  if (type === Fragment) return markupOf(props.children as ReactNode);
  if (typeof type === 'function') return markupOf((type as (props: Props) => ReactNode)(props));
  if (typeof type !== 'string' || !(ELEMENTS.has(type) || VOID.has(type))) {
    throw new Error(`<${String(type)}> is not printed; components/ui/printed.ts knows what is.`);
  }
  const start = `<${type}${attributes(type, props)}`;
  if (VOID.has(type)) return `${start}/>`;
  const raw = props.dangerouslySetInnerHTML as { __html: string } | undefined;
  return `${start}>${raw ? raw.__html : markupOf(props.children as ReactNode)}</${type}>`;
}

/** Elements about which React does nothing of its own. */
const ELEMENTS = new Set(
  (
    'a abbr article aside b button dd div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 header i label legend li ' +
    'main nav ol p path picture rp rt ruby section small span strong sup svg time ul'
  ).split(' '),
);

const VOID = new Set(['br', 'hr', 'img', 'input', 'source', 'wbr']);

/** Not written into the page. */
const SILENT = new Set(['children', 'dangerouslySetInnerHTML', 'suppressHydrationWarning']);

/** Written without a value, or not at all. */
const BOOLEAN = new Set(['disabled', 'hidden']);

const ATTRIBUTES: Record<string, string> = {
  className: 'class',
  strokeLinejoin: 'stroke-linejoin',
  strokeWidth: 'stroke-width',
  tabIndex: 'tabindex',
};

/** Attributes that React writes as they are called, besides those without a capital letter. */
const AS_CALLED = new Set([
  'autoComplete',
  'dateTime',
  'fetchPriority',
  'hrefLang',
  'preserveAspectRatio',
  'srcSet',
  'viewBox',
]);

/** Lower case, or with a prefix that HTML has for them; and none of those for which React has rules of its own. */
const PLAIN = /^(?!on|style$|ref$|is$|checked$|selected$|download$|capture$)[a-z]+$|^(?:aria|data)-[a-z-]+$/;

function attributes(type: string, props: Props): string {
  const names = Object.keys(props).filter((name) => !SILENT.has(name));
  // React writes these two of a field last.
  if (type === 'input') names.sort((a, b) => LAST.indexOf(a) - LAST.indexOf(b));
  return names.map((name) => attribute(name, props[name])).join('');
}

const LAST = ['name', 'value'];

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (BOOLEAN.has(name)) return value ? ` ${name}=""` : '';
  if (!(name in ATTRIBUTES || AS_CALLED.has(name) || PLAIN.test(name))) throw unknown(name, value);
  if (typeof value !== 'string' && typeof value !== 'number') throw unknown(name, value);
  if ((name === 'href' || name === 'src') && !isAddress(String(value))) throw unknown(name, value);
  return ` ${ATTRIBUTES[name] ?? name}="${escaped(String(value))}"`;
}

/** Of this site, or one that a link may lead to: never a script. */
const isAddress = (value: string) => /^(?:[/#]|https?:|mailto:)/i.test(value);

function unknown(name: string, value: unknown): Error {
  return new Error(
    `The attribute ${name}, ${typeof value}, is not printed; components/ui/printed.ts knows which are.`,
  );
}

const ESCAPES: Record<string, string> = {
  '"': '&quot;',
  "'": '&#x27;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

function escaped(text: string): string {
  return /["'&<>]/.test(text) ? text.replace(/["'&<>]/g, (character) => ESCAPES[character] ?? '') : text;
}
