'use client';

import { useTranslations } from 'next-intl';
import { type ComponentType, lazy, memo, Suspense, useState } from 'react';
import { fetchesFigures } from '../figure-loading.ts';
import type { FigureProps } from './figure-props.ts';

let loaded: ComponentType<FigureProps> | undefined;

/** Fetched for articles that have figures, and before one is made: who makes one writes in it at once. */
export async function loadFigure(): Promise<{ default: ComponentType<FigureProps> }> {
  const { Figure } = await import('./figure.client.tsx');
  loaded = Figure;
  return { default: Figure };
}
fetchesFigures(loadFigure);
const LazyFigure = lazy(loadFigure);

/** A figure on the sheet: table, chart, pictures and the like, with all that is written and chosen in it. */
export const FigureBox = memo(
  function FigureBox(props: FigureProps) {
    const { figure, name } = props;
    const t = useTranslations('editor');
    const kind = t(`menu.add.${figure.kind}`);
    const [Figure] = useState(() => loaded ?? LazyFigure);
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset would have a border and a legend that cannot be laid out
      <div
        className="figure-box"
        data-figure={figure.kind}
        id={`figure-${figure.id}`}
        role="group"
        aria-label={t('rowName', { name, kind })}
      >
        <Suspense fallback={<p className="figure-kind">{kind}</p>}>
          <Figure {...props} />
        </Suspense>
      </div>
    );
  },
  (before, after) =>
    before.mayEdit === after.mayEdit &&
    before.name === after.name &&
    before.slots.length === after.slots.length &&
    before.slots.every((slot, index) => slot === after.slots[index]),
);
