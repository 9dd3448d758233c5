import { describe, expect, it } from 'vitest';
import { BodyBudget } from './body-budget.ts';

describe('the room for bodies', () => {
  it('is taken as bytes arrive, and there again when the request is answered', () => {
    const budget = new BodyBudget({ inAll: 100, each: 60 });
    const room = budget.roomFor('a');
    expect([room.take(40), room.take(20), budget.held]).toEqual([true, true, 60]);
    room.leave();
    room.leave();
    expect(budget.held).toBe(0);
    expect(budget.roomFor('a').take(60)).toBe(true);
  });

  it('ends for one sender before it ends for all: others still have some', () => {
    const budget = new BodyBudget({ inAll: 100, each: 60 });
    const [first, second, other] = [budget.roomFor('a'), budget.roomFor('a'), budget.roomFor('b')];
    expect([first.take(40), second.take(20), second.take(1)]).toEqual([true, true, false]);
    expect([other.take(40), other.take(1)]).toEqual([true, false]);
    first.leave();
    expect([second.take(40), second.take(1), other.take(0)]).toEqual([true, false, true]);
  });
});
