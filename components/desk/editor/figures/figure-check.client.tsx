'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useState } from 'react';
import { isDataCell, isNumberCell } from '#lib/article/cell-value.ts';
import type { BlockOf } from '#lib/article/document.ts';
import { figureProblems } from '#lib/article/figure-problems.ts';
import type { Step } from '#lib/article/place.ts';
import { figureOf } from '#lib/desk/manuscript/figure-of.ts';
import type { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import type { Slot } from '#lib/desk/manuscript/slots.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import { useManuscript, useView } from '../context.ts';

const ChartPreview = lazy(() => import('./chart-preview.client.tsx'));

/** A pause in typing, in milliseconds: a chart that jumps with each digit helps nobody. */
const PAUSE = 400;

type Figure = BlockOf<'table'> | BlockOf<'chart'>;

/** Below a table or chart: how the chart will look, and what is missing or odd, in each language. */
export function FigureCheck(props: { figure: Step; depth: number; slots: Slot[] }) {
  const t = useTranslations('editor.figure');
  const figures = useSettled(props);
  const told = LOCALES.flatMap((locale) =>
    isWritten(figures[locale], figures[otherLocale(locale)])
      ? [{ locale, problems: problemsOf(figures[locale], figures[otherLocale(locale)]) }]
      : [],
  );
  const common =
    told.length > 1 ? (told[0]?.problems ?? []).filter((each) => told[1]?.problems.includes(each)) : [];
  const hasChart = props.figure.kind === 'chart' && hasNumbers(figures.ja);
  const { originLocale } = useView();
  const shown = told.length > 0 ? told.map(({ locale }) => locale) : [originLocale];
  return (
    <div className="figure-check">
      {hasChart && (
        <div className="figure-previews">
          {shown.map((locale) => (
            <div key={locale} data-locale={locale} data-only={shown.length === 1 || undefined} lang={locale}>
              <Suspense>
                <ChartPreview chart={figures[locale] as BlockOf<'chart'>} locale={locale} />
              </Suspense>
            </div>
          ))}
        </div>
      )}
      <ul className="figure-problems" lang={t('lang')}>
        {common.map((problem) => (
          <li className="cell-warning" key={problem}>
            {t(`problems.${problem}`)}
          </li>
        ))}
        {told.map(({ locale, problems }) =>
          problems
            .filter((problem) => !common.includes(problem))
            .map((problem) => (
              <li className="cell-warning" key={`${locale} ${problem}`}>
                {told.length > 1
                  ? t('problemIn', { language: locale, problem: t(`problems.${problem}`) })
                  : t(`problems.${problem}`)}
              </li>
            )),
        )}
      </ul>
    </div>
  );
}

/** The figure in both languages as it was when its writer last paused. */
function useSettled(props: { figure: Step; depth: number; slots: Slot[] }): Record<Locale, Figure> {
  const { figure, depth, slots } = props;
  const manuscript = useManuscript();
  const [settled, setSettled] = useState(() => both(manuscript, figure, slots, depth));
  useEffect(() => {
    let timer: number | undefined;
    const touch = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setSettled(both(manuscript, figure, slots, depth)), PAUSE);
    };
    touch();
    const ends = slots.map(({ segment }) => manuscript.subscribe(touch, segment));
    return () => {
      window.clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [manuscript, figure, slots, depth]);
  return settled;
}

const both = (manuscript: Manuscript, figure: Step, slots: Slot[], depth: number): Record<Locale, Figure> => {
  const of = (locale: Locale) => figureOf(manuscript, figure, slots, depth, locale) as Figure;
  return { ja: of('ja'), en: of('en') };
};

const hasNumbers = ({ rows }: Figure): boolean =>
  rows.some(({ cells }) => Object.values(cells).some(isNumberCell));

/** The words of a figure in one language: of cells, only those that are no data. */
function wordsOf({ title, columns, rows, ...rest }: Figure): string[] {
  const cells = rows.flatMap((row) => Object.values(row.cells).filter((text) => !isDataCell(text)));
  return [title, rest.source, rest.note, ...columns.map(({ label }) => label), ...cells].filter(
    (text) => text !== undefined,
  );
}

/** A language in which nothing of the figure is written is still to be translated; that is said elsewhere. */
const isWritten = (own: Figure, other: Figure): boolean =>
  wordsOf(own).length > 0 || wordsOf(other).length === 0;

function problemsOf(own: Figure, other: Figure) {
  const lacksWords =
    own.kind === 'table' &&
    own.rows.some(({ id, cells }) => {
      const theirs = other.rows.find((row) => row.id === id)?.cells ?? {};
      return own.columns.slice(1).some((column) => !cells[column.id] && theirs[column.id]);
    });
  return [...figureProblems(own), ...(lacksWords ? (['no-words'] as const) : [])];
}
