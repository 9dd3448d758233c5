import { expect, it } from 'vitest';
import { EMPHASIS, insertLink, isLinkable, linkAround, STRONG, toggleMark } from './marks.ts';

/** A text in which `[` and `]` stand around what is selected. */
function selected(text: string) {
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  return { text: text.replace(/[[\]]/g, ''), start, end };
}
const shown = ({ text, start, end }: { text: string; start: number; end: number }) =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

it.each([
  ['海の[見える]町', STRONG, '海の**[見える]**町'],
  ['海の**[見える]**町', STRONG, '海の[見える]町'],
  ['海の[**見える**]町', STRONG, '海の[見える]町'],
  ['a [word ]here', STRONG, 'a **[word]** here'],
  ['a [word] here', EMPHASIS, 'a *[word]* here'],
  ['a *[word]* here', EMPHASIS, 'a [word] here'],
  // Strong is not emphasis: both can stand.
  ['a **[word]** here', EMPHASIS, 'a ***[word]*** here'],
  ['a ***[word]*** here', EMPHASIS, 'a **[word]** here'],
  ['a ***[word]*** here', STRONG, 'a *[word]* here'],
  ['[]', STRONG, '**[]**'],
])('%s with %s becomes %s', (before, mark, after) => {
  expect(shown(toggleMark(selected(before), mark))).toBe(after);
});

it('a link keeps the words, and an address cannot end it', () => {
  expect(insertLink(selected('see [the report] now'), 'https://example.com/a_(b)').text).toBe(
    'see [the report](https://example.com/a_%28b%29) now',
  );
  expect(insertLink(selected('see []'), 'https://example.com/a').text).toBe(
    'see [example.com/a](https://example.com/a)',
  );
});

it.each([
  ['https://example.com/', true],
  ['http://例え.jp/記事', true],
  ['javascript:alert(1)', false],
  ['example.com', false],
  ['https://', false],
])('%s can be linked to: %s', (address, is) => {
  expect(isLinkable(address)).toBe(is);
});

it.each([
  [{ start: 8, end: 8 }, 4, 33, 'https://a.example'],
  [{ start: 0, end: 9 }, 0, 33, 'https://a.example'],
  [{ start: 4, end: 4 }, 4, 4, null],
  [{ start: 34, end: 37 }, 34, 37, null],
])('a link that %j touches is changed, and none is put into it', (at, start, end, address) => {
  const text = 'See [the port](https://a.example) now';
  const around = linkAround({ text, ...at });
  expect(around).toEqual({ text, start, end, address });
  if (address === null) return;
  expect(insertLink(around, 'https://b.example').text).toBe(
    `${text.slice(0, start)}[${text.slice(start, 4)}the port](https://b.example) now`,
  );
});
