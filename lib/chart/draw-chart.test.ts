import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHART_FORMS, type ChartForm } from '../article/shapes.ts';
import type { ChartData } from './chart-data.ts';
import { drawChart } from './draw-chart.ts';
import { roomOf } from './draw-parts.ts';
import { CHART_WIDTH, type Drawing, PANEL_HEIGHT, type Word } from './drawing.ts';
import { LINE, widthOf } from './fit-words.ts';
import { SIDE } from './paths.ts';

/** @param rows the name of each row and its figures */
function chart(form: ChartForm, names: string[], rows: string[][], highlighted?: number): ChartData {
  return {
    id: 'c1',
    kind: 'chart',
    form,
    columns: [
      { id: 'n' },
      ...names.map((label, index) => ({
        id: `s${index}`,
        label,
        ...(index === highlighted && { highlight: 'yes' as const }),
      })),
    ],
    rows: rows.map((cells, row) => ({
      id: `r${row}`,
      cells: Object.fromEntries(cells.map((cell, index) => [index === 0 ? 'n' : `s${index - 1}`, cell])),
    })),
  };
}

const drawnOf = (data: ChartData, locale: 'ja' | 'en' = 'ja') => {
  const drawing = drawChart(data, locale);
  const [panel] = drawing.panels;
  if (!panel) throw new Error('a chart without a panel');
  return { drawing, panel };
};
const textsOf = (words: Word[]) => words.map(({ lines }) => lines.join('|'));

describe('a line chart', () => {
  it('is broken where a figure is missing, and shows one that stands alone as a point', () => {
    const { panel } = drawnOf(
      chart(
        'line',
        ['A'],
        [
          ['2020', '0'],
          ['2021', '10'],
          ['2022', '–'],
          ['2023', '5'],
          ['2024', ''],
        ],
      ),
    );
    expect(panel.marks).toEqual([
      // The years are 0, 366, 731, 1096 and 1461 days in; the axis goes from 0 to 10.
      { kind: 'line', tone: 0, path: 'M0 1000l251-1000M750 500' },
      { kind: 'point', tone: 0, path: 'M750 500h0' },
    ]);
    expect(panel.words.right).toEqual([{ x: 75, y: 50, lines: ['5'], tone: 0 }]);
  });

  it('goes from left to right in time, however its rows were typed', () => {
    const rows = [
      ['2022', '3'],
      ['2020', '1'],
      ['2021', '2'],
    ];
    const sorted = [
      ['2020', '1'],
      ['2021', '2'],
      ['2022', '3'],
    ];
    expect(drawnOf(chart('line', ['A'], rows)).panel.marks).toEqual(
      drawnOf(chart('line', ['A'], sorted)).panel.marks,
    );
  });

  it('names its lines at their ends, the highlighted one in the hue of the story', () => {
    const { drawing, panel } = drawnOf(
      chart(
        'line',
        ['日本', '米国'],
        [
          ['2020', '0', '0'],
          ['2021', '10', '10'],
        ],
        1,
      ),
    );
    expect(drawing.keys).toEqual([]);
    // Both end at the top: one label is moved down by its height, 1.2 of 16 em.
    expect(panel.words.right).toEqual([
      { x: 100, y: 0, lines: ['日本'], tone: 2 },
      { x: 100, y: 7.5, lines: ['米国'], tone: 0 },
    ]);
  });

  it('names them above, where a name is too long', () => {
    const { drawing, panel } = drawnOf(
      chart('line', ['日本', 'グレートブリテン及び北アイルランド連合王国'], [['2020', '1', '2']]),
    );
    expect(drawing.keys.map(({ name }) => name)).toEqual([
      '日本',
      'グレートブリテン及び北アイルランド連合王国',
    ]);
    expect(panel.words.right).toEqual([]);
  });

  it('does not begin at zero where zero is far', () => {
    const far = drawnOf(
      chart(
        'line',
        ['A'],
        [
          ['2020', '103'],
          ['2021', '118'],
        ],
      ),
    );
    expect(textsOf(far.panel.words.left)).toEqual(['100', '105', '110', '115', '120']);
    expect(far.panel.zero).toBe('');
    const near = drawnOf(
      chart(
        'line',
        ['A'],
        [
          ['2020', '20'],
          ['2021', '118'],
        ],
      ),
    );
    expect(textsOf(near.panel.words.left)).toEqual(['0', '20', '40', '60', '80', '100', '120']);
  });
});

describe('columns', () => {
  it('begin at zero and say their figures where there is room', () => {
    const { panel } = drawnOf(
      chart(
        'column',
        ['A'],
        [
          ['2020', '5.0'],
          ['2021', '10.0'],
        ],
      ),
    );
    expect(panel.marks).toEqual([
      // Two bands of a thousand: 0.15 / 2 / 0.3 of a step beside, between and beyond.
      { kind: 'fill', tone: 0, path: 'M75 500H425V1000H75zM575 0H925V1000H575z' },
    ]);
    expect(panel.words.above).toEqual([
      { x: 25, y: 50, lines: ['5.0'] },
      { x: 75, y: 0, lines: ['10.0'] },
    ]);
    expect(panel.grid).toBe('');
  });

  it('hang from zero where figures are negative, at an axis', () => {
    const { panel } = drawnOf(
      chart(
        'column',
        ['A'],
        [
          ['2020', '-4'],
          ['2021', '4'],
        ],
      ),
    );
    expect(panel.marks[0]?.path).toBe('M75 500H425V1000H75zM575 0H925V500H575z');
    expect(panel.zero).toBe('M0 500H1000');
  });

  it('stand on each other on either side of zero', () => {
    const { panel } = drawnOf(chart('stacked', ['A', 'B', 'C'], [['2020', '5', '-5', '5']]));
    expect(textsOf(panel.words.left)).toEqual(['−5', '0', '5', '10']);
    expect(panel.marks.map(({ path }) => path)).toEqual([
      'M150 333H850V667H150z',
      'M150 667H850V1000H150z',
      'M150 0H850V333H150z',
    ]);
    expect(textsOf(panel.words.right)).toEqual(['A', 'B', 'C']);
  });

  it('lie as bars where their names do not fit side by side', () => {
    const names = ['情報通信業と放送', '医療、福祉と介護', '宿泊業と飲食業など', '農業、林業と漁業'];
    const data = chart(
      'column',
      ['A'],
      names.map((name, index) => [name, String(index + 1)]),
    );
    expect(drawnOf(data).drawing.layout).toBe('bar');
  });
});

describe('columns of decades or fiscal years', () => {
  it('stay columns, and some are named', () => {
    const decades = ['1970年代', '1980年代', '1990年代', '2000年代', '2010年代', '2020年代'];
    const { drawing, panel } = drawnOf(
      chart(
        'column',
        ['A'],
        decades.map((name) => [name, '5']),
      ),
    );
    expect(drawing.layout).toBe('column');
    expect(textsOf(panel.words.below)).toEqual(['1970年代', '1990年代', '2010年代']);
    expect(textsOf(panel.words.belowWide)).toEqual(decades);
  });
});

describe('bars', () => {
  it('keep room for the figures of negative ones', () => {
    const { panel } = drawnOf(
      chart(
        'bar',
        ['A'],
        [
          ['甲', '10'],
          ['乙', '-10'],
        ],
      ),
    );
    expect(textsOf(panel.words.left)).toEqual(['甲', '乙']);
    expect(panel.words.beside.map(({ lines, anchor }) => [...lines, anchor])).toEqual([
      ['10', undefined],
      ['−10', 'end'],
    ]);
    // The figure takes 3 × 0.6 + 0.5 em; the panel has 20 em without 1 + 0.5 at the left and 1.8 + 0.5 at the right.
    expect(panel.words.beside[1]?.x).toBeCloseTo((2.3 / 16.2) * 100, 1);
  });

  it('have long names above them', () => {
    const { panel } = drawnOf(chart('bar', ['A'], [['日本（2021〜23年度補正予算の合計）', '10']]));
    expect(panel.words.left).toEqual([]);
    expect(panel.words.on.length).toBe(1);
  });
});

describe('small multiples', () => {
  it('have one scale, and say what each series has come to', () => {
    const { drawing } = drawnOf(
      chart(
        'multiples',
        ['A', 'B'],
        [
          ['2020', '1', '10'],
          ['2021', '2.0', '20'],
        ],
      ),
    );
    expect(drawing.panels.map(({ title, figure }) => [title, figure])).toEqual([
      ['A', '2.0'],
      ['B', '20'],
    ]);
    expect(drawing.panels.map(({ words }) => textsOf(words.left))).toEqual([
      ['0', '10', '20'],
      ['0', '10', '20'],
    ]);
    expect(drawing.panels.map(({ words }) => textsOf(words.below))).toEqual([
      ['2020年', '2021'],
      ['2020年', '2021'],
    ]);
  });
});

const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }).map(String),
  fc.double({ min: -1e16, max: 1e16, noNaN: true }).map((value) => value.toFixed(3)),
  fc.double({ min: -1, max: 1, noNaN: true }).map((value) => value.toFixed(12)),
  fc.constantFrom('0', '7', '', '–', '12%', '1,234', '999999999999999', '1e5', '-3'),
);
const names = fc.oneof(
  fc.integer({ min: 1900, max: 2090 }).map(String),
  fc.constantFrom(
    '日本',
    '米国',
    'South Korea',
    '宿泊業、飲食サービス業',
    'グレートブリテン及び北アイルランド連合王国',
    '',
  ),
  fc.string({ maxLength: 40 }),
);
const dates = fc.oneof(
  fc.array(fc.integer({ min: 1000, max: 2999 }).map(String), { maxLength: 70 }),
  fc
    .tuple(fc.integer({ min: 1900, max: 2090 }), fc.integer({ min: 0, max: 70 }))
    .map(([from, count]) => Array.from({ length: count }, (_, index) => String(from + index))),
  fc.array(
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
      .chain((date) => fc.constantFrom(4, 7, 10).map((length) => date.toISOString().slice(0, length))),
    { maxLength: 40 },
  ),
);
const chartsOf = (rowNames: fc.Arbitrary<string[]>, forms: readonly ChartForm[]) =>
  fc
    .tuple(
      fc.constantFrom(...forms),
      fc.array(names, { minLength: 1, maxLength: 8 }),
      rowNames,
      fc.option(fc.nat(7), { nil: undefined }),
    )
    .chain(([form, series, rows, highlighted]) =>
      fc
        .array(fc.array(number, { minLength: series.length, maxLength: series.length }), {
          minLength: rows.length,
          maxLength: rows.length,
        })
        .map((figures) =>
          chart(
            form,
            series,
            rows.map((name, row) => [name, ...(figures[row] ?? [])]),
            highlighted,
          ),
        ),
    );
const anyChart = chartsOf(fc.oneof(dates, fc.array(names, { maxLength: 30 })), CHART_FORMS);
const locales = fc.constantFrom('ja' as const, 'en' as const);

/** All points of a path, absolute. */
function pointsOf(path: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of path.matchAll(/([MHVlhz])([^MHVlhz]*)/g)) {
    const [a = 0, b = 0] = (rest.match(/-?\d+/g) ?? []).map(Number);
    if (command === 'M') [x, y] = [a, b];
    else if (command === 'H') x = a;
    else if (command === 'V') y = a;
    else if (command === 'l') [x, y] = [x + a, y + b];
    points.push([x, y]);
  }
  return points;
}

const pathsOf = ({ panels }: Drawing) =>
  panels.flatMap(({ grid, zero, marks }) => [grid, zero, ...marks.map(({ path }) => path)]);
const wordsOf = ({ panels }: Drawing) => panels.flatMap(({ words }) => Object.values(words).flat());

describe('whatever is in the table,', () => {
  it('shapes are whole numbers within their square, and words are within their panel', () => {
    fc.assert(
      fc.property(anyChart, locales, (data, locale) => {
        const drawing = drawChart(data, locale);
        for (const path of pathsOf(drawing)) {
          expect(path).toMatch(/^(?:[MHVlhz](?:-?\d+(?: ?-?\d+)?)?)*$/);
          for (const point of pointsOf(path)) {
            for (const place of point) expect(place >= 0 && place <= SIDE).toBe(true);
          }
        }
        for (const { x, y, lines } of wordsOf(drawing)) {
          for (const place of [x, y]) expect(place >= 0 && place <= 100).toBe(true);
          if (lines.some((line) => /NaN|Infinity|undefined/.test(line))) throw new Error(`${lines}`);
        }
        for (const { height } of drawing.panels) expect(height === undefined || height > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('the names of series do not overlap in the lowest panel', () => {
    fc.assert(
      fc.property(chartsOf(dates, ['line', 'stacked']), locales, (data, locale) => {
        for (const { words } of drawChart(data, locale).panels) {
          const labels = words.right
            .map(({ y, lines }) => ({ y: (y / 100) * PANEL_HEIGHT, half: (lines.length * LINE) / 2 }))
            .sort((a, b) => a.y - b.y);
          for (const [index, label] of labels.slice(1).entries()) {
            const above = labels[index];
            // Places are rounded to a thousandth of the panel.
            expect(label.y - label.half).toBeGreaterThan((above?.y ?? 0) + (above?.half ?? 0) - 0.02);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the words under a panel do not overlap in the narrowest chart', () => {
    fc.assert(
      fc.property(chartsOf(dates, ['line', 'column', 'stacked', 'dot']), locales, (data, locale) => {
        for (const panel of drawChart(data, locale).panels) {
          const { width } = roomOf(panel, CHART_WIDTH);
          const spans = panel.words.below.map(({ x, lines, anchor = 'middle' }) => {
            const wide = widthOf(lines[0] ?? '');
            const start = (x / 100) * width - { start: 0, middle: wide / 2, end: wide }[anchor];
            return [start, start + wide] as const;
          });
          for (const [index, [start]] of spans.slice(1).entries()) {
            expect(start).toBeGreaterThan(spans[index]?.[1] ?? 0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('both languages have the same shapes', () => {
    fc.assert(
      fc.property(chartsOf(dates, ['line', 'column', 'stacked', 'multiples']), (data) => {
        expect(pathsOf(drawChart(data, 'ja'))).toEqual(pathsOf(drawChart(data, 'en')));
      }),
      { numRuns: 100 },
    );
  });
});
