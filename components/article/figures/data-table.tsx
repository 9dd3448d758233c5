import type { ReactNode } from 'react';
import { translationsOf } from '#i18n/translations.ts';
import { numberOf } from '#lib/chart/cell-value.ts';
import { cellWords } from '#lib/chart/cell-words.ts';
import type { ChartColumn, ChartData } from '#lib/chart/chart-data.ts';
import type { Locale } from '#lib/locale.ts';

/**
 * A table whose first column names the rows. Too wide for the page, it scrolls inside itself, by keys too.
 * @param props.caption what the table shows; without it `labelledBy` is the id of what says so
 */
export function DataTable(props: {
  table: Pick<ChartData, 'columns' | 'rows'>;
  locale: Locale;
  caption?: ReactNode;
  labelledBy?: string;
}) {
  const { table, locale, caption, labelledBy } = props;
  const { columns, rows } = table;
  const t = translationsOf(locale, 'figures');
  const classes = columns.map((column, index) => classOf(column, index, rows));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody without a pointer could scroll here
    // biome-ignore lint/a11y/useSemanticElements: a section would need a heading
    <div className="data-table" role="region" aria-label={t('table')} tabIndex={0}>
      <table aria-labelledby={labelledBy}>
        {caption && <caption>{caption}</caption>}
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
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {columns.map((column, index) => {
                const words = cellWords(cells[column.id] ?? '', locale, index === 0 ? 'name' : 'figure');
                return index === 0 ? (
                  <th key={column.id} scope="row">
                    {words}
                  </th>
                ) : (
                  <td key={column.id} className={classes[index]}>
                    {words}
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

/** A column of numbers, some of which may be missing, ends where they end: ones stand under ones. */
function classOf(column: ChartColumn, index: number, rows: ChartData['rows']): string | undefined {
  if (column.align === 'center') return 'middle';
  if (column.align) return column.align === 'end' ? 'end' : undefined;
  const typed = rows.flatMap(({ cells }) => cells[column.id] || []);
  const numbers = typed.filter((text) => numberOf(text) !== undefined).length;
  return index > 0 && numbers > typed.length / 2 ? 'end' : undefined;
}
