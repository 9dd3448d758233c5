import figures from '#content/figures.json' with { type: 'json' };
import type { ArticleDocument, Block } from '#lib/article/document.ts';
import { newPartId } from '#lib/article/parts.ts';
import type { Locale } from '#lib/locale.ts';

type Words = Record<Locale, string>;
/** A number or year is said once for both languages. */
type Cell = string | Words;

/** A figure of content/figures.json: data once, words in both languages. */
type DemoFigure = {
  article: string;
  /** The part of the analysis at whose end it stands; null: at the end of why it matters. */
  part: number | null;
  kind: string;
  form?: string;
  title?: Words;
  unit?: Words;
  note?: Words;
  source?: Words;
  text?: Words;
  by?: Words;
  columns?: Words[];
  rows?: Cell[][];
  events?: [date: string, text: Words][];
  items?: Words[];
};

/** The document of a demo article with its figures, in one language. */
export function withDemoFigures(key: string, document: ArticleDocument, locale: Locale): ArticleDocument {
  const own = (figures as DemoFigure[]).filter(({ article }) => article === key);
  if (own.length === 0) return document;
  const result = structuredClone(document);
  for (const figure of own) {
    const place = figure.part === null ? result.whyItMatters : result.analysis?.parts[figure.part];
    place?.blocks.push(blockOf(figure, locale));
  }
  return result;
}

function blockOf({ article, part, ...figure }: DemoFigure, locale: Locale): Block {
  const columns = figure.columns?.map((words) => ({
    id: newPartId(),
    ...(words[locale] && { label: words[locale] }),
  }));
  const said = (cell: Cell) => (typeof cell === 'string' ? cell : cell[locale]);
  const block = {
    id: newPartId(),
    ...figure,
    columns,
    rows: figure.rows?.map((cells) => ({
      id: newPartId(),
      cells: Object.fromEntries(cells.map((cell, index) => [columns?.[index]?.id ?? '', said(cell)])),
    })),
    events: figure.events?.map(([date, words]) => ({ id: newPartId(), date, text: words[locale] })),
    items: figure.items?.map((words) => ({ id: newPartId(), text: words[locale] })),
  };
  const words = (['title', 'unit', 'note', 'source', 'text', 'by'] as const).map((name) => [
    name,
    figure[name]?.[locale],
  ]);
  return JSON.parse(JSON.stringify({ ...block, ...Object.fromEntries(words) })) as Block;
}
