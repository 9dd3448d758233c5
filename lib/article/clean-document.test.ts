import { expect, it } from 'vitest';
import { buildDocument } from '#testing/build-article.ts';
import { cleanDocument } from './clean-document.ts';
import { parseDocument } from './document.ts';

it('leaves a clean document as it is', () => {
  const document = buildDocument('Harbour');
  expect(cleanDocument(document)).toBe(document);
});

it('cleans texts of every kind, and no document of a reader is changed by it', () => {
  const dirty = parseDocument(
    JSON.parse(JSON.stringify(buildDocument('Harbour')).replaceAll('Harbour ', 'Harbour\\n\\u200B\\u0007')),
  );
  const before = structuredClone(dirty);
  const cleaned = cleanDocument(dirty);
  expect(cleaned.headline).toBe('Harbour headline');
  expect(cleaned.keyPoints?.points).toEqual([
    { id: 'point1', label: 'Harbour label', text: 'Harbour\npoint.' },
  ]);
  expect(cleaned.analysis?.parts[0]).toMatchObject({
    heading: 'Harbour heading',
    blocks: [{ text: 'Harbour\ntext1.' }, { text: 'Harbour\ntext2.' }],
  });
  expect(cleaned.insight).toMatchObject({
    title: 'Harbour insight',
    items: [{ label: 'Harbour investors' }],
  });
  expect(parseDocument(cleaned)).toEqual(cleaned);
  expect(dirty).toEqual(before);
});

it('takes out parts and titles of which nothing is left', () => {
  const document = buildDocument('Harbour');
  document.outlook = { title: '\u200B', blocks: [{ id: 'x', kind: 'paragraph', text: '\u00AD' }] };
  const [part] = document.analysis?.parts ?? [];
  if (part) part.heading = '\u2060';
  const cleaned = cleanDocument(document);
  expect(cleaned.outlook).toBeUndefined();
  expect(cleaned.analysis?.parts[0]).toEqual({ id: 'part1', blocks: part?.blocks });
  expect(parseDocument(cleaned)).toEqual(cleaned);
});
