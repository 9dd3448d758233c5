import type { ArticleDocument, InsightKind } from '#lib/article/document.ts';
import { matchKey } from '#lib/article/normalize.ts';
import type { Draft } from '../draft.ts';
import { headingAt, isLongerParagraph, looksLikeHeading, markedHeading } from '../labels/headings.ts';
import { splitLabel } from '../labels/split-label.ts';
import { isSaidText } from '../lines/answers.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { addBlock, warnMaybe } from './blocks.ts';

type Item = NonNullable<ArticleDocument['insight']>['items'][number];

const KIND_WORDS: [InsightKind, RegExp][] = [
  ['investors', /\u6295\u8CC7|\u682A\u4E3B|invest|shareholder/],
  ['technology', /\u6280\u8853|\u30C6\u30AF\u30CE\u30ED\u30B8|\u30C6\u30C3\u30AF|\btech/],
  ['policy', /\u653F\u7B56|\u898F\u5236|\u884C\u653F|\bpolic(?:y|ies)|policymaker|regulat/],
  [
    'household',
    /\u66AE\u3089\u3057|\u304F\u3089\u3057|\u5BB6\u8A08|\u751F\u6D3B|\u6D88\u8CBB\u8005|household|consumer|daily li[fv]e|everyday life|famil(?:y|ies)|^at home$/,
  ],
];

/** For whom an item is written, by the wording of its label. */
function insightKind(label: string): InsightKind {
  const key = matchKey(label);
  return KIND_WORDS.find(([, words]) => words.test(key))?.[0] ?? 'other';
}

/**
 * Reads the items: `label: text` in a line of their own, or a heading with the paragraphs below it. Under a heading
 * only a label of a known kind begins the next item, so that a list of its own stays with it.
 */
export function readInsight(content: ContentLine[], draft: Draft): NonNullable<ArticleDocument['insight']> {
  const items: Item[] = [];
  let isUnderHeading = false;
  const begin = (line: ContentLine, label?: string): Item => {
    const kind = label ? insightKind(label) : 'other';
    const item: Item = { id: draft.newPart(line), kind, ...(label && { label }), blocks: [] };
    items.push(item);
    return item;
  };

  for (let index = 0; index < content.length; ) {
    const line = content[index];
    if (!line) break;
    let used = 1;
    const heading = itemHeading(content, index);
    const { label, text } = isSaidText(line.is)
      ? { label: undefined, text: line.text }
      : splitLabel(bulletText(line.text) ?? line.text);
    if (heading) {
      draft.place(line, [`${begin(line, heading).id}.label`]);
      isUnderHeading = true;
    } else if (label && !(isUnderHeading && insightKind(label) === 'other')) {
      const item = begin(line, label);
      const id = draft.newPart(line);
      item.blocks.push({ id, kind: 'paragraph', text });
      draft.place(line, [`${item.id}.label`, id]);
      isUnderHeading = false;
    } else {
      if (headingAt(content, index).is === 'maybe') warnMaybe(content, index, draft);
      used = addBlock((items.at(-1) ?? begin(line)).blocks, content, index, draft);
    }
    index += used;
  }
  return { items };
}

function headingOf(content: ContentLine[], index: number): string | undefined {
  const heading = headingAt(content, index);
  return heading.is === 'heading' ? heading.text : undefined;
}

/** The text of a line that is the label of an item by itself. */
function itemHeading(content: ContentLine[], index: number): string | undefined {
  const line = content[index];
  const next = content[index + 1];
  if (!line || line.fromLabel?.is === 'paragraph' || isSaidText(line.is)) return undefined;
  if (line.is === 'heading') return headingOf(content, index);
  const marked = markedHeading(line.text);
  if (marked) return marked.replace(/\s*[:\uFF1A]$/u, '') || marked;
  if (line.fromLabel) return line.text;

  const introduced = /^(.+?)\s*[:\uFF1A]$/u.exec(line.text)?.[1];
  if (introduced && next && looksLikeHeading(introduced)) return introduced;
  if (splitLabel(line.text).label !== undefined) return undefined;
  const heading = headingAt(content, index);
  if (heading.is === 'heading') return heading.text;
  const isNamed = heading.is === 'maybe' && insightKind(line.text) !== 'other';
  return isNamed && isLongerParagraph(next, line) ? line.text : undefined;
}
