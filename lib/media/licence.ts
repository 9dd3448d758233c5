/** How a licence with an end stands: `ending` from so many days before, `over` from the day after. */
export type LicenceState = 'open' | 'ending' | 'over';

/** So many days before the last one somebody is warned. */
const LICENCE_WARNING_DAYS = 14;

const DAY = 24 * 60 * 60 * 1000;
const JAPAN = 9 * 60 * 60 * 1000;

/**
 * How a licence stands at an instant.
 * @param until the last day in Japan on which the picture may be published, `2026-12-31`; null without an end
 */
export function licenceState(until: string | null, at: Date): LicenceState {
  if (until === null) return 'open';
  const today = Math.floor((at.getTime() + JAPAN) / DAY);
  const left = Date.parse(until) / DAY - today;
  if (left < 0) return 'over';
  return left <= LICENCE_WARNING_DAYS ? 'ending' : 'open';
}

/** What is worst among several. */
export function worstLicence(states: LicenceState[]): LicenceState {
  return (['over', 'ending'] as const).find((state) => states.includes(state)) ?? 'open';
}

/** The instant at which the last day is over in Japan, for words that name a day. */
export const licenceDay = (until: string): Date => new Date(Date.parse(until) - JAPAN);
