/*
 * What each part of a document consists of, apart from its schema (document.ts): whoever walks through documents (segments,
 * edits, alignment, rows of the editor) asks here, so that another kind of block is one entry more. Known to the browser of
 * an editor, which has no parser.
 */

/** What a text is for. `marks`: whether it may have inline Markdown (inline.ts), citations included. */
export const TEXT_KINDS = {
  headline: { marks: false },
  lede: { marks: true },
  title: { marks: false },
  heading: { marks: false },
  label: { marks: false },
  text: { marks: true },
  item: { marks: true },
  quote: { marks: true },
  by: { marks: true },
  unit: { marks: false },
  cell: { marks: true },
  note: { marks: true },
  source: { marks: true },
  question: { marks: false },
  speaker: { marks: false },
  caption: { marks: true },
  alt: { marks: false },
  credit: { marks: false },
} as const;
export type TextKind = keyof typeof TEXT_KINDS;

/** What may stand among the paragraphs of a section. */
export const BLOCK_KINDS = [
  'paragraph',
  'list',
  'ordered',
  'quote',
  'pullquote',
  'table',
  'chart',
  'pictures',
  'factbox',
  'timeline',
  'interview',
  'speech',
  'card',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Parts of blocks, and parts of sections that hold blocks. */
const INNER_KINDS = ['item', 'column', 'row', 'picture', 'event', 'exchange', 'turn'] as const;
const OUTER_KINDS = ['point', 'subsection', 'insight'] as const;
export const PART_KINDS = [...BLOCK_KINDS, ...INNER_KINDS, ...OUTER_KINDS] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** How a chart draws its rows. */
export const CHART_FORMS = ['line', 'column', 'bar', 'stacked', 'dot', 'multiples'] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

/** Which cells of a table name the others. Absent: both the columns' labels and the first column. */
export const TABLE_HEADS = ['row', 'column', 'none'] as const;
export const ALIGNMENTS = ['left', 'center', 'right'] as const;
/** How a picture came about; absent: a photograph. It decides the Japanese credit. */
export const PICTURE_ROLES = ['graphic', 'provided'] as const;

/** What a part has. A segment is named `id` for the property `text`, and `id.property` for every other. */
export type Field =
  | { is: 'text'; name: string; kind: TextKind }
  /** Said once for both languages, in the article's data: a date, a picture, an address. */
  | { is: 'value'; name: string }
  /** Chosen once for both languages. A part of which nothing else is there does not exist. */
  | { is: 'setting'; name: string; of: readonly string[] }
  | { is: 'parts'; name: string; kind: PartKind | 'block' };

const text = (name: string, kind: TextKind): Field => ({ is: 'text', name, kind });
const value = (name: string): Field => ({ is: 'value', name });
const setting = (name: string, of: readonly string[]): Field => ({ is: 'setting', name, of });
const parts = (name: string, kind: PartKind | 'block'): Field => ({ is: 'parts', name, kind });

/** The fields of each kind of part, in reading order. The cells of a `row` are texts too: `row.column`. */
export const SHAPES: Readonly<Record<PartKind, readonly Field[]>> = {
  paragraph: [text('text', 'text')],
  list: [parts('items', 'item')],
  ordered: [parts('items', 'item')],
  item: [text('text', 'item'), setting('level', ['2'])],
  quote: [text('text', 'quote'), text('by', 'by')],
  pullquote: [text('text', 'quote')],
  table: [
    text('title', 'title'),
    setting('head', TABLE_HEADS),
    parts('columns', 'column'),
    parts('rows', 'row'),
    text('note', 'note'),
    text('source', 'source'),
  ],
  chart: [
    text('title', 'title'),
    setting('form', CHART_FORMS),
    text('unit', 'unit'),
    parts('columns', 'column'),
    parts('rows', 'row'),
    text('note', 'note'),
    text('source', 'source'),
  ],
  column: [text('label', 'label'), setting('align', ALIGNMENTS), setting('highlight', ['yes'])],
  row: [],
  pictures: [parts('pictures', 'picture')],
  picture: [
    value('media'),
    setting('role', PICTURE_ROLES),
    text('caption', 'caption'),
    text('alt', 'alt'),
    text('credit', 'credit'),
  ],
  factbox: [text('title', 'title'), parts('items', 'item')],
  timeline: [text('title', 'title'), parts('events', 'event'), text('source', 'source')],
  event: [value('date'), text('text', 'text')],
  interview: [parts('exchanges', 'exchange')],
  exchange: [text('question', 'question'), text('text', 'text')],
  speech: [parts('turns', 'turn')],
  turn: [text('speaker', 'speaker'), text('text', 'text')],
  card: [value('url'), text('title', 'title'), text('text', 'text'), value('media')],
  point: [text('label', 'label'), text('text', 'text')],
  subsection: [text('heading', 'heading'), parts('blocks', 'block')],
  insight: [text('label', 'label'), parts('blocks', 'block')],
};

const blockKinds: ReadonlySet<string> = new Set(BLOCK_KINDS);
export const isBlockKind = (kind: string): kind is BlockKind => blockKinds.has(kind);

/** Figures are shown and edited whole, not as a run of paragraphs. */
const PROSE: ReadonlySet<string> = new Set(['paragraph', 'list', 'ordered', 'quote', 'pullquote']);
export const isFigureKind = (kind: string): boolean => isBlockKind(kind) && !PROSE.has(kind);

/** Whether a block is a list of `item`s that are written like paragraphs. */
export const isListKind = (kind: string): kind is 'list' | 'ordered' => kind === 'list' || kind === 'ordered';

/** Parts that always have a `text`, as long as they are there. */
const WITH_TEXT: ReadonlySet<string> = new Set(['paragraph', 'pullquote', 'item', 'point']);
export const alwaysHasText = (kind: PartKind): boolean => WITH_TEXT.has(kind);

const FIELDS = Object.values(SHAPES).flat();
const TEXT_KIND_OF: ReadonlyMap<string, TextKind> = new Map(
  FIELDS.flatMap((field) => (field.is === 'text' && field.name !== 'text' ? [[field.name, field.kind]] : [])),
);
const namesOfAll = (is: 'value' | 'setting'): string[] =>
  FIELDS.flatMap((field) => (field.is === is ? [field.name] : []));
const SETTINGS: ReadonlySet<string> = new Set(namesOfAll('setting'));
const SHARED: ReadonlySet<string> = new Set([...namesOfAll('value'), ...SETTINGS]);

/** The id of a part, and which of its texts a segment is: `text` where it has no name of its own. */
export function namesOf(segment: string): { part: string; name: string } {
  const dot = segment.indexOf('.');
  return dot < 0
    ? { part: segment, name: 'text' }
    : { part: segment.slice(0, dot), name: segment.slice(dot + 1) };
}

/** The segment that a text of a part is. */
export const segmentName = (part: string, name: string): string =>
  name === 'text' ? part : `${part}.${name}`;

/** Whether a segment is a value or setting, which both languages have together. Cells are not told by their names. */
export const isSharedName = (segment: string): boolean =>
  SHARED.has(namesOf(segment).name) && segment.includes('.');

/** Whether a segment is a setting, which keeps no part alive. */
export const isSettingName = (segment: string): boolean =>
  SETTINGS.has(namesOf(segment).name) && segment.includes('.');

/** Whether a segment is a cell of a table or chart: its name is the id of a column. */
export function isCellName(segment: string): boolean {
  const { name } = namesOf(segment);
  return segment.includes('.') && name !== 'title' && !TEXT_KIND_OF.has(name) && !SHARED.has(name);
}

/** What no column may be called, lest its cells be taken for something else. */
export const isReservedName = (name: string): boolean =>
  name === 'text' || TEXT_KIND_OF.has(name) || SHARED.has(name);

/** What kind of text a segment of this name is, in a part of this kind; undefined for values, settings and strangers. */
export function textKindOf(segment: string, part: PartKind | undefined): TextKind | undefined {
  if (segment === 'headline' || segment === 'lede') return segment;
  const { name } = namesOf(segment);
  if (part === undefined) return name === 'title' ? 'title' : undefined;
  if (part === 'row') return 'cell';
  const field = SHAPES[part].find((each) => each.is === 'text' && each.name === name);
  return field?.is === 'text' ? field.kind : undefined;
}
