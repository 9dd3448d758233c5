import { isNumberCell } from './cell-value.ts';
import type { Block, BlockOf } from './document.ts';
import { type AnyPart, visitPart } from './walk.ts';

/*
 * What of a document's blocks there is to show in its language. Both editions hold the data of every figure, so that a
 * figure may stand in one of them before anybody has translated it.
 */

/**
 * The blocks that readers of this language get: a figure without a word of theirs is left out, and so are the rows, events,
 * questions and speeches in which nothing is said.
 */
export function shownBlocks(blocks: readonly Block[]): Block[] {
  return blocks.filter(hasWords).flatMap((block): Block[] => {
    switch (block.kind) {
      case 'table':
      case 'chart':
        return [{ ...block, rows: block.rows.filter(({ cells }) => Object.keys(cells).length > 0) }];
      case 'timeline':
        return some({ ...block, events: block.events.filter(({ text }) => text) }, 'events');
      case 'interview':
        return some(
          { ...block, exchanges: block.exchanges.filter(({ question, text }) => question || text) },
          'exchanges',
        );
      case 'speech':
        return some({ ...block, turns: block.turns.filter(({ speaker, text }) => speaker || text) }, 'turns');
      default:
        return [block];
    }
  });
}

function some<Of extends Block>(block: Of, list: keyof Of): Of[] {
  return (block[list] as unknown[]).length > 0 ? [block] : [];
}

/** A picture may be described where it is kept, so that it needs no words here. */
function hasWords(block: Block): boolean {
  if (block.kind === 'pictures') return true;
  let found = false;
  visitPart('analysis', block.kind, block as AnyPart, undefined, ({ kind, text }) => {
    found ||= kind !== undefined && !(kind === 'cell' && isNumberCell(text));
  });
  return found;
}

type Item = BlockOf<'list'>['items'][number];

/** Items as they stand below each other: one of the second level belongs to the item before it. */
export function nestedItems(items: readonly Item[]): (Item & { below: Item[] })[] {
  const nested: (Item & { below: Item[] })[] = [];
  for (const item of items) {
    const last = nested.at(-1);
    if (item.level && last) last.below.push(item);
    else nested.push({ ...item, below: [] });
  }
  return nested;
}
