export const CHART_FORMS = ['line', 'column', 'bar', 'stacked', 'dot', 'multiples'] as const;

export type ChartForm = (typeof CHART_FORMS)[number];

/** A table of figures and how to draw it. Numbers and dates are as typed and the same in both languages; words are of one. */
export type ChartData = {
  id: string;
  kind: 'chart';
  form: ChartForm;
  /** Inline Markdown, as `note` and `source` are. */
  title?: string;
  unit?: string;
  note?: string;
  source?: string;
  /** The first names the rows, each of the others is a series. */
  columns: ChartColumn[];
  rows: { id: string; cells: Record<string, string> }[];
};

export type ChartColumn = {
  id: string;
  label?: string;
  align?: 'start' | 'center' | 'end';
  highlight?: true;
};
