export type Table = { title: string; head: string[]; rows: string[][] };

/** One line of the summary: what was asked for, and what came out. */
export type Finding = { what: string; toReach: string; measured: string; reached: boolean };

/** What a part of the benchmark found out. */
export type Result = {
  findings: Finding[];
  tables: Table[];
  /** Every single measurement, for the JSON file. */
  samples: unknown;
};

/** The middle value; of an even number of values, the mean of both in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/** The median of one fact of several measurements. */
export function medianOf<T>(samples: T[], fact: (sample: T) => number): number {
  return median(samples.map(fact));
}

/** The value that a share of all, between 0 and 1, does not exceed (nearest rank). */
export function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
}

/** A share that is to be no larger than `most`, as a line of the summary. */
export function atMost(what: string, ratio: number, most: number): Finding {
  return { what, toReach: `≤ ${most.toFixed(2)}`, measured: ratio.toFixed(2), reached: ratio <= most };
}

/** A ratio that is to be no smaller than `least`. */
export function atLeast(what: string, ratio: number, least: number): Finding {
  return { what, toReach: `≥ ${least.toFixed(2)}`, measured: ratio.toFixed(2), reached: ratio >= least };
}

/** The smallest and the largest value, with two digits. */
export const rangeOf = (values: number[]): string =>
  `${Math.min(...values).toFixed(2)} – ${Math.max(...values).toFixed(2)}`;

export const whole = (value: number): string => Math.round(value).toLocaleString('en');

export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** What was asked for and what came out, as a table. */
export function summaryOf(findings: Finding[]): Table {
  return {
    title: 'Summary',
    head: ['what', 'to reach', 'measured', ''],
    rows: findings.map(({ what, toReach, measured, reached }) => [
      what,
      toReach,
      measured,
      reached ? 'reached' : 'MISSED',
    ]),
  };
}

/** A table as Markdown: text in the first column, figures to the right in the others. */
export function markdownOf({ title, head, rows }: Table): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(Math.max(1, width - 1))}:`,
  );
  return [`### ${title}`, '', line(head), line(rule), ...rows.map(line)].join('\n');
}
