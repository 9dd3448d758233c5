import type { Step } from '#lib/article/place.ts';
import type { Addition, Slot } from '#lib/desk/manuscript/slots.ts';

/** A figure of the sheet. */
export type FigureProps = {
  figure: Step;
  /** Of the figure in the path of a place. */
  depth: number;
  /** All rows of the figure, in reading order. */
  slots: Slot[];
  /** Where it stands, for people who cannot see it. */
  name: string;
  mayEdit: boolean;
  onAdd: (segment: string, what: Addition) => void;
};
