'use client';

import { useTranslations } from 'next-intl';
import { ALIGNMENTS, namesOf, type PartKind } from '#lib/article/shapes.ts';
import { useManuscript, useShared } from '../context.ts';
import { act } from '../sheet/act.ts';
import { PopUp } from '../sheet/pop-up.client.tsx';
import { floatList } from './float-list.ts';

/** What can be done to a row or column of a grid. Its button is reached by the arrow keys from the first cell. */
export function GridMenu(props: {
  of: 'row' | 'column';
  part: string;
  /** A cell, or the label, of it. */
  segment: string;
  /** The same of the one before it, where there is one. */
  before: string | undefined;
  name: string;
  /** The kind of the figure. */
  figure: PartKind;
  /** The column names the rows: no series of a chart. */
  isNaming?: boolean;
  number?: number;
}) {
  const { of, part, segment, before, name, figure, isNaming = false, number } = props;
  const t = useTranslations('editor');
  const manuscript = useManuscript();
  const align = useShared(`${part}.align`);
  const highlight = useShared(`${part}.highlight`);
  const add = (isBefore: boolean) =>
    act(() => {
      const behind = isBefore ? before : segment;
      const caret = manuscript.add(behind ?? segment, of, manuscript.lastLocale());
      // There is nothing before the first that it could stand behind.
      if (caret && behind === undefined) manuscript.movePart(namesOf(caret.segment).part, -1);
      return caret;
    });
  return (
    <PopUp name={name} shown={number ?? '⋯'} isTabStop={false} float={floatList}>
      {(entry) => (
        <>
          {entry(t(`grid.${of}.before`), () => add(true))}
          {entry(t(`grid.${of}.after`), () => add(false))}
          {entry(t(`grid.${of}.back`), () => manuscript.movePart(part, -1))}
          {entry(t(`grid.${of}.on`), () => manuscript.movePart(part, 1))}
          {of === 'column' && figure === 'chart' && !isNaming
            ? entry(
                t('settings.highlight.label'),
                () => manuscript.choose(`${part}.highlight`, highlight ? '' : 'yes'),
                { isChosen: highlight === 'yes' },
              )
            : null}
          {of === 'column' && figure === 'table'
            ? ALIGNMENTS.map((each) =>
                entry(
                  t(`settings.align.${each}`),
                  () => manuscript.choose(`${part}.align`, align === each ? '' : each),
                  { isChosen: align === each },
                ),
              )
            : null}
          {entry(t(`menu.remove.${of}`), () => act(() => manuscript.removePart(part, segment)))}
        </>
      )}
    </PopUp>
  );
}
