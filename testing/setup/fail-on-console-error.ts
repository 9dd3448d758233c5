import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

/*
 * What a program says on console.error is a failure that nobody saw: React's warnings, missing messages. A test that
 * expects such a line replaces console.error itself (`vi.spyOn(console, 'error').mockImplementation(...)`).
 */
const spoken: string[] = [];
const original = console.error;
console.error = (...words: unknown[]) => {
  spoken.push(format(...words));
  original(...words);
};

beforeEach(() => {
  spoken.length = 0;
});

afterEach(() => {
  if (spoken.length > 0) throw new Error(`console.error was called: ${spoken.join('\n')}`);
});
