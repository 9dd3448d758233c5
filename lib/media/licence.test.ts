import { expect, it } from 'vitest';
import { licenceState, worstLicence } from './licence.ts';

it('a licence holds to the end of its last day in Japan, and is told to end from two weeks before', () => {
  const at = (instant: string) => licenceState('2026-12-31', new Date(instant));
  expect([
    // 23:59:59 on 16 December in Japan: 15 days before.
    at('2026-12-16T14:59:59Z'),
    at('2026-12-16T15:00:00Z'),
    at('2026-12-31T14:59:59Z'),
    at('2026-12-31T15:00:00Z'),
  ]).toEqual(['open', 'ending', 'ending', 'over']);
  expect(licenceState(null, new Date('2099-01-01'))).toBe('open');
  expect([worstLicence([]), worstLicence(['open', 'over', 'ending'])]).toEqual(['open', 'over']);
});
