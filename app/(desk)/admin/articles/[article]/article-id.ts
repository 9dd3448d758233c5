/** The article that a part of an address names; anything but a number is one that is not there. */
export function articleIdOf(segment: string): number {
  return /^\d{1,15}$/.test(segment) ? Number(segment) : 0;
}
