/** Where a key leads from a cell: `enter` makes a row where there is none below, `next` and `previous` go on in the next line. */
export type CellMove = 'up' | 'down' | 'left' | 'right' | 'enter' | 'back' | 'next' | 'previous';

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/**
 * What a key means in a cell of a grid. An arrow within a text moves its caret; at the edge of the text, or over all of it
 * when it is selected, it leads to the next cell.
 * @param caret what is selected in the cell, and how long its text is
 */
export function moveOf(
  { key, shiftKey, altKey, ctrlKey, metaKey }: Pressed,
  { start, end, length }: { start: number; end: number; length: number },
): CellMove | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === 'Tab') return shiftKey ? 'previous' : 'next';
  if (key === 'Enter') return shiftKey ? 'back' : 'enter';
  if (shiftKey) return undefined;
  const isWhole = start === 0 && end === length;
  switch (key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return isWhole || (start === 0 && end === 0) ? 'left' : undefined;
    case 'ArrowRight':
      return isWhole || (start === length && end === length) ? 'right' : undefined;
    default:
      return undefined;
  }
}
