'use client';

import { useTranslations } from 'next-intl';
import { ChartDrawing } from '#components/article/figures/chart-drawing.tsx';
import type { BlockOf } from '#lib/article/document.ts';
import { plainText } from '#lib/article/inline.ts';
import { drawChart } from '#lib/chart/draw-chart.ts';
import type { Locale } from '#lib/locale.ts';

/** A chart as readers will see it. The words and numbers of it stand in the fields above. */
export default function ChartPreview({ chart, locale }: { chart: BlockOf<'chart'>; locale: Locale }) {
  const t = useTranslations('editor.figure');
  const drawing = drawChart(chart, locale);
  return (
    <figure className={`figure chart chart-${drawing.layout}`}>
      <figcaption>
        {chart.title && <b>{plainText(chart.title)}</b>}{' '}
        {chart.unit && <span className="figure-unit">{chart.unit}</span>}
      </figcaption>
      <ChartDrawing drawing={drawing} label={t('preview')} />
    </figure>
  );
}
