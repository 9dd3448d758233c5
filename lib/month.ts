const JAPAN = 9 * 3_600_000;

/** The month of Japan's calendar in which an instant lies, written `2026-11`. */
export function monthOf(instant: Date): string {
  return new Date(instant.getTime() + JAPAN).toISOString().slice(0, 7);
}

/** Where a month begins and the next one begins, in Japan's time; null when `month` is none. */
export function monthRange(month: string): { from: Date; until: Date } | null {
  const [, year, number] = /^([12]\d{3})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (year === undefined) return null;
  const start = (offset: number) => new Date(Date.UTC(Number(year), Number(number) - 1 + offset) - JAPAN);
  return { from: start(0), until: start(1) };
}
