import { isNumberCell } from '../article/cell-value.ts';
import type { Block, BlockOf } from '../article/document.ts';
import { isPublicLink } from '../article/inline.ts';
import { partialDateWords } from '../article/partial-date.ts';
import { hostOf, type Pictures, shownPictures } from '../article/picture-words.ts';
import { parseRuby, withoutRuby } from '../article/ruby.ts';
import { nestedItems, shownBlocks } from '../article/shown-blocks.ts';
import { COLON, questionWords } from '../article/spoken-words.ts';
import { tableLook } from '../article/table-look.ts';
import { figureWords, rowName } from '../chart/cell-words.ts';
import type { Locale } from '../locale.ts';
import { CHART_PICTURE } from '../share/share-address.ts';
import { absoluteUrl, mediaPath } from '../urls.ts';
import { largestJpeg } from './article-image.ts';
import { type Inline, type OutlineBlock, paragraph, strong, text } from './outline-block.ts';
import type { ArticleWords } from './whole-article.ts';

export type OutlineContext = {
  locale: Locale;
  pictures: Pictures;
  words: ArticleWords;
  siteUrl: string;
  /** The address of a chart as a picture. */
  chartAddress: (chart: BlockOf<'chart'>) => string;
  /** Reads a text with marks. */
  inline: (text: string) => Inline[];
};

/** The blocks of a section as they stand without a page around them. */
export function outlineBlocks(blocks: readonly Block[], context: OutlineContext): OutlineBlock[] {
  return shownBlocks(blocks).flatMap((block) => {
    const whole = blocks.find(({ id }) => id === block.id);
    return [...(whole?.kind === 'chart' ? [drawing(whole, context)] : []), ...outlineBlock(block, context)];
  });
}

/** A chart as a picture; its table, which follows, says all that it does. */
function drawing(chart: BlockOf<'chart'>, { chartAddress, locale }: OutlineContext): OutlineBlock {
  const alt = withoutRuby(chartTitle(chart, locale) ?? '');
  return { kind: 'picture', src: chartAddress(chart), ...CHART_PICTURE, alt, caption: [] };
}

function outlineBlock(block: Block, context: OutlineContext): OutlineBlock[] {
  const { inline, locale } = context;
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(...inline(block.text))];
    case 'list':
    case 'ordered':
      return [listOf(block.items, block.kind === 'ordered', context)];
    case 'quote':
      return [{ kind: 'quote', children: inline(block.text ?? ''), by: inline(block.by ?? '') }];
    case 'pullquote':
      return [{ kind: 'quote', children: inline(block.text), by: [] }];
    case 'table':
      return [table(block, context)];
    case 'chart':
      return [table({ ...block, kind: 'table', title: chartTitle(block, locale) }, context)];
    case 'pictures':
      return shownPictures(block, context.pictures).flatMap((shown) => pictureOf(shown, context));
    case 'factbox':
      return [
        ...title(block.title),
        ...(block.items.length > 0 ? [listOf(block.items, false, context)] : []),
      ];
    case 'timeline':
      return [
        ...title(block.title),
        { kind: 'list', isOrdered: false, items: block.events.map((event) => eventItem(event, context)) },
        ...notes(block, context).map((note) => paragraph(...note)),
      ];
    case 'interview':
      return block.exchanges.flatMap(({ question, text: answer }) => [
        ...(question ? [paragraph(strong(parseRuby(questionWords(question, locale))))] : []),
        ...(answer ? [paragraph(...inline(answer))] : []),
      ]);
    case 'speech':
      return block.turns.map(({ speaker, text: said = '' }) =>
        paragraph(...(speaker ? [strong(parseRuby(speaker)), text(COLON[locale])] : []), ...inline(said)),
      );
    case 'card':
      return [card(block, context)];
  }
}

/** What charts, tables and lists are called, where there is no place for it but a line above. */
const title = (of: string | undefined): OutlineBlock[] => (of ? [paragraph(strong(parseRuby(of)))] : []);

function listOf(
  items: BlockOf<'list'>['items'],
  isOrdered: boolean,
  { inline }: OutlineContext,
): OutlineBlock {
  return {
    kind: 'list',
    isOrdered,
    items: nestedItems(items).map(({ text: of, below }) => ({
      children: inline(of),
      ...(below.length > 0 && { below: below.map((item) => inline(item.text)) }),
    })),
  };
}

function table(block: BlockOf<'table'>, context: OutlineContext): OutlineBlock {
  const { columns, rows } = block;
  const look = tableLook(block);
  const cell = (of: string, index: number) => {
    const shown =
      index === 0 && look.isRowNamed ? rowName(of, context.locale) : figureWords(of, context.locale);
    return shown === of && !isNumberCell(of) ? context.inline(of) : [text(shown)];
  };
  return {
    kind: 'table',
    title: parseRuby(block.title ?? ''),
    labels: look.labels === 'none' ? null : columns.map(({ label = '' }) => parseRuby(label)),
    isLabelled: look.labels === 'names',
    isRowNamed: look.isRowNamed,
    alignments: look.alignments,
    rows: rows.map(({ cells }) => columns.map(({ id }, index) => cell(cells[id] ?? '', index))),
    notes: notes(block, context),
  };
}

function chartTitle({ title: of, unit }: BlockOf<'chart'>, locale: Locale): string | undefined {
  if (!unit) return of;
  const bracketed = locale === 'ja' ? `（${unit}）` : `(${unit})`;
  return of ? `${of}${locale === 'ja' ? '' : ' '}${bracketed}` : bracketed;
}

function notes(
  { note, source }: { note?: string | undefined; source?: string | undefined },
  { inline, words }: OutlineContext,
): Inline[][] {
  return [
    ...(note ? [inline(note)] : []),
    ...(source ? [[text(words.figureSource), ...inline(source)]] : []),
  ];
}

function eventItem(
  { date, text: of = '' }: BlockOf<'timeline'>['events'][number],
  { inline, locale }: OutlineContext,
) {
  const when = date ? [strong([text(partialDateWords(date, locale))]), text(COLON[locale])] : [];
  return { children: [...when, ...inline(of)] };
}

function pictureOf(
  shown: ReturnType<typeof shownPictures>[number],
  { inline, words, siteUrl }: OutlineContext,
): OutlineBlock[] {
  const { picture, caption, alt, credit, role } = shown;
  const file = largestJpeg(picture.variants);
  if (!file) return [];
  const by = words.figureCredit({ role, credit, licence: picture.licence });
  const said = caption.of === 'article' ? inline(caption.text) : caption.text ? [text(caption.text)] : [];
  return [
    {
      kind: 'picture',
      src: absoluteUrl(siteUrl, mediaPath(file.file)),
      width: file.width,
      height: file.height,
      alt,
      caption: [...said, ...(by ? [text(said.length > 0 ? ` ${by}` : by)] : [])],
    },
  ];
}

function card(
  { url = '', title: of, text: about }: BlockOf<'card'>,
  { inline }: OutlineContext,
): OutlineBlock {
  const host = hostOf(url);
  const name = of ? parseRuby(of) : [text(host)];
  return paragraph(
    ...(isPublicLink(url) ? [{ kind: 'link', href: url, children: name } as const] : name),
    ...(of && host ? [text(` (${host})`)] : []),
    ...(about ? [{ kind: 'break' } as const, ...inline(about)] : []),
  );
}
