export type Figures = {
  page: string;
  articles: number;
  /** Length of a page, uncompressed, in bytes. */
  bytes: number;
  /** Medians over the runs. */
  cpu: number;
  rate: number;
  bareCpu: number;
  bareRate: number;
};

/** The middle value; of an even number of values, the mean of both in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/**
 * The figures as a Markdown table: one line a page and store, then how many times as much the page costs in the largest
 * store as in the smallest.
 */
export function tableOf(figures: Figures[]): string {
  const head = [
    'page',
    'articles',
    'kB',
    'CPU ms a request',
    'requests/s',
    'bare CPU ms',
    'times bare',
    'times the small store',
  ];
  const rows = figures.map((row) => {
    const smallest = figures.find(({ page }) => page === row.page);
    const growth = smallest && smallest !== row ? (row.cpu / smallest.cpu).toFixed(2) : '';
    return [
      row.page,
      row.articles.toLocaleString('en'),
      (row.bytes / 1000).toFixed(1),
      row.cpu.toFixed(2),
      row.rate.toFixed(0),
      row.bareCpu.toFixed(3),
      (row.cpu / row.bareCpu).toFixed(0),
      growth,
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
