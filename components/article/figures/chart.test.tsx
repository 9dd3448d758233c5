import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ChartData } from '#lib/chart/chart-data.ts';
import type { Locale } from '#lib/locale.ts';
import { toMarkup } from '#lib/markup.ts';
import { Chart } from './chart.tsx';

const markupOf = (chart: ChartData, locale: Locale = 'ja') =>
  toMarkup()((<Chart chart={chart} locale={locale} sourceCount={2} />) as never);

/** Consumer prices of three economies, 25 years. */
const prices: ChartData = {
  id: 'k3v9',
  kind: 'chart',
  form: 'line',
  title: '物価はようやく上がった',
  unit: '前年比、%',
  note: '消費者物価指数、総合[^2]',
  source: '総務省、米労働統計局、ユーロスタット[^1]',
  columns: [
    { id: 'n' },
    { id: 'jp', label: '日本', highlight: 'yes' },
    { id: 'us', label: '米国' },
    { id: 'ea', label: 'ユーロ圏' },
  ],
  // biome-ignore format: a table
  rows: rowsOf(['n', 'jp', 'us', 'ea'], [
    '2000 -0.7 3.4 2.1', '2001 -0.7 2.8 2.4', '2002 -0.9 1.6 2.3', '2003 -0.3 2.3 2.1', '2004 0.0 2.7 2.2',
    '2005 -0.3 3.4 2.2', '2006 0.3 3.2 2.2', '2007 0.0 2.9 2.2', '2008 1.4 3.8 3.3', '2009 -1.4 -0.4 0.3',
    '2010 -0.7 1.6 1.6', '2011 -0.3 3.2 2.7', '2012 0.0 2.1 2.5', '2013 0.4 1.5 1.4', '2014 2.7 1.6 0.4',
    '2015 0.8 0.1 0.2', '2016 -0.1 1.3 0.2', '2017 0.5 2.1 1.5', '2018 1.0 2.4 1.8', '2019 0.5 1.8 1.2',
    '2020 0.0 1.2 0.3', '2021 -0.2 4.7 2.6', '2022 2.5 8.0 8.4', '2023 3.2 4.1 5.4', '2024 2.7 2.9 2.4',
  ]),
};

/** Where Japan's electricity comes from, ten years. */
const power: ChartData = {
  id: 'p7c2',
  kind: 'chart',
  form: 'stacked',
  title: '化石燃料がなお七割',
  unit: '%',
  source: '資源エネルギー庁',
  columns: [
    { id: 'n' },
    { id: 're', label: '再エネ', highlight: 'yes' },
    { id: 'nu', label: '原子力' },
    { id: 'ga', label: '天然ガス' },
    { id: 'co', label: '石炭' },
    { id: 'oi', label: '石油など' },
  ],
  // biome-ignore format: a table
  rows: rowsOf(['n', 're', 'nu', 'ga', 'co', 'oi'], [
    '2014 12.1 0.0 42.9 33.4 11.6', '2015 14.3 0.9 40.9 34.1 9.8', '2016 14.6 1.7 41.2 32.7 9.8',
    '2017 16.0 3.1 39.5 32.6 8.8', '2018 16.8 6.2 38.1 31.6 7.3', '2019 18.0 6.4 37.0 31.9 6.7',
    '2020 19.8 3.9 39.0 31.0 6.3', '2021 20.3 6.9 34.5 31.0 7.3', '2022 21.8 5.5 33.8 30.8 8.1',
    '2023 22.9 8.5 32.9 28.3 7.4',
  ]),
};

function rowsOf(columns: string[], lines: string[]): ChartData['rows'] {
  return lines.map((line, row) => {
    const cells = line.split(' ');
    return { id: `r${row}`, cells: Object.fromEntries(columns.map((id, index) => [id, cells[index] ?? ''])) };
  });
}

describe('a chart on a page', () => {
  it('weighs, with another and both tables, 3,000 bytes in gzip at most', () => {
    expect(gzipSync(markupOf(prices) + markupOf(power)).length).toBeLessThanOrEqual(3_000);
  });

  it('has no script and no style of its own, which the policy of pages refuses', () => {
    for (const markup of [markupOf(prices), markupOf(power, 'en')]) {
      expect(markup).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    }
  });

  it('has all its figures as a table, under the words that stand above the drawing', () => {
    const markup = markupOf(prices, 'en');
    expect(markup.match(/<td class="end">/g)?.length).toBe(75);
    expect(markup).toContain('<th scope="row">2009</th><td class="end">−1.4</td><td class="end">−0.4</td>');
    expect(markup).toContain('<table aria-labelledby="k3v9-caption">');
    expect(markup).toContain('<figcaption id="k3v9-caption">');
  });

  it('is one picture to who cannot see it, named by its kind', () => {
    const markup = markupOf(power, 'en');
    expect(markup.match(/role="img"/g)).toEqual(['role="img"']);
    expect(markup).toContain('aria-label="Column chart; the figures are in the table that follows"');
    expect(markup.match(/<svg(?![^>]*aria-hidden="true")/g)).toBeNull();
  });

  it('cites sources in note and source, each at a place of its own', () => {
    const ids = [...markupOf(prices).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });
});
