import { describe, expect, it } from 'vitest';
import { alignDocument } from '#lib/article/align.ts';
import { type Block, parseDocument } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';
import { ENGLISH, JAPANESE, VOCABULARY } from '#testing/import-texts.ts';
import { parseArticle } from './parse-article.ts';

const parse = (text: string, locale?: Locale) => {
  const result = parseArticle(text, { vocabulary: VOCABULARY, locale });
  if (!result.ok) throw new Error(`refused at line ${result.line}`);
  parseDocument(result.article.document);
  return result.article;
};

const textsOf = (blocks: Block[] = []) =>
  blocks.map((block) => {
    if ('items' in block) return block.items.map(({ text }) => text);
    return 'text' in block ? block.text : block.kind;
  });
const codesIn = (text: string) => parse(text).warnings.map(({ code }) => code);
/** An article of which only the given lines are of interest. */
const article = (...lines: string[]) =>
  ['Headline of the day', '', 'A lede that says it.', '', ...lines].join('\n');

describe.each([
  ['Japanese', JAPANESE, 'ja'],
  ['English', ENGLISH, 'en'],
] as const)('a complete article in %s', (_, text, locale) => {
  const { document, ...rest } = parse(text);

  it('is understood without doubt, but for the missing link of its source', () => {
    expect(rest.locale).toBe(locale);
    expect(rest.warnings.filter(({ code }) => code !== 'house-style')).toEqual([
      { code: 'no-source-link', line: 7 },
    ]);
    expect([rest.unparsed, rest.holds, rest.fields]).toEqual([[], [], {}]);
    expect([rest.categoryId, rest.tagIds, rest.proposedTags]).toEqual([1, [11, 12, 13, 14], []]);
  });

  it('has all sections with their titles, labels and headings', () => {
    const lines = text.split('\n');
    expect(document.headline).toBe(lines[1]);
    expect(document.lede).toBe(lines[8]);
    expect(textsOf(document.whyItMatters?.blocks)).toEqual([lines[12]]);
    expect(document.keyPoints?.points.map(({ label }) => Boolean(label))).toEqual([true, true, true]);
    expect(lines[20]?.endsWith(document.analysis?.title ?? '?')).toBe(true);
    expect(document.analysis?.parts.map(({ heading, blocks }) => [heading, ...textsOf(blocks)])).toEqual([
      [lines[22], lines[24]],
      [lines[26], lines[28], lines[30]],
    ]);
    expect(lines[32]?.endsWith(document.insight?.title ?? '?')).toBe(true);
    expect(document.insight?.items.map(({ kind }) => kind)).toEqual(['investors', 'household']);
    expect(textsOf(document.outlook?.blocks)).toEqual([lines[40], lines[42]]);
  });

  it('tells where each line went', () => {
    const fates = rest.lines.filter(({ to }) => to !== 'blank');
    expect(rest.lines.map(({ line }) => line)).toEqual(text.split('\n').map((_line, index) => index + 1));
    expect(fates.slice(0, 5)).toEqual([
      { line: 1, to: 'field', field: 'site' },
      { line: 2, to: 'segment', segments: ['headline'] },
      { line: 3, to: 'field', field: 'category' },
      { line: 5, to: 'field', field: 'headline' },
      { line: 7, to: 'label', section: 'source', segments: [] },
    ]);
    const [first] = document.keyPoints?.points ?? [];
    expect(fates[9]).toEqual({ line: 17, to: 'segment', segments: [`${first?.id}.label`, first?.id] });
    expect(fates[12]).toEqual({ line: 21, to: 'label', section: 'analysis', segments: ['analysis.title'] });
  });

  it('is the same article with other line ends and a byte order mark', () => {
    const { document: other, warnings } = parse(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`);
    expect(alignDocument(other, document)).toEqual({ document, unaligned: [] });
    expect(warnings).toEqual(rest.warnings);
  });

  it('says in which line invisible characters were, and stores none', () => {
    const hidden = parse(text.replaceAll('Society', 'So\u200Bci\u202Eety'));
    expect(hidden.warnings).toContainEqual({ code: 'invisible-characters', line: 3 });
    expect(hidden.categoryId).toBe(1);
  });
});

it('aligns the translation with its source completely', () => {
  expect(alignDocument(parse(ENGLISH).document, parse(JAPANESE).document).unaligned).toEqual([]);
});

describe('the head', () => {
  const body = '\n\nOutlook\n\nIt goes on.';

  it('keeps a second, different headline aside', () => {
    const text = `Town|Gazette\nFirst headline\nSociety\n\nSecond headline\n\nSource\n\nThe lede.${body}`;
    const { document, unparsed, warnings } = parse(text);
    expect([document.headline, document.lede]).toEqual(['First headline', 'The lede.']);
    expect(unparsed).toEqual([{ line: 5, text: 'Second headline' }]);
    expect(warnings).toContainEqual({ code: 'two-headlines', line: 5, text: 'Second headline' });
  });

  it('says when nobody knows the category', () => {
    const { categoryId, warnings, lines } = parse(
      `The headline\nGardening\n\nThe headline\n\nThe lede.${body}`,
    );
    expect(categoryId).toBeUndefined();
    expect(warnings).toContainEqual({ code: 'unknown-category', line: 2, text: 'Gardening' });
    expect(lines[1]).toEqual({ line: 2, to: 'field', field: 'category' });
  });

  it('takes a category that is called like a section, and a headline that begins like one', () => {
    const headline = '解説\uFF1A図書館の夜';
    const { document, categoryId } = parse(`${headline}\n解説\n\n${headline}\n\n長い夜の話である。${body}`);
    expect([document.headline, categoryId, document.analysis]).toEqual([headline, 2, undefined]);
  });

  it('has a lede of one paragraph; what else stands above the first section is an analysis, and that is said', () => {
    const { document, warnings, holds } = parse(
      `Headline of the day\n\nOne sentence.\n\nAnother one.${body}`,
    );
    expect(document.lede).toBe('One sentence.');
    expect(textsOf(document.analysis?.parts[0]?.blocks)).toEqual(['Another one.']);
    expect(warnings).toContainEqual({ code: 'above-sections', line: 5 });
    expect(holds).toEqual([]);
  });

  it('reads sources of one and of several lines', () => {
    const text = `Headline\n\nSource: Report https://example.org/a\n出典\uFF1A年報\n\nThe lede.${body}`;
    const { sources, warnings, document } = parse(text);
    expect(sources).toEqual([
      { title: 'Report', url: 'https://example.org/a' },
      { title: '年報', url: undefined },
    ]);
    expect(warnings).toContainEqual({ code: 'no-source-link', line: 4 });
    expect(document.lede).toBe('The lede.');
    const list = parse(`Headline\n\nSources\n- Report A\n- https://example.org/b\n\nThe lede.${body}`);
    expect(list.sources.map(({ title }) => title)).toEqual(['Report A', 'example.org']);
    expect(list.document.lede).toBe('The lede.');
  });
});

describe('sections', () => {
  it('may be missing', () => {
    const { warnings, document } = parse(article('Outlook', '', 'It goes on.'));
    const missing = {
      code: 'missing-sections',
      sections: ['whyItMatters', 'keyPoints', 'analysis', 'insight'],
    };
    expect(warnings).toContainEqual(missing);
    expect(document.analysis).toBeUndefined();
  });

  it('may be empty; a title is kept all the same', () => {
    const { warnings, document } = parse(article('Outlook', '', 'Analysis: The title', ''));
    expect(warnings.filter(({ code }) => code === 'empty-section').map(({ section }) => section)).toEqual([
      'analysis',
      'outlook',
    ]);
    expect([document.outlook, document.analysis]).toEqual([undefined, { title: 'The title', parts: [] }]);
  });

  it('may come again: the text is appended, and a second title heads it', () => {
    const { document, warnings } = parse(
      article(
        'Analysis: First',
        '',
        'One.',
        '',
        'Outlook',
        '',
        'It goes on.',
        '',
        'Analysis: Second',
        '',
        'Two.',
      ),
    );
    expect(document.analysis?.title).toBe('First');
    expect(document.analysis?.parts.map(({ heading, blocks }) => [heading, ...textsOf(blocks)])).toEqual([
      [undefined, 'One.'],
      ['Second', 'Two.'],
    ]);
    expect(warnings).toContainEqual({ code: 'repeated-section', line: 13, section: 'analysis' });
  });

  it('may stand in another order', () => {
    const { document } = parse(article('今後の展望', '', '続く。', '', 'なぜ重要なのか', '', '大切だ。'));
    expect(Object.keys(document)).toEqual(['v', 'headline', 'lede', 'whyItMatters', 'outlook']);
    expect(textsOf(document.outlook?.blocks)).toEqual(['続く。']);
  });

  it('begin with the sentence that follows their label in the same line', () => {
    const { document, lines } = parse(article('Outlook: it goes on.', '', 'And on.'));
    expect(document.outlook?.title).toBeUndefined();
    expect(textsOf(document.outlook?.blocks)).toEqual(['it goes on.', 'And on.']);
    const [first] = document.outlook?.blocks ?? [];
    expect(lines[4]).toEqual({ line: 5, to: 'label', section: 'outlook', segments: [first?.id] });
  });

  it('hold lists where lines have bullets', () => {
    const { document } = parse(article('Outlook', '', 'Three things:', '- one', '- two', '', 'That is all.'));
    expect(textsOf(document.outlook?.blocks)).toEqual(['Three things:', ['one', 'two'], 'That is all.']);
  });
});

describe('sub-headings and items', () => {
  it('knows a marked heading without blank lines, and asks about a short line', () => {
    const { document, warnings } = parse(
      article('Analysis', '## Marked', 'A paragraph.', 'Perhaps one', 'Another paragraph, and longer.'),
    );
    expect(document.analysis?.parts.map(({ heading }) => heading)).toEqual(['Marked']);
    expect(warnings).toContainEqual({ code: 'maybe-heading', line: 8, text: 'Perhaps one' });
  });

  it('reads items with a label in the line, a label above, and none', () => {
    const { document } = parse(
      article(
        'PRISM Insight',
        '',
        'Before the first item.',
        '',
        'For policymakers',
        '',
        'A paragraph that is longer than its heading.',
        '- note: kept in the list',
        '',
        '技術トレンド\uFF1A機械が増える。',
        'At home: Bills rise.',
      ),
    );
    expect(
      document.insight?.items.map(({ kind, label, blocks }) => [kind, label, ...textsOf(blocks)]),
    ).toEqual([
      ['other', undefined, 'Before the first item.'],
      [
        'policy',
        'For policymakers',
        'A paragraph that is longer than its heading.',
        ['note: kept in the list'],
      ],
      ['technology', '技術トレンド', '機械が増える。'],
      ['household', 'At home', 'Bills rise.'],
    ]);
  });
});

describe('tags and related articles', () => {
  const end = (...lines: string[]) => parse(article('Outlook', '', 'It goes on.', '', ...lines));

  it('reads a line of known tags at the end of the text', () => {
    expect(end('LibrariesReading')).toMatchObject({ tagIds: [11, 13], related: [] });
  });

  it('reads labelled tags, hashtags and related headlines', () => {
    expect(end('タグ\uFF1A図書館、読書会')).toMatchObject({ tagIds: [11], proposedTags: ['読書会'] });
    expect(end('#図書館 #読書会', '', '関連記事', '• 昼の図書館', '駅の図書館')).toMatchObject({
      tagIds: [11],
      proposedTags: ['読書会'],
      related: ['昼の図書館', '駅の図書館'],
    });
    expect(end('Tags', '- Libraries', '- Reading')).toMatchObject({ tagIds: [11, 13] });
  });

  it('proposes the unknown tags of a line before the related articles', () => {
    const { proposedTags, warnings } = end('Night BusesLibraries', '', 'Related Articles');
    expect(proposedTags).toEqual(['Night Buses']);
    expect(warnings).toContainEqual({ code: 'unknown-tag', line: 9, text: 'Night Buses' });
  });

  it('takes a sentence or a bullet before the related articles for text', () => {
    const { document, tagIds } = end('- Libraries', '', 'Related');
    expect([textsOf(document.outlook?.blocks), tagIds]).toEqual([['It goes on.', ['Libraries']], []]);
    expect(end('All libraries are open.', '', 'Related').tagIds).toEqual([]);
  });

  it('offers the readings of a tie', () => {
    const tags = ['東京', '都知事', '東京都', '知事'].map((wording, id) => ({ id, wordings: [wording] }));
    const result = parseArticle(article('展望', '', '続く。', '', '東京都知事'), {
      vocabulary: { categories: [], tags },
    });
    if (!result.ok) throw new Error('refused');
    expect(result.article.tagIds).toEqual([]);
    expect(result.article.proposedTags).toEqual(['東京', '都知事', '東京都', '知事']);
    expect(result.article.warnings).toContainEqual({
      code: 'ambiguous-tags',
      line: 9,
      text: '東京都知事',
      readings: ['東京 \u00B7 都知事', '東京都 \u00B7 知事'],
    });
  });
});

describe('odd texts', () => {
  it('imports a text without any label as a draft, and says what it lacks', () => {
    const { document, warnings } = parse(
      'Town|Gazette\nThe headline\n\nThe first text.\n\nThe second.\n\n- a\n- b',
    );
    expect([document.headline, document.lede]).toEqual(['The headline', 'The first text.']);
    expect(document.analysis?.parts.map(({ blocks }) => textsOf(blocks))).toEqual([
      ['The second.', ['a', 'b']],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['no-sections', 'no-category', 'no-source', 'no-tags']);
  });

  it('finds no lede where one paragraph is all there is', () => {
    const { document } = parse('The headline\n\nThe only text.');
    expect([document.lede, textsOf(document.analysis?.parts[0]?.blocks)]).toEqual(['', ['The only text.']]);
    expect(codesIn('The headline\n\nThe only text.')).toContain('no-lede');
    expect(codesIn('要点\n・一つ')).toContain('no-headline');
  });

  it('takes lines of mere signs for furniture', () => {
    const { unparsed, lines, document } = parse(article('Outlook', '', '* * *', '', 'It goes on.'));
    expect([unparsed, lines[6]]).toEqual([[], { line: 7, to: 'furniture' }]);
    expect(textsOf(document.outlook?.blocks)).toEqual(['It goes on.']);
  });

  it('passes hostile text on unchanged', () => {
    const hostile = [
      '<script>alert(1)</script>.',
      '{{x}} <%= z %> %{y}.',
      '👨\u200D👩\u200D👧\u200D👦 a.',
      '\u200Fשלום\u200E.',
      'a\u3000ＡＢＣ.',
    ];
    expect(textsOf(parse(article('Outlook', '', ...hostile)).document.outlook?.blocks)).toEqual(hostile);
  });

  it('says when the text is in the other language', () => {
    expect(parse(ENGLISH, 'ja').warnings).toContainEqual({ code: 'locale-differs', text: 'en' });
    expect(parse(JAPANESE, 'en')).toMatchObject({ locale: 'en' });
    expect(codesIn(ENGLISH)).not.toContain('locale-differs');
  });

  it('refuses brackets without end and more parts than a document may have', () => {
    const refused = (text: string) => parseArticle(text, { vocabulary: VOCABULARY });
    expect(refused('['.repeat(200_000))).toEqual({ ok: false, code: 'too-complex', line: 1 });
    expect(refused(article('要点', ...Array(2_001).fill('・点')))).toEqual({
      ok: false,
      code: 'too-complex',
      line: 2_006,
    });
  });

  it('names parts by the ids it is given, each once', () => {
    const ids = ['a', 'a', 'b'].values();
    const result = parseArticle(article('要点', '・一', '・二'), {
      vocabulary: VOCABULARY,
      newId: () => ids.next().value ?? 'z',
    });
    expect(result.ok && result.article.document.keyPoints?.points.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
