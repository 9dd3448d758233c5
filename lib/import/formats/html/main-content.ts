import { Readability } from '@mozilla/readability';
import { cleanName } from '#lib/article/clean-text.ts';
import { matchKey } from '#lib/article/normalize.ts';
import { bylineOf } from '../../meta/bylines.ts';
import { datesOf } from '../../meta/dates.ts';
import { isCaption } from '../../sections/captions.ts';
import { attribute, isElement, isText, nameOf } from './dom.ts';
import { isBlock, isHidden } from './read-blocks.ts';

export type MainContent = {
  root: Element;
  /** What in it is not of the article. */
  leave: (element: Element) => boolean;
  /** The element above the text that is its lede. */
  lede: Element | undefined;
  /** How many articles stand on the page. */
  articles: number;
};

const NUMBER = 'data-n';
/** Less than this that was found, in characters, is no article: the page's own markup decides. */
const SHORTEST = 100;
const LONG_ARTICLE = 300;

const FURNITURE_NAMES = new Set(['nav', 'aside', 'footer', 'form', 'menu', 'dialog', 'fieldset', 'address']);
const FURNITURE_ROLES = new Set([
  'navigation',
  'complementary',
  'banner',
  'contentinfo',
  'search',
  'dialog',
  'menu',
  'toolbar',
]);
const FURNITURE =
  /(?:^|[\s_-])(?:share|sharing|social|sns|related|recommend\w*|ranking|popular|newsletter|subscri\w*|promo\w*|ad|ads|advert\w*|banner|breadcrumbs?|pager|pagination|prev|next|comments?|cookie\w*|sign-?up|outbrain|taboola|toc|tags?|tag-?list|author\w*|byline|meta|date|time|posted|pubdate|category|copyright|print|tools?|follow|login|paywall|widget|sidebar|read-?more|readmore)(?:$|[\s_-])/i;
const LEDE =
  /(?:^|[\s_-])(?:lede?|lead|dek|deck|standfirst|sub-?title|sub-?head(?:ing|line)?|summary|excerpt|intro\w*|description)(?:$|[\s_-])/i;
const CAPTION = /caption|credit/i;

/**
 * Finds the article on a page. Readability says where it is; what stands there is read from the page itself, since Readability
 * leaves out short sections, headings and captions. Both get a tree of their own, for it changes the one that it reads.
 */
export function mainContent(
  page: Document,
  copy: Document,
  { headline, description }: { headline: Element | undefined; description: string },
): MainContent {
  const elements = numbered(page);
  numbered(copy);
  const kept = keptBy(copy);
  const sizes = sizesOf(page.documentElement);
  const sizeOf = (element: Element) => sizes.get(element) ?? { text: 0, links: 0 };
  const own = elements.filter((_, index) => kept.has(index));
  const total = own.reduce((sum, element) => sum + ownText(element), 0);
  const fallback = onlyOne(page, 'article') ?? onlyOne(page, 'main') ?? page.body ?? page.documentElement;
  const isFound = own.length > 0 && total >= Math.min(SHORTEST, sizeOf(fallback).text / 2);
  const holding = isFound ? withAncestors(own) : withAncestors([]);
  const root = isFound ? articleAround(commonAncestor(own), holding, headline) : fallback;

  const place = (element: Element) => Number(attribute(element, NUMBER) || -1);
  const [first, last] = isFound
    ? [place(own[0] as Element), place(own.at(-1) as Element)]
    : [0, elements.length];
  const flows = new Set(own.map((element) => element.parentElement));
  const isFurniture = (element: Element) => {
    const { text, links } = sizeOf(element);
    const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`;
    return (
      FURNITURE_NAMES.has(nameOf(element)) ||
      FURNITURE_ROLES.has(attribute(element, 'role')) ||
      FURNITURE.test(names) ||
      (isBlock(nameOf(element)) && text > 0 && links > text / 2)
    );
  };
  const lede = ledeIn(elements, {
    headline,
    description,
    before: isFound ? first : elements.length,
    isFurniture,
    sizeOf,
  });
  const leave = (element: Element): boolean => {
    if (element === headline || element === lede) return true;
    if (holding.has(element)) return false;
    if (isFurniture(element)) return true;
    if (!isFound) return false;
    const at = place(element);
    if (at > first && at < last) return false;
    // A picture has no text of its own.
    if (/^(?:figure|picture|img|figcaption)$/.test(nameOf(element))) return at > last;
    const { parentElement } = element;
    if (at < first) return !hasPicture(element) || /^(?:ol|ul|li)$/.test(nameOf(element));
    const isInFlow = parentElement !== null && (flows.has(parentElement) || !holding.has(parentElement));
    return isBlock(nameOf(element)) && !isInFlow && !isSection(element, sizeOf(element));
  };
  return {
    root,
    leave,
    lede,
    articles: articlesOn(page, headline, (element) => sizeOf(element).text - sizeOf(element).links),
  };
}

/**
 * How many articles a page has: one where its title is the headline of one, though the next is below it; else all that have a
 * heading and text of their own. Teasers are short, or links.
 */
function articlesOn(
  page: Document,
  headline: Element | undefined,
  lengthOf: (element: Element) => number,
): number {
  const outer = [...page.querySelectorAll('article')].filter(
    (element) => element.parentElement?.closest('article') === null,
  );
  if (headline && outer.some((element) => element.contains(headline))) return 1;
  const longest = Math.max(0, ...outer.map(lengthOf));
  return outer.filter(
    (element) =>
      element.querySelector('h1, h2, h3') !== null &&
      lengthOf(element) >= Math.max(LONG_ARTICLE, longest / 2),
  ).length;
}

/** Above the text, only what holds a picture is looked into. */
const hasPicture = (element: Element) => element.querySelector('figure, img') !== null;

/**
 * Whether something beside the text is a section of it: Readability joins only what is scored alike, and loses sections of a
 * paragraph (findings/page-reader-loses-sections-beside-the-text.sh).
 */
function isSection(element: Element, { text, links }: Size): boolean {
  return (
    text > 0 && links * 3 < text && /[\u3002\uFF01\uFF1F]|[.!?](?:\s|$)/u.test(element.textContent ?? '')
  );
}

/** Every element of a tree with its number in it, as an attribute that Readability carries along. */
function numbered(document: Document): Element[] {
  const elements = [...document.querySelectorAll('*')];
  for (const [index, element] of elements.entries()) element.setAttribute(NUMBER, String(index));
  return elements;
}

/** The numbers of the elements of which Readability kept text. */
function keptBy(document: Document): Set<number> {
  const kept = new Set<number>();
  const collect = (node: Node, number: number) => {
    if (isText(node)) {
      if (/\S/.test(node.data)) kept.add(number);
    } else if (isElement(node)) {
      const own = node.getAttribute(NUMBER);
      for (const child of node.childNodes) collect(child, own === null ? number : Number(own));
    }
  };
  const read = new Readability<Node>(document, {
    charThreshold: 200,
    keepClasses: true,
    serializer: (node) => node,
  }).parse();
  if (read?.content) collect(read.content, -1);
  return kept;
}

type Size = { text: number; links: number };

/** How much text each element holds, and how much of it leads elsewhere, in characters. */
function sizesOf(root: Element): Map<Element, Size> {
  const sizes = new Map<Element, Size>();
  const measure = (element: Element, isLink: boolean): Size => {
    const size = { text: 0, links: 0 };
    for (const node of element.childNodes) {
      if (isText(node)) {
        const { length } = node.data.trim();
        size.text += length;
        if (isLink) size.links += length;
      } else if (isElement(node)) {
        const inner = measure(node, isLink || nameOf(node) === 'a');
        size.text += inner.text;
        size.links += inner.links;
      }
    }
    sizes.set(element, size);
    return size;
  };
  measure(root, false);
  return sizes;
}

function ownText(element: Element): number {
  let length = 0;
  for (const node of element.childNodes) if (isText(node)) length += node.data.trim().length;
  return length;
}

function onlyOne(document: Document, name: string): Element | undefined {
  const [first, ...others] = document.querySelectorAll(name);
  return others.length === 0 ? first : undefined;
}

function withAncestors(elements: Element[]): Set<Element> {
  const found = new Set<Element>();
  for (const element of elements) {
    for (let each: Element | null = element; each && !found.has(each); each = each.parentElement)
      found.add(each);
  }
  return found;
}

function commonAncestor([first, ...others]: Element[]): Element {
  let root = (first as Element).parentElement ?? (first as Element);
  for (const element of others)
    while (!root.contains(element) && root.parentElement) root = root.parentElement;
  return root;
}

/** The <article> that the text stands in, else what holds the headline too: sections may stand beside the text. */
function articleAround(root: Element, holding: Set<Element>, headline: Element | undefined): Element {
  const article = root.closest('article, main, [itemprop="articleBody"]');
  if (article && holding.has(article) && !isHidden(article)) return article;
  if (!headline) return root;
  let around: Element | null = root;
  while (around && !around.contains(headline)) around = around.parentElement;
  return around && !/^(?:body|html)$/.test(nameOf(around)) ? around : root;
}

/** The lede above the text: between headline and text, called so, equal to the description, or a sentence. */
function ledeIn(
  elements: Element[],
  {
    headline,
    description,
    before,
    isFurniture,
    sizeOf,
  }: {
    headline: Element | undefined;
    description: string;
    before: number;
    isFurniture: (element: Element) => boolean;
    sizeOf: (element: Element) => Size;
  },
): Element | undefined {
  const from = headline ? Number(attribute(headline, NUMBER)) : -1;
  const key = matchKey(description);
  return elements.slice(from + 1, before).find((element) => {
    const { text, links } = sizeOf(element);
    if (text < 12 || text > 600 || links > text / 2 || headline?.contains(element) || isHidden(element))
      return false;
    const holdsBlocks = [...element.children].some((child) => isBlock(nameOf(child)));
    if (element.closest('figure') || CAPTION.test(attribute(element, 'class'))) return false;
    if (holdsBlocks || !/^(?:p|div|h2|h3|span|section)$/.test(nameOf(element))) return false;
    const said = cleanName(element.textContent ?? '');
    if (key !== '' && matchKey(said) === key) return true;
    if (datesOf(said).length > 0 || isCaption(said) || bylineOf(said, { head: true })) return false;
    if (headline === undefined) return false;
    if (isCalledLede(element)) return true;
    return (
      nameOf(element) === 'p' &&
      /[\u3002.!?]["\u201D\u300D]?$/u.test(said) &&
      said.length >= 30 &&
      !isInFurniture(element, isFurniture)
    );
  });
}

/** Whether an element, or one that holds nothing else, is called a lede: in kebab-case or CamelCase, also by its data. */
function isCalledLede(element: Element): boolean {
  const text = element.textContent?.trim();
  for (
    let each: Element | null = element;
    each && each.textContent?.trim() === text;
    each = each.parentElement
  ) {
    const names = [...each.attributes].flatMap(({ name, value }) =>
      /^(?:class|id|itemprop|data-[\w-]+)$/.test(name) && value.length < 200 ? [value] : [],
    );
    if (LEDE.test(names.join(' ').replace(/(?<=[a-z])(?=[A-Z])/g, '-'))) return true;
  }
  return false;
}

function isInFurniture(element: Element, isFurniture: (element: Element) => boolean): boolean {
  for (let each: Element | null = element; each && nameOf(each) !== 'body'; each = each.parentElement)
    if (isFurniture(each)) return true;
  return false;
}
