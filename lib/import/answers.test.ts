import { describe, expect, it } from 'vitest';
import { segmentsOf } from '#lib/article/segments.ts';
import { VOCABULARY } from '#testing/import-texts.ts';
import type { AnsweredLine } from './lines/answers.ts';
import { parseArticle } from './parse-article.ts';

const TEXT = `HARBOUR NOTES WEEKLY
Ports bet on deeper water
The harbour is being dredged for ships that are not built yet, and nobody has said who pays.

A first paragraph about the dredgers says what they do all night long in the bay.

Tolls and ships

Whoever loses the traffic now will hardly get it back within ten years, says the port.

A dredger at work off the northern pier

"We dig because the others dig," said the harbour master at a hearing last week.

What comes after

The next contract is to be signed in spring, and the one after it in two years.`;

/** Numbers of the lines of TEXT that the tests speak of. */
const [HEAD, HEADLINE, LEDE, FIRST, STAKES, LOSES, PICTURE, SAID, AFTER, NEXT] = [
  1, 2, 3, 5, 7, 9, 11, 13, 15, 17,
] as const;

function read(answers: AnsweredLine[], text = TEXT) {
  const result = parseArticle(text, { locale: 'en', vocabulary: VOCABULARY, answers });
  if (!result.ok) throw new Error('refused');
  const { article } = result;
  const texts = segmentsOf(article.document);
  /** What a line became: section and kind of its texts, or its fate. */
  const at = (line: number) => {
    const fate = article.lines[line - 1];
    if (!fate || !('segments' in fate) || fate.segments.length === 0) return fate?.to;
    return texts
      .filter(({ id }) => fate.segments.includes(id))
      .map(({ section, kind }) => `${section} ${kind}`)
      .join(', ');
  };
  return { ...article, at };
}

describe('what an editor says of a line', () => {
  it('decides over headline and lede, and leaves out what is furniture', () => {
    const { document, at, unparsed, holds } = read([
      { line: HEAD, is: 'furniture' },
      { line: HEADLINE, is: 'headline' },
      { line: FIRST, is: 'lede' },
    ]);
    expect(document.headline).toBe('Ports bet on deeper water');
    expect(document.lede).toMatch(/^A first paragraph/);
    expect([at(HEAD), at(LEDE), unparsed]).toEqual(['furniture', 'analysis text', []]);
    expect(holds).not.toContain('set-aside');
  });

  it('opens sections, with words that are no label of ours as their title', () => {
    const { document, at, holds } = read([
      { line: STAKES, is: 'label:whyItMatters' },
      { line: AFTER, is: 'label:outlook' },
    ]);
    expect(document.whyItMatters?.title).toBe('Tolls and ships');
    expect(at(LOSES)).toBe('whyItMatters text');
    expect([at(AFTER), at(NEXT)]).toEqual(['outlook title', 'outlook text']);
    expect(holds).not.toContain('unlabelled');
  });

  it('moves the text from a line on into another section', () => {
    const { at } = read([{ line: SAID, is: 'in:outlook' }]);
    expect([at(LOSES), at(SAID), at(AFTER), at(NEXT)]).toEqual([
      'analysis text',
      'outlook text',
      'outlook text',
      'outlook text',
    ]);
  });

  it('makes captions, quotations, headings and paragraphs', () => {
    const { document, at, warnings } = read([
      { line: STAKES, is: 'paragraph' },
      { line: PICTURE, is: 'caption' },
      { line: SAID, is: 'quote' },
      { line: NEXT, is: 'heading' },
    ]);
    expect(at(STAKES)).toBe('analysis text');
    expect(at(PICTURE)).toBe('analysis caption');
    expect(at(SAID)).toBe('analysis quote');
    expect(at(NEXT)).toBe('analysis heading');
    expect(document.analysis?.parts.at(-1)?.heading).toMatch(/^The next contract/);
    expect(warnings.filter(({ code }) => code === 'caption').map(({ line }) => line)).toEqual([PICTURE]);
  });

  it('joins a line to the one above, and parts two that were joined', () => {
    const wrapped = `${TEXT}\n\nThe dredgers work by night, and by day they\nlie at the pier beside the old fish market.`;
    const [first, second] = [19, 20];
    expect(read([], wrapped).lines[second - 1]).toMatchObject({ joins: first });
    const parted = read([{ line: second, is: 'paragraph' }], wrapped);
    expect(parted.lines[second - 1]).not.toHaveProperty('joins');
    const joined = read([{ line: NEXT, is: 'joined' }], wrapped);
    expect(
      joined.document.analysis?.parts.flatMap(({ heading = '', blocks }) => [heading, ...blocks]),
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: expect.stringMatching(/^What comes after The next/) }),
      ]),
    );
  });

  it('keeps sources and tags as such', () => {
    const { sources, proposedTags, at } = read([
      { line: STAKES, is: 'tags' },
      { line: PICTURE, is: 'source' },
    ]);
    expect(sources).toEqual([{ title: 'A dredger at work off the northern pier', url: undefined }]);
    expect(proposedTags).toEqual(['Tolls and ships']);
    expect([at(STAKES), at(PICTURE)]).toEqual(['field', 'field']);
  });

  it('is passed over for lines that are blank or not there', () => {
    const plain = read([]);
    const said = read([
      { line: 4, is: 'heading' },
      { line: 900, is: 'lede' },
    ]);
    expect(said.lines.map(({ to }) => to)).toEqual(plain.lines.map(({ to }) => to));
  });
});
