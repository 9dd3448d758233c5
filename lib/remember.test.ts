import { describe, expect, it } from 'vitest';
import { remember, rememberTexts } from './remember.ts';

describe('what is remembered', () => {
  it('is computed once', () => {
    let computed = 0;
    const double = rememberTexts((text) => {
      computed++;
      return text + text;
    }, 100);
    expect([double('ab'), double('ab'), double('c')]).toEqual(['abab', 'abab', 'cc']);
    expect(computed).toBe(2);
  });

  it('makes way for others once all of it is too long, what was asked for the longest time ago first', () => {
    const computed: string[] = [];
    // Each weighs its key and its text, eight characters; two of them have room.
    const shout = rememberTexts((text) => {
      computed.push(text);
      return text.toUpperCase();
    }, 16);
    for (const text of ['aaaa', 'bbbb', 'aaaa', 'cccc', 'aaaa', 'bbbb']) {
      expect(shout(text)).toBe(text.toUpperCase());
    }
    expect(computed).toEqual(['aaaa', 'bbbb', 'cccc', 'bbbb']);
  });

  it('is answered all the same where a single answer is too long to be remembered', () => {
    let computed = 0;
    const grow = remember(
      (n: number) => {
        computed++;
        return 'x'.repeat(n);
      },
      { keyOf: String, sizeOf: (_, text) => text.length, most: 10 },
    );
    expect([grow(20), grow(20), grow(3), grow(3)].map(({ length }) => length)).toEqual([20, 20, 3, 3]);
    expect(computed).toBe(3);
  });
});
