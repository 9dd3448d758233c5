/** Rows that are looked at. */
const ROWS = 50;
const LONGEST_CELL = 60;
const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/;

/** Whether every other line or more holds an e-mail address: people, not an article. */
export function isListOfAddresses(text: string): boolean {
  const lines = linesOf(text);
  const withAddress = lines.filter((line) => ADDRESS.test(line)).length;
  return withAddress >= 2 && withAddress * 2 >= lines.length;
}

/**
 * Whether a text is a table of data from its first line to its last: the same number of cells in every row, names of columns
 * in the first. Cells may be quoted and then hold separators and line ends.
 */
export function isTable(text: string): boolean {
  return [',', '\t', ';'].some((separator) => {
    const rows = rowsOf(text, separator);
    const [head = [], second] = rows;
    if (!second || head.length < 2) return false;
    const areNames = head.every(
      (cell, index) =>
        cell.length <= LONGEST_CELL &&
        !/[\u3002.!?\uFF01\uFF1F]$/u.test(cell) &&
        // Prose has a space after its comma.
        (index === 0 || separator === '\t' || !/^\s/.test(cell)),
    );
    const alike = rows.filter(({ length }) => length === head.length).length;
    return areNames && alike >= rows.length * 0.95;
  });
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\r\n]/, ROWS)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The first rows, without a last one that may be cut. */
function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length && rows.length < ROWS; at += 1) {
    const character = text[at] as string;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
      else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator) {
      row.push(cell);
      cell = '';
    } else if (character === '\n') {
      if (row.length > 0 || cell.trim() !== '') rows.push([...row, cell.trimEnd()]);
      row = [];
      cell = '';
    } else cell += character;
  }
  if (row.length > 0 || cell.trim() !== '') rows.push([...row, cell.trimEnd()]);
  return rows;
}
