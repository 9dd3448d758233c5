import type { ArticleDocument, BlockOf } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';

type Chart = BlockOf<'chart'>;
type Words = Record<Locale, string>;

const words = (ja: string, en: string): Words => ({ ja, en });

const YEARS = ['1950', '1960', '1970', '1980', '1990', '2000', '2010', '2020'];
const ENERGY = [
  words('再生可能エネルギー', 'Renewable energy'),
  words('原子力', 'Nuclear'),
  words('天然ガス', 'Natural gas'),
  words('石炭', 'Coal'),
  words('石油など', 'Oil and other fuels'),
];
const STRAITS = [
  words('ホルムズ海峡', 'Hormuz'),
  words('バベルマンデブ海峡', 'Bab el-Mandeb'),
  words('マラッカ（フィリップス水道）', 'Malacca (Phillips Channel)'),
  words('ボスポラス', 'Bosporus'),
];
const MONTHS = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2025-01', '2025-06'];

/** Charts of every kind, each with what is hard about it. Their numbers are invented. */
const CHARTS: {
  form: Chart['form'];
  series: Words[];
  rows: [name: string | Words, ...figures: string[]][];
}[] = [
  {
    form: 'line',
    series: [words('人口', 'People')],
    rows: rowsOf(YEARS, [84.1, 94.3, 104.7, 117, 123.6, 126.9, 128.1, 126.1]),
  },
  {
    form: 'line',
    series: ENERGY,
    rows: rowsOf(MONTHS, ...ENERGY.map((_, n) => MONTHS.map((_, m) => 10 + n * 0.4 + m))),
  },
  {
    form: 'line',
    series: ENERGY.slice(0, 2),
    rows: rowsOf(['2020-Q1', '2021-Q3', '2023-Q4'], [-1_250_000, 800_000, 2_400_000], [0, 1, 2]),
  },
  {
    form: 'line',
    series: ENERGY.slice(1, 3),
    rows: rowsOf(['2026-01-01', '2026-01-15', '2026-02-28'], [99.5, 100, 101.5], [98, 99, 103]),
  },
  {
    form: 'column',
    series: [words('割合', 'Share')],
    rows: rowsOf(YEARS, [4.9, 5.7, 7.1, 9.1, 12.1, 17.4, 23, 28.6]),
  },
  {
    form: 'column',
    series: ENERGY.slice(0, 3),
    rows: rowsOf(['2021', '2022', '2023'], [12, -3, 20], [4, 5, 6], [30, 25, 28]),
  },
  {
    form: 'column',
    series: [words('回', 'Seconds')],
    rows: rowsOf(['1970s', '1980s', '1990s', '2000s', '2010s'], [9, 6, 7, 2, 3]),
  },
  { form: 'column', series: [words('幅', 'Width')], rows: rowsOf(STRAITS, [34, 29, 2.7, 0.8]) },
  {
    form: 'stacked',
    series: ENERGY,
    rows: rowsOf(YEARS, ...ENERGY.map((_, n) => YEARS.map((_, m) => 10 + n + m))),
  },
  {
    form: 'stacked',
    series: ENERGY,
    rows: rowsOf(STRAITS, ...ENERGY.map((_, n) => STRAITS.map((_, m) => 1000 * (n + m)))),
  },
  { form: 'bar', series: [words('幅', 'Width')], rows: rowsOf(STRAITS, [34, 29, 2.7, 0.8]) },
  {
    form: 'bar',
    series: ENERGY.slice(0, 2),
    rows: rowsOf(STRAITS, [-34.5, 29, -2.7, 0], [1234.5, -80, 12, 6]),
  },
  { form: 'dot', series: ENERGY.slice(0, 2), rows: rowsOf(STRAITS, [34, 29, 2.7, 0.8], [20, 31, 4, 8]) },
  { form: 'dot', series: [words('率', 'Rate')], rows: rowsOf(['2021', '2022'], [1_500_000, 2_500_000]) },
  {
    form: 'multiples',
    series: ENERGY,
    rows: rowsOf(YEARS, ...ENERGY.map((_, n) => YEARS.map((_, m) => 1000 * (n + m)))),
  },
  {
    form: 'multiples',
    series: ENERGY.slice(0, 3),
    rows: rowsOf(MONTHS, ...ENERGY.slice(0, 3).map((_, n) => MONTHS.map((_, m) => n - m))),
  },
];

function rowsOf(names: (string | Words)[], ...series: number[][]): [string | Words, ...string[]][] {
  return names.map((name, row) => [
    name,
    ...series.map((figures) => String(Math.round((figures[row] ?? 0) * 10) / 10)),
  ]);
}

/** An article of nothing but charts, in one language. */
export function chartsDocument(locale: Locale): ArticleDocument {
  const charts = CHARTS.map(({ form, series, rows }, index): Chart => {
    const id = `chart${index}`;
    const columns = [
      { id: `${id}n` },
      ...series.map((name, n) => ({ id: `${id}c${n}`, label: name[locale] })),
    ];
    return {
      id,
      kind: 'chart',
      form,
      title: `${form} ${index}`,
      columns,
      rows: rows.map(([name, ...figures], row) => ({
        id: `${id}r${row}`,
        cells: Object.fromEntries(
          [typeof name === 'string' ? name : name[locale], ...figures].map((text, n) => [
            columns[n]?.id ?? '',
            text,
          ]),
        ),
      })),
    };
  });
  return {
    v: 2,
    headline: locale === 'ja' ? '図の見本' : 'Charts',
    lede: locale === 'ja' ? 'すべての図。' : 'All charts.',
    outlook: { blocks: charts },
  };
}
