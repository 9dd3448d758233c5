import { cellAsStored, dateAsStored } from '../../article/cell-as-stored.ts';
import { isDataCell } from '../../article/cell-value.ts';

/** A pasted table as the cells of a grid are stored. */
export type ReadTable = {
  cells: string[][];
  /** By column: the unit that all its numbers had, which is not in the cells any more. */
  units: (string | undefined)[];
  /** The first row names the columns. */
  isNamed: boolean;
  /** What looks like a number and can be read in two ways, or in none: it stays as it is. */
  unread: string[];
};

/** Separators of a table in plain text: tabs of spreadsheets, commas of files. */
const SEPARATORS = ['\t', ','] as const;

/**
 * A table in plain text, as spreadsheets and files have it: cells with separators or line ends in them stand in double quotes.
 * Text of commas is a table only where every line has as many, numbers or dates stand in it, and no comma has a space behind it: sentences
 * have commas too.
 * @returns undefined where the text is no table of at least two columns
 */
export function readSeparated(text: string): string[][] | undefined {
  for (const separator of SEPARATORS) {
    if (!text.includes(separator)) continue;
    const rows = cut(text, separator);
    const widths = new Set(rows.map(({ length }) => length));
    if (rows.length === 0 || !rows.every(({ length }) => length > 1)) continue;
    if (separator === '\t') return rows;
    const areCells = !/,[^\S\n]/.test(text.replace(/"(?:[^"]|"")*"/g, ''));
    const hasData = rows.some((row) => row.some((cell) => isDataCell(cellAsStored(cell))));
    if (widths.size === 1 && rows.length > 1 && areCells && hasData) return rows;
  }
  return undefined;
}

function cut(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\n]*)(${separator}|\\n|$)`, 'y');
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  while (cell.lastIndex <= source.length) {
    // A quotation mark that is not closed before the next separator is a character.
    const at = cell.lastIndex;
    const found = cell.exec(source) ?? plainCell(source, at, separator);
    const [whole, written, end] = found;
    row.push(
      written.startsWith('"') && written.endsWith('"') && written.length > 1 ? unquoted(written) : written,
    );
    cell.lastIndex = at + whole.length;
    if (end === separator) continue;
    if (row.some((each) => each.trim() !== ''))
      rows.push(row.map((each) => each.replace(/\s+/g, ' ').trim()));
    row = [];
    if (end === '') break;
  }
  return rows;
}

function plainCell(source: string, at: number, separator: string): [string, string, string] {
  const rest = source.slice(at);
  const end = rest.search(new RegExp(`[${separator}\\n]`));
  if (end < 0) return [rest, rest, ''];
  return [rest.slice(0, end + 1), rest.slice(0, end), rest.charAt(end)];
}

const unquoted = (written: string): string => written.slice(1, -1).replaceAll('""', '"');

/**
 * Reads the numbers of a table: large units of Japanese, currencies, minus signs of accounts. A unit that all numbers of a column have goes out of its
 * cells; what cannot be read for sure stays as it is.
 * @param cells rows of cells; the first row may name the columns, the first column the rows
 */
export function readTable(cells: string[][]): ReadTable {
  const width = Math.max(0, ...cells.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, column) => cells.map((row) => row[column] ?? ''));
  const isNamed = isHeader(cells);
  const read = columns.map((column, index): Read => {
    const [name = '', ...rest] = column;
    if (index === 0 && width > 1) return { cells: namesOf(column), unit: undefined };
    if (!isNamed) return readColumn(column);
    const { cells: figures, unit } = readColumn(rest);
    return { cells: [name, ...figures], unit };
  });
  const lines = cells.map((_, row) => read.map((column) => column.cells[row] ?? ''));
  const unread = lines.flatMap((line) => line.filter((cell) => isNumeric(cell) && !isDataCell(cell)));
  return { cells: lines, units: read.map(({ unit }) => unit), isNamed, unread: [...new Set(unread)] };
}

/** Digits with commas, points or spaces among them; dates and times have other signs, and a version three points. */
const isNumeric = (cell: string): boolean =>
  /^[-+]?\d[\d \u00A0\u202F]*[.,][\d., \u00A0\u202F]*%?$/u.test(
    cell.normalize('NFKC').replaceAll('\u2212', '-').trim(),
  );

/** The names of rows: dates in one spelling. `S50` is one below a name that says that years are meant. */
function namesOf(column: string[]): string[] {
  const isOfYears = /年(?!度)|西暦|和暦|^(?:year|date)s?$/i.test(column[0] ?? '');
  return column.map(isOfYears ? (cell) => dateAsStored(cellAsStored(cell)) : cellAsStored);
}

/**
 * Whether the first row names the columns: it has words, or years behind a name, where the others have numbers. In a table of
 * words alone it does.
 */
function isHeader([first = [], ...others]: string[][]): boolean {
  const [corner = '', ...rest] = first;
  const names = rest.filter((cell) => cell.trim() !== '');
  const isYear = (cell: string) => /^(?:19|20|21)\d\d年?$/.test(cell.normalize('NFKC').trim());
  const isName = (cell: string) => !isDataCell(cellAsStored(cell)) && amountOf(cell) === undefined;
  if (others.length === 0) return false;
  if (first.length === 1) return isName(corner) && others.some(([cell = '']) => !isName(cell));
  return names.every((cell) => isName(cell) || (isYear(cell) && !isDataCell(cellAsStored(corner))));
}

type Read = { cells: string[]; unit: string | undefined };

/** Reads a column of figures. A scale that all its numbers share (兆円) is a unit; where scales differ, each number is written out. */
function readColumn(column: string[]): Read {
  const amounts = column.map((cell) => (isBlank(cell) ? null : amountOf(cell, column)));
  const known = amounts.filter((amount) => amount !== null);
  const areAll = known.length > 0 && known.every((amount) => amount !== undefined);
  const units = new Set(known.map((amount) => amount?.unit ?? ''));
  const scaled = new Set(known.map((amount) => (amount?.plain === undefined ? '' : amount.plain.unit)));
  const [unit = ''] = units;
  const [scale = ''] = scaled;
  const isShared = areAll && units.size === 1;
  const cells = column.map((cell, index) => {
    const amount = amounts[index];
    if (isBlank(cell)) return '';
    if (!amount) return cellAsStored(cell);
    if (isShared && scaled.size === 1 && scale !== '' && amount.plain) return amount.plain.number;
    if (isShared || amount.unit === '') return amount.number;
    return cellAsStored(cell);
  });
  if (!isShared) return { cells, unit: undefined };
  return { cells, unit: (scaled.size === 1 && scale) || unit || undefined };
}

/** Signs that stand where there is no number. */
const isBlank = (cell: string): boolean => /^\s*$/.test(cell);

type Amount = {
  /** As it is stored. */
  number: string;
  unit: string;
  /** Of a number with one scale at its end: the number as written, and the unit with the scale. */
  plain?: { number: string; unit: string };
};

const CURRENCY = /^(?:US\$|[¥$€£₩])/;
const SCALES: Record<string, number> = { 兆: 1e12, 億: 1e8, 万: 1e4, 千: 1e3 };
const DIGITS = String.raw`\d[\d,]*(?:\.\d+)?`;
const SCALED = new RegExp(`^(?:${DIGITS}[兆億万千])+(?:${DIGITS})?`);
const MINUS = /^(?:[-−–△▲]|\((?=.*\)$))\s*/u;
/** What stands behind a number as its unit: no sentence, no second number. */
const UNIT = /^[^\d\s.,;:、。]{1,12}$/u;

/**
 * Reads a number with what stands around it.
 * @param column in which it stands: the meaning of a comma may depend on the others
 */
function amountOf(cell: string, column: string[] = [cell]): Amount | undefined {
  let text = european(cell, column).normalize('NFKC').replaceAll('\u2212', '-').trim();
  const minus = MINUS.exec(text)?.[0] ?? '';
  text = text.slice(minus.length);
  if (minus.startsWith('(')) text = text.replace(/\)$/, '');
  const currency = CURRENCY.exec(text)?.[0] ?? '';
  text = text.slice(currency.length).trimStart();
  const inner = currency && minus === '' ? (/^[-△▲]/.exec(text)?.[0] ?? '') : '';
  text = text.slice(inner.length);
  const sign = minus || inner ? '-' : '';
  if (sign && text.startsWith('+')) return undefined;
  const scaled = SCALED.exec(text)?.[0];
  const digits = scaled ?? new RegExp(`^\\+?${DIGITS}`).exec(text)?.[0];
  if (digits === undefined) return undefined;
  const rest = text.slice(digits.length).trim();
  const isPercent = rest === '%';
  if (rest !== '' && !isPercent && !UNIT.test(rest)) return undefined;
  const number = scaled ? writtenOut(scaled) : cellAsStored(digits);
  if (number === undefined || !isDataCell(number)) return undefined;
  const unit = isPercent ? '' : currency + rest;
  const last = scaled && /^([\d,.]+)([兆億万千])$/.exec(scaled);
  return {
    number: `${sign}${number}${isPercent ? '%' : ''}`,
    unit,
    ...(last?.[1] && { plain: { number: `${sign}${last[1]}`, unit: `${currency}${last[2]}${rest}` } }),
  };
}

/** `3億2,000万` as digits; undefined where the scales do not go down, or a fraction of the smallest is left. */
function writtenOut(scaled: string): string | undefined {
  let sum = 0n;
  let least = Number.POSITIVE_INFINITY;
  for (const [, digits = '', scale = ''] of scaled.matchAll(/([\d,]+(?:\.\d+)?)([兆億万千]?)/g)) {
    const by = SCALES[scale] ?? 1;
    const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.');
    const places = String(by).length - 1;
    if (by >= least || fraction.length > places) return undefined;
    least = by;
    sum += BigInt(whole + fraction.padEnd(places, '0'));
  }
  return String(sum);
}

/** Digits in threes with a space or point between, and a comma before the decimals: `1 234,5`, `1.234,5`. */
const GROUPED = /^([-−]?\d{1,3})((?:[ \u00A0\u202F]\d{3})+|(?:\.\d{3}){2,}|(?:\.\d{3})+(?=,))(?:,(\d+))?$/u;
/** A comma that cannot part thousands. */
const DECIMAL = /^[-−]?\d+,(?:\d{1,2}|\d{4,})$/;
/** A point before decimals, or commas between thousands. */
const AS_HERE = /\d\.\d|^\D*\d{1,3}(?:,\d{3})+\b/u;

/** A number with a decimal comma as one with a point, where that is sure: it is not alone in its column, and no other has a point. */
function european(cell: string, column: string[]): string {
  const trimmed = cell.trim();
  const grouped = GROUPED.exec(trimmed);
  const isEuropean = (other: string) => GROUPED.test(other.trim()) || DECIMAL.test(other.trim());
  const isSure =
    column.filter(isEuropean).length > 1 &&
    !column.some((other) => !isEuropean(other) && AS_HERE.test(other));
  // Spaces part thousands wherever they stand between them.
  const isSpaced = grouped && grouped[3] === undefined && !grouped[2]?.includes('.');
  if (!isSure && !isSpaced) return cell;
  if (grouped) {
    const [, head = '', groups = '', decimals] = grouped;
    return head + groups.replace(/\D/g, '') + (decimals === undefined ? '' : `.${decimals}`);
  }
  return DECIMAL.test(trimmed) ? trimmed.replace(',', '.') : cell;
}
