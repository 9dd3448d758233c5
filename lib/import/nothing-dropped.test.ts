import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument } from '#lib/article/document.ts';
import { matchKey } from '#lib/article/normalize.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { ENGLISH, JAPANESE, VOCABULARY } from '#testing/import-texts.ts';
import { LABEL_WORDINGS } from './labels/labels.ts';
import { parseArticle } from './parse-article.ts';
import type { LineFate, ParsedArticle } from './report.ts';

/*
 * The one promise of the importer that no example can show: whatever the text, every letter and digit of it is found
 * where the report says it went. The check reads the lines on its own, with none of the importer's code.
 */

const letters = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).join('');
const key = (text: string) => letters(matchKey(letters(text)));
const LABEL_KEYS = new Set(Object.values(LABEL_WORDINGS).flat().map(key));

function linesIn(text: string): string[] {
  const lines = text.toWellFormed().split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** What is left of a line's letters once the given texts are taken out of it, the longest first. */
function without(line: string, texts: string[]): string {
  return texts
    .map(key)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, text) => rest.replaceAll(text, ''), key(line));
}

/** The same for a line that may begin with a label, which is no part of what it says. */
function withoutLabelAnd(line: string, texts: string[], others: string[] = []): string {
  const starts = ['', ...LABEL_KEYS].filter((label) => key(line).startsWith(label));
  const rests = starts
    .map((label) => key(line).slice(label.length))
    .flatMap((said) => [without(without(said, texts), others), without(without(said, others), texts)]);
  return rests.includes('') ? '' : key(line);
}

/** The letters of the line that are not where its fate says. */
function lost(line: string, fate: LineFate, article: ParsedArticle): string {
  const texts = new Map(segmentsOf(article.document).map(({ id, text }) => [id, text]));
  switch (fate.to) {
    case 'blank':
      return letters(line);
    case 'unparsed':
      return article.unparsed.some(
        ({ line: at, text }) => at === fate.line && letters(text) === letters(line),
      )
        ? ''
        : line;
    case 'segment': {
      const stored = fate.segments.map((id) => texts.get(id) ?? '').join('');
      return letters(stored).includes(letters(line)) ? '' : letters(line);
    }
    case 'label': {
      const stored = letters(fate.segments.map((id) => texts.get(id) ?? '').join(''));
      const all = letters(line);
      if (!all.endsWith(stored)) return all;
      return withoutLabelAnd(all.slice(0, all.length - stored.length), []);
    }
    case 'field':
      return lostInField(line, fate.field, article);
  }
}

function lostInField(
  line: string,
  field: (LineFate & { to: 'field' })['field'],
  article: ParsedArticle,
): string {
  const { document, sources, related, proposedTags, tagIds, categoryId, warnings } = article;
  const wordings = (list: { id: number; wordings: string[] }[], ids: (number | undefined)[]) =>
    list.filter(({ id }) => ids.includes(id)).flatMap((entry) => entry.wordings);
  switch (field) {
    case 'site':
      return /[|\uFF5C]/.test(line) ? '' : letters(line);
    case 'headline':
      return key(line) === key(document.headline) ? '' : letters(line);
    case 'category': {
      const unknown = warnings.flatMap(({ code, text }) =>
        code === 'unknown-category' && text ? [text] : [],
      );
      const known = wordings(VOCABULARY.categories, [categoryId]);
      return without(line, ['カテゴリ', ...known, ...unknown]);
    }
    case 'related':
      return withoutLabelAnd(line, related);
    case 'source':
      // A title may stand around its address.
      return withoutLabelAnd(
        line,
        sources.flatMap(({ url }) => url ?? []),
        sources.map(({ title }) => title),
      );
    case 'tags': {
      const ties = warnings.flatMap(({ code, text }) => (code === 'ambiguous-tags' && text ? [text] : []));
      return withoutLabelAnd(line, [...wordings(VOCABULARY.tags, tagIds), ...proposedTags, ...ties]);
    }
  }
}

/** Segments with text that no line named, or more lines named than one. */
function unaccounted(text: string, article: ParsedArticle): string[] {
  const lines = linesIn(text);
  return segmentsOf(article.document).flatMap(({ id, text: stored }) => {
    const named = article.lines.filter((fate) => 'segments' in fate && fate.segments.includes(id));
    const said = named.map(({ line }) => lines[line - 1] ?? '').join('');
    const isWhole = id === 'lede' ? letters(said) === letters(stored) : named.length === 1;
    return isWhole && letters(said).includes(letters(stored)) ? [] : [id];
  });
}

function expectNothingDropped(text: string): void {
  const result = parseArticle(text, { vocabulary: VOCABULARY });
  if (!result.ok) throw new Error('refused');
  const { article } = result;
  const lines = linesIn(text);
  parseDocument(article.document);
  expect(article.lines.map(({ line }) => line)).toEqual(lines.map((_line, index) => index + 1));
  const losses = article.lines.flatMap((fate) => {
    const missing = lost(lines[fate.line - 1] ?? '', fate, article);
    return missing === '' ? [] : [{ fate, missing }];
  });
  expect(losses).toEqual([]);
  expect(unaccounted(text, article)).toEqual([]);
}

const label = fc.constantFrom(...Object.values(LABEL_WORDINGS).flat());
const colon = fc.constantFrom(':', ': ', '\uFF1A', ' \uFF1A ');
const phrase = fc.oneof(
  fc.constantFrom(
    '夜の図書館',
    'Buses at night',
    '3冊まで',
    '<script>alert(1)</script>',
    '{{x}} <%= y %>',
    '👨\u200D👩\u200D👧 family',
    '\u200Fשלום עולם\u200E',
    '葛\u{E0100}城の𠮷野家',
    'ｶﾞﾗｽ ＡＢＣ',
    'at 10:30 https://example.org/a_(b)?c=d',
    '**強調\uFF1A**続く',
    '[link](javascript:x)',
    '「閉館」か?',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const sentence = fc
  .tuple(phrase, phrase, phrase, fc.constantFrom('.', '。', '?', '！', ''))
  .map(([a, b, c, end]) => `${a}、${b} ${c}${end}`);
const text = fc.oneof(phrase, sentence);
const bullet = fc.constantFrom('• ', '・', '●', '* ', '- ', '\u2013 ', '  • ');
const url = fc.constantFrom(
  'https://example.org/a',
  'http://example.net/%E5%A4%9C',
  '[x](https://example.org/b)',
  '',
);
const line = fc.oneof(
  { arbitrary: fc.constant(''), weight: 6 },
  { arbitrary: text, weight: 5 },
  { arbitrary: label, weight: 4 },
  { arbitrary: fc.tuple(label, colon, text).map((parts) => parts.join('')), weight: 3 },
  { arbitrary: fc.tuple(bullet, text).map((parts) => parts.join('')), weight: 2 },
  { arbitrary: fc.tuple(bullet, phrase, colon, text).map((parts) => parts.join('')), weight: 2 },
  { arbitrary: fc.tuple(phrase, colon, text).map((parts) => parts.join('')), weight: 2 },
  {
    arbitrary: fc.tuple(fc.constantFrom('# ', '## ', '**', '> ', '1. '), text).map((parts) => parts.join('')),
    weight: 1,
  },
  { arbitrary: text.map((inner) => `**${inner}**`), weight: 1 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom('Source: ', '出典\uFF1A', ''), phrase, url)
      .map((parts) => parts.join(' ')),
    weight: 1,
  },
  {
    arbitrary: fc.constantFrom(
      '図書館地方自治読書',
      'LibrariesReadingNight Buses',
      '#図書館 #夜',
      'タグ: 図書館、夜・昼',
      'Society',
      '解説',
      'カテゴリ\uFF1A社会',
      'Town|Gazette',
      '* * *',
      '\u200B\u200D',
    ),
    weight: 3,
  },
);

const mutation = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'swap', 'split', 'insert'),
  at: fc.nat(),
  to: fc.nat(),
  mark: fc.constantFrom(
    '\u200B',
    '\u202E',
    '\u0007',
    '\v',
    '\u2028',
    '\uFEFF',
    '\uD800',
    '\u3000',
    ':',
    '\uFF1A',
    '**',
    '\t',
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutate(lines: string[], { kind, at, to, mark }: Mutation): string[] {
  if (lines.length === 0) return lines;
  const index = at % lines.length;
  const other = to % lines.length;
  const chosen = lines[index] ?? '';
  const middle = to % (chosen.length + 1);
  switch (kind) {
    case 'delete':
      return lines.toSpliced(index, 1);
    case 'duplicate':
      return lines.toSpliced(other, 0, chosen);
    case 'swap':
      return lines.with(index, lines[other] ?? '').with(other, chosen);
    case 'split':
      return lines.toSpliced(index, 1, chosen.slice(0, middle), chosen.slice(middle));
    default:
      return lines.with(index, `${chosen.slice(0, middle)}${mark}${chosen.slice(middle)}`);
  }
}

const anyText = fc
  .tuple(
    fc.oneof(fc.array(line, { maxLength: 40 }), fc.constantFrom(JAPANESE.split('\n'), ENGLISH.split('\n'))),
    fc.array(mutation, { maxLength: 12 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([lines, mutations, end]) => mutations.reduce(mutate, lines).join(end));

it('drops nothing of any text, as a fixed row of 500 shows', () => {
  fc.assert(fc.property(anyText, expectNothingDropped), { seed: 20_251_103, numRuns: 500 });
});

it('drops nothing of texts that were never tried before; the seed of a failure is printed', () => {
  fc.assert(fc.property(anyText, expectNothingDropped), { numRuns: 200 });
});

it('would notice a lost paragraph', () => {
  const result = parseArticle(ENGLISH, { vocabulary: VOCABULARY });
  if (!result.ok) throw new Error('refused');
  const { article } = result;
  delete article.document.outlook;
  const fate = article.lines[40];
  expect(fate && lost(linesIn(ENGLISH)[40] ?? '', fate, article)).toMatch(/^Transport/);
});
