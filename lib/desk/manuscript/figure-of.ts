import { isDataCell } from '../../article/cell-value.ts';
import type { Block } from '../../article/document.ts';
import type { Step } from '../../article/place.ts';
import { type PartKind, SHAPES, segmentName } from '../../article/shapes.ts';
import type { Locale } from '../../locale.ts';
import type { Manuscript } from './manuscript.ts';
import type { Slot } from './slots.ts';

/**
 * A figure of the sheet as the document of one language will have it, with what both languages share.
 * @param slots all of its rows
 * @param depth of the figure in the path of a place
 */
export function figureOf(
  manuscript: Pick<Manuscript, 'value' | 'shared'>,
  figure: Step,
  slots: readonly Slot[],
  depth: number,
  locale: Locale,
): Block {
  const write = (target: Record<string, unknown>, name: string, text: string) => {
    if (text.trim() !== '') target[name] = text;
  };
  const partOf = ({ id, kind }: Step, at: number): Record<string, unknown> => {
    const part: Record<string, unknown> = { id };
    const inner = slots.flatMap(({ place: { path } }) => (path[at]?.id === id ? (path[at + 1] ?? []) : []));
    if (kind === 'row') {
      const cells: Record<string, unknown> = {};
      for (const column of inner) {
        const segment = segmentName(id, column.id);
        const data = manuscript.shared(segment);
        write(cells, column.id, manuscript.value(locale, segment) || (isDataCell(data) ? data : ''));
      }
      part.cells = cells;
    }
    for (const field of SHAPES[kind]) {
      const segment = segmentName(id, field.name);
      if (field.is === 'parts')
        part[field.name] = unique(inner, field.kind).map((step) => partOf(step, at + 1));
      else
        write(
          part,
          field.name,
          field.is === 'text' ? manuscript.value(locale, segment) : manuscript.shared(segment),
        );
    }
    return part;
  };
  return { kind: figure.kind, ...partOf(figure, depth) } as unknown as Block;
}

/** Each part once, in its order. */
function unique(steps: Step[], kind: PartKind | 'block'): Step[] {
  return [...new Map(steps.filter((step) => step.kind === kind).map((step) => [step.id, step])).values()];
}
