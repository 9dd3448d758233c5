import type { ReactNode } from 'react';
import { translationsOf } from '#i18n/translations.ts';
import { isDataCell, isNumberCell } from '#lib/article/cell-value.ts';
import type { BlockOf, Grid } from '#lib/article/document.ts';
import { parseInline, plainText } from '#lib/article/inline.ts';
import { segmentName } from '#lib/article/shapes.ts';
import { tableLook } from '#lib/article/table-look.ts';
import { figureWords, rowName } from '#lib/chart/cell-words.ts';
import { widthOf } from '#lib/chart/fit-words.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../../ui/inline-text.tsx';
import { PhrasedText } from '../../ui/phrased-text.tsx';

/**
 * The rows of a table or chart. Too wide for the page, they scroll inside themselves, by keys too.
 * @param props.table `head` says which cells name others; absent: the columns' labels and the first column
 * @param props.labelledBy the id of what says what it shows
 * @param props.beside the same table in the other language, whose words are to stand under these
 */
export function DataTable(props: {
  table: Grid & Pick<BlockOf<'table'>, 'head'>;
  locale: Locale;
  sourceCount: number;
  labelledBy?: string | undefined;
  beside?: { table: Grid; locale: Locale };
}) {
  const { table, locale, sourceCount, labelledBy, beside } = props;
  const { columns, rows } = table;
  const t = translationsOf(locale, 'figures');
  const look = tableLook(table);
  const classes = look.alignments.map((each) => CLASSES[each]);
  const place = { locale, sourceCount };
  const labelBeside = (column: string) => beside?.table.columns.find(({ id }) => id === column)?.label;
  const cellBeside = (row: string, column: string) =>
    beside?.table.rows.find(({ id }) => id === row)?.cells[column];
  const under = (words: string | undefined, typed: string) =>
    beside && words && words !== typed && !isDataCell(words) ? (
      <span className="gloss" lang={beside.locale}>
        <PhrasedText text={plainText(words)} locale={beside.locale} />
      </span>
    ) : null;
  return (
    <section
      className="data-table"
      aria-label={labelledBy ? undefined : t('table')}
      aria-labelledby={labelledBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody without a pointer could scroll here
      tabIndex={0}
    >
      <table aria-labelledby={labelledBy}>
        {look.labels !== 'none' && (
          <thead>
            <tr>
              {columns.map(({ id, label }, index) =>
                label && look.labels === 'names' ? (
                  <th key={id} scope="col" className={classes[index]}>
                    <PhrasedText text={label} locale={locale} />
                    {under(labelBeside(id), label)}
                  </th>
                ) : (
                  <td key={id} className={classes[index]}>
                    <PhrasedText text={label ?? ''} locale={locale} />
                    {under(labelBeside(id), label ?? '')}
                  </td>
                ),
              )}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {columns.map((column, index) => {
                const typed = cells[column.id] ?? '';
                const segmentId = segmentName(id, column.id);
                return index === 0 && look.isRowNamed ? (
                  <th key={column.id} scope="row" className={classes[index]}>
                    {shown(typed, rowName(typed, locale), { ...place, segmentId })}
                    {under(cellBeside(id, column.id), typed)}
                  </th>
                ) : (
                  <td key={column.id} className={cellClass(classes[index], typed)}>
                    {shown(typed, figureWords(typed, locale), { ...place, segmentId })}
                    {under(cellBeside(id, column.id), typed)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Words of a cell are a text with marks, or without any a label; numbers and dates are printed as the language does. */
function shown(
  typed: string,
  printed: string,
  place: { segmentId: string; locale: Locale; sourceCount: number },
): ReactNode {
  if (printed !== typed || isNumberCell(typed)) return printed;
  const hasMarks = parseInline(typed).some(({ kind }) => kind !== 'text' && kind !== 'ruby');
  return hasMarks ? (
    <InlineText text={typed} {...place} />
  ) : (
    <PhrasedText text={typed} locale={place.locale} />
  );
}

/** What is wider is broken into lines as wide as can be read; in em. */
const LONG = 12;

function cellClass(alignment: string | undefined, text: string): string | undefined {
  return [alignment, widthOf(text) > LONG && 'long'].filter(Boolean).join(' ') || undefined;
}

const CLASSES = { left: undefined, center: 'middle', right: 'end' } as const;
