import { translationsOf } from '#i18n/translations.ts';
import type { ChartData } from '#lib/chart/chart-data.ts';
import { drawChart } from '#lib/chart/draw-chart.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../../ui/inline-text.tsx';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { ChartDrawing } from './chart-drawing.tsx';
import { DataTable } from './data-table.tsx';

/**
 * A chart and, one step away, its figures. Who listens hears its title, what kind of drawing it is, and the table: the
 * drawing says nothing that the table does not.
 */
export function Chart(props: { chart: ChartData; locale: Locale; sourceCount: number }) {
  const { chart, locale, sourceCount } = props;
  const t = translationsOf(locale, 'figures');
  const drawing = drawChart(chart, locale);
  const captionId = `${chart.id}-caption`;
  const text = (part: 'note' | 'source') => (
    <InlineText
      text={chart[part] ?? ''}
      segmentId={`${chart.id}.${part}`}
      sourceCount={sourceCount}
      locale={locale}
    />
  );
  return (
    <figure className={`figure chart chart-${drawing.layout}`} aria-labelledby={captionId}>
      <figcaption id={captionId}>
        {chart.title && (
          <b>
            <PhrasedText text={chart.title} locale={locale} />
          </b>
        )}
        {chart.title && chart.unit && ' '}
        {chart.unit && <span className="figure-unit">{t('unit', { unit: chart.unit })}</span>}
      </figcaption>
      <ChartDrawing drawing={drawing} label={t('drawn', { form: t(`forms.${drawing.layout}`) })} />
      {chart.note && <p>{text('note')}</p>}
      {chart.source && (
        <p>
          {t('source')}
          {text('source')}
        </p>
      )}
      <details>
        <summary>{t('showData')}</summary>
        <DataTable table={chart} locale={locale} sourceCount={sourceCount} labelledBy={captionId} />
      </details>
    </figure>
  );
}
