import type { Step } from '#lib/article/place.ts';
import type { Slot } from '#lib/desk/manuscript/slots.ts';
export function FigureCheck(_: { figure: Step; depth: number; slots: Slot[] }) { return null; }
