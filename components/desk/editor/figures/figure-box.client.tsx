'use client';

import { useTranslations } from 'next-intl';
import { lazy, memo, Suspense } from 'react';
import type { Step } from '#lib/article/place.ts';
import type { Addition, Slot } from '#lib/desk/manuscript/slots.ts';

export type FigureProps = {
  figure: Step;
  /** Of the figure in the path of a place. */
  depth: number;
  /** All rows of the figure, in reading order. */
  slots: Slot[];
  /** Where it stands, for people who cannot see it. */
  name: string;
  mayEdit: boolean;
  onAdd: (segment: string, what: Addition) => void;
};

/** Fetched by pages of articles that have figures, and before one is made. */
export const loadFigure = () => import('./figure.client.tsx');
const Figure = lazy(loadFigure);

/** A figure on the sheet: table, chart, pictures and the like, with all that is written and chosen in it. */
export const FigureBox = memo(
  function FigureBox(props: FigureProps) {
    const { figure, name } = props;
    const t = useTranslations('editor');
    const kind = t(`menu.add.${figure.kind}`);
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
