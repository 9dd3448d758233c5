import { describe, expect, it } from 'vitest';
import { outcomeQuery, parseOutcome, withoutOutcome } from './bulk-outcome.ts';

const roundTrip = (...args: Parameters<typeof outcomeQuery>) => {
  const query = outcomeQuery(...args);
  const values = Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]));
  const single = Object.entries(values).map(([name, all]) => [name, all.length > 1 ? all : all[0]]);
  return parseOutcome(Object.fromEntries(single));
};

describe('the outcome of a bulk action', () => {
  it('comes back as it was sent', () => {
    expect(roundTrip({ done: 'trash', count: 12 }, [])).toEqual({
      outcome: { done: 'trash', count: 12 },
      chosen: new Set(),
    });
    const refused = { forbidden: [1, 2], trashed: [3] };
    expect(roundTrip({ refused }, [1, 2, 3])).toEqual({ outcome: { refused }, chosen: new Set([1, 2, 3]) });
    expect(roundTrip({ problem: 'no-tag' }, [4])).toEqual({
      outcome: { problem: 'no-tag' },
      chosen: new Set([4]),
    });
  });

  it('is nothing when somebody made it up', () => {
    const { outcome, chosen } = parseOutcome({
      done: 'burn',
      problem: 'x',
      refused: 'why:1',
      chosen: '1.x.-2',
    });
    expect(outcome).toBeNull();
    expect(chosen).toEqual(new Set([1]));
  });

  it('may be that a new article could not be begun', () => {
    expect(parseOutcome({ refused: 'forbidden' }).outcome).toEqual({ problem: 'not-allowed' });
    expect(parseOutcome({ refused: 'bad-request' }).outcome).toEqual({ problem: 'not-begun' });
  });

  it('leaves the address again', () => {
    expect(withoutOutcome('/admin/articles?q=a&done=trash&count=2')).toBe('/admin/articles?q=a');
    expect(withoutOutcome('/admin/articles?problem=no-tag&chosen=1.2')).toBe('/admin/articles');
  });
});
