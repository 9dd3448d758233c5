import type { ReactNode } from 'react';
import { translationsOf } from '#i18n/translations.ts';
import { isNumberCell } from '#lib/article/cell-value.ts';
import type { BlockOf, Grid } from '#lib/article/document.ts';
import { segmentName } from '#lib/article/shapes.ts';
import { figureWords, rowName } from '#lib/chart/cell-words.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../../ui/inline-text.tsx';

/**
 * The rows of a table or chart. Too wide for the page, they scroll inside themselves, by keys too.
 * @param props.table `head` says which cells name others; absent: the columns' labels and the first column
 * @param props.caption what the table shows; without it `labelledBy` is the id of what says so
 */
export function DataTable(props: {
  table: Grid & Pick<BlockOf<'table'>, 'head'>;
  locale: Locale;
  sourceCount: number;
  caption?: ReactNode;
  labelledBy?: string;
}) {
  const { table, locale, sourceCount, caption, labelledBy } = props;
  const { columns, rows, head } = table;
  const t = translationsOf(locale, 'figures');
  const classes = columns.map((column, index) => classOf(column, index, rows));
  const place = { locale, sourceCount };
  const labelsName = head === undefined || head === 'row';
  const firstNames = head === undefined || head === 'column';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody without a pointer could scroll here
    // biome-ignore lint/a11y/useSemanticElements: a section would need a heading
    <div className="data-table" role="region" aria-label={t('table')} tabIndex={0}>
      <table aria-labelledby={labelledBy}>
        {caption && <caption>{caption}</caption>}
        {labelsName && (
          <thead>
            <tr>
              {columns.map(({ id, label }, index) =>
                label ? (
                  <th key={id} scope="col" className={classes[index]}>
                    {label}
                  </th>
                ) : (
                  <td key={id} />
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
                return index === 0 && firstNames ? (
                  <th key={column.id} scope="row" className={classes[index]}>
                    {shown(typed, rowName(typed, locale), { ...place, segmentId })}
                  </th>
                ) : (
                  <td key={column.id} className={classes[index]}>
                    {shown(typed, figureWords(typed), { ...place, segmentId })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Words of a cell are a text with marks; numbers and dates are printed as the language does. */
function shown(
  typed: string,
  printed: string,
  place: { segmentId: string; locale: Locale; sourceCount: number },
): ReactNode {
  return printed !== typed || isNumberCell(typed) ? printed : <InlineText text={typed} {...place} />;
}

const CLASSES = { left: undefined, center: 'middle', right: 'end' } as const;

/** A column of numbers, some of which may be missing, ends where they end: ones stand under ones. */
function classOf(
  { id, align }: Grid['columns'][number],
  index: number,
  rows: Grid['rows'],
): string | undefined {
  if (align) return CLASSES[align];
  const typed = rows.flatMap(({ cells }) => cells[id] ?? []);
  return index > 0 && typed.filter(isNumberCell).length > typed.length / 2 ? 'end' : undefined;
}
