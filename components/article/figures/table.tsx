import type { ReactNode } from 'react';
import { translationsOf } from '#i18n/translations.ts';
import { isNumberCell, numberShown } from '#lib/article/cell-value.ts';
import type { BlockOf } from '#lib/article/document.ts';
import { type Alignment, type TableLook, tableLook } from '#lib/article/table-look.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { SegmentText } from '../segment-text.tsx';
import type { TextPlace } from '../text-place.ts';
import { FigureNotes } from './figure-notes.tsx';

/** A table with its title, note and source. What is wider than the page scrolls inside itself, by keys too. */
export function Table({ table, place }: { table: BlockOf<'table'>; place: TextPlace }) {
  const { id, title, columns, rows } = table;
  const look = tableLook(table);
  const titleId = title && `${id}-title`;
  return (
    <figure className="figure" aria-labelledby={titleId}>
      {title && (
        <figcaption id={titleId}>
          <b>
            <PhrasedText text={title} locale={place.locale} />
          </b>
        </figcaption>
      )}
      <section
        className="data-table"
        aria-label={titleId ? undefined : translationsOf(place.locale, 'figures')('table')}
        aria-labelledby={titleId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody without a pointer could scroll here
        tabIndex={0}
      >
        <table aria-labelledby={titleId}>
          {look.labels !== 'none' && <Labels columns={columns} look={look} place={place} />}
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} columns={columns} look={look} place={place} />
            ))}
          </tbody>
        </table>
      </section>
      <FigureNotes figure={table} place={place} />
    </figure>
  );
}

type Columns = BlockOf<'table'>['columns'];

function Labels({ columns, look, place }: { columns: Columns; look: TableLook; place: TextPlace }) {
  return (
    <thead>
      <tr>
        {columns.map(({ id, label = '' }, index) => (
          <Cell
            key={id}
            scope={look.labels === 'names' && label ? 'col' : undefined}
            align={look.alignments[index]}
          >
            <PhrasedText text={label} locale={place.locale} />
          </Cell>
        ))}
      </tr>
    </thead>
  );
}

function Row(props: {
  row: BlockOf<'table'>['rows'][number];
  columns: Columns;
  look: TableLook;
  place: TextPlace;
}) {
  const { row, columns, look, place } = props;
  return (
    <tr>
      {columns.map(({ id }, index) => (
        <Cell
          key={id}
          scope={index === 0 && look.isRowNamed ? 'row' : undefined}
          align={look.alignments[index]}
        >
          <CellText part={row.id} name={id} text={row.cells[id]} place={place} />
        </Cell>
      ))}
    </tr>
  );
}

function CellText(props: { part: string; name: string; text: string | undefined; place: TextPlace }) {
  const { text } = props;
  return text !== undefined && isNumberCell(text) ? numberShown(text) : <SegmentText {...props} />;
}

const CLASSES = { left: undefined, center: 'middle', right: 'end' } as const satisfies Record<
  Alignment,
  string | undefined
>;

/** @param props.scope what the cell names, if anything */
function Cell(props: {
  scope: 'col' | 'row' | undefined;
  align: Alignment | undefined;
  children: ReactNode;
}) {
  const { scope, align = 'left', children } = props;
  const className = CLASSES[align];
  if (!scope) return <td className={className}>{children}</td>;
  return (
    <th scope={scope} className={className}>
      {children}
    </th>
  );
}
