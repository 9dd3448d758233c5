'use client';

import { useTranslations } from 'next-intl';
import { Fragment, useEffect, useRef } from 'react';
import type { Step } from '#lib/article/place.ts';
import { segmentName } from '#lib/article/shapes.ts';
import { gridOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import { useManuscript } from '../context.ts';
import { ConflictOf } from './conflict-of.client.tsx';
import { FigureCheck } from './figure-check.client.tsx';
import { GridCell } from './grid-cell.client.tsx';
import { listenToGrid } from './grid-keys.ts';
import { GridMenu } from './grid-menu.client.tsx';

/**
 * The cells of a table or chart, across both columns of the sheet. A cell of words has two fields, Japanese above English;
 * one that holds a number, a date or nothing has one, which belongs to both.
 */
export function Grid(props: { figure: Step; depth: number; slots: Slot[]; name: string; mayEdit: boolean }) {
  const { figure, depth, slots, name, mayEdit } = props;
  const t = useTranslations('editor.grid');
  const manuscript = useManuscript();
  const table = useRef<HTMLTableElement>(null);
  const { columns, rows } = gridOf(slots);
  useEffect(() => (table.current ? listenToGrid(table.current, manuscript) : undefined), [manuscript]);
  const firstOf = (row: Step) => segmentName(row.id, columns[0]?.id ?? '');
  const labels = columns.map(({ id }) => segmentName(id, 'label'));
  return (
    <div className="grid-line">
      <div className="grid-frame">
        <table className="grid" ref={table} data-grid={figure.id}>
          <thead>
            <tr>
              <td className="grid-corner" />
              {columns.map((column, index) => (
                <th key={column.id} scope="col">
                  <GridCell
                    segment={segmentName(column.id, 'label')}
                    kind="label"
                    name={t('labelName', { name, column: index + 1 })}
                    isWords
                    mayEdit={mayEdit}
                  />
                  {mayEdit && (
                    <GridMenu
                      of="column"
                      part={column.id}
                      segment={segmentName(column.id, 'label')}
                      before={labels[index - 1]}
                      name={t('columnMenu', { name, column: index + 1 })}
                      figure={figure.kind}
                      isNaming={index === 0}
                    />
                  )}
                </th>
              ))}
            </tr>
            <Notes segments={labels} />
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Fragment key={row.id}>
                <tr>
                  <td className="grid-side">
                    {mayEdit ? (
                      <GridMenu
                        of="row"
                        part={row.id}
                        segment={firstOf(row)}
                        before={rows[at - 1] && firstOf(rows[at - 1] as Step)}
                        name={t('rowMenu', { name, row: at + 1 })}
                        figure={figure.kind}
                        number={at + 1}
                      />
                    ) : (
                      at + 1
                    )}
                  </td>
                  {columns.map((column, index) => (
                    <td key={column.id}>
                      <GridCell
                        segment={segmentName(row.id, column.id)}
                        kind="cell"
                        name={t('cellName', { name, row: at + 1, column: index + 1 })}
                        isWords={false}
                        mayEdit={mayEdit}
                      />
                    </td>
                  ))}
                </tr>
                <Notes segments={columns.map(({ id }) => segmentName(row.id, id))} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <FigureCheck figure={figure} depth={depth} slots={slots} />
    </div>
  );
}

/** What there is to decide about the cells of a line, right below it; else a row that is not shown. */
function Notes({ segments }: { segments: string[] }) {
  return (
    <tr className="grid-notes">
      <td colSpan={segments.length + 1}>
        {segments.map((segment) => (
          <ConflictOf key={segment} segment={segment} />
        ))}
      </td>
    </tr>
  );
}
