import { expect, it } from 'vitest';
import { saveTextRequest } from './request-schemas.ts';

const operation = (kind: string) => ({
  do: 'set',
  locale: 'en',
  segment: 'a1.heading',
  base: null,
  value: 'part',
  place: { section: 'analysis', path: [{ id: 'a1', kind, after: null }] },
});

it('a page from before sub-sections had their name can still save', () => {
  const parsed = saveTextRequest.parse({ operations: [operation('part')] });
  expect(parsed.operations).toEqual([operation('subsection')]);
  expect(saveTextRequest.safeParse({ operations: [operation('chapter')] }).success).toBe(false);
});
