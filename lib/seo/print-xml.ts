import type { Element } from 'xast';
import { type Raw, toXml } from 'xast-util-to-xml';
import { printable } from './printable.ts';

const OPTIONS = { closeEmptyElements: true, tightClose: true, allowDangerousXml: true } as const;

/**
 * A tree as an XML document in UTF-8, without white space that is not in it: parsers hand titles and links on as they stand.
 *
 * The library writes `]]>` as it is, which is not allowed in a text (findings/xml-writer-leaves-cdata-end.sh). No tree of ours
 * has a CDATA section, so wherever it stands it is text.
 */
export function printXml(root: Element): string {
  const instruction = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' } as const;
  const text = toXml([instruction, { type: 'text', value: '\n' }, root], OPTIONS);
  return printable(text).replaceAll(']]>', ']]&gt;');
}

/** Elements that are printed already, to stand in a tree that is printed later: a long document need not be printed at once. */
export function printedXml(elements: Element[]): Raw {
  return { type: 'raw', value: toXml(elements, OPTIONS) };
}
