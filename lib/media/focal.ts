/**
 * The focal point as one of five steps in each direction, each a class: pages may not carry style attributes, and where a crop falls
 * within an eighth of a picture nobody sees.
 * @param focal of the upright picture, from 0 to 1, left to right and top to bottom
 */
export function focalClass(focal: { x: number; y: number }): string {
  return `focal-x-${step(focal.x)} focal-y-${step(focal.y)}`;
}

/** Whether a number can be a part of a focal point. */
export const isShare = (value: number): boolean => value >= 0 && value <= 1;

const step = (position: number) => Math.round(Math.min(1, Math.max(0, position)) * 4);
