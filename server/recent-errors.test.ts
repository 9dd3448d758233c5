import { expect, it } from 'vitest';
import { noteError, recentErrors } from './recent-errors.ts';

const hour = (n: number) => new Date(Date.UTC(2026, 10, 3) + n * 3_600_000);

it('knows how many errors a day had, and of the newest its sentence and number, and nothing that was sent', () => {
  expect(recentErrors(hour(0))).toEqual({ count: 0, newest: null });
  noteError([{ tables: ['edition'] }, 'the store is damaged'], hour(0));
  const err = Object.assign(new Error('mio@example.org wrote 四条'), { code: 'SQLITE_FULL' });
  noteError([{ id: 'req-1f', err, path: '/ja/search?q=mio' }, 'a request failed'], hour(5));
  noteError(['the sentence alone'], hour(6));
  noteError([{ id: 'mio@example.org', err: { code: 'mio@example.org' } }, 'a request failed'], hour(7));
  expect(recentErrors(hour(8))).toEqual({
    count: 4,
    newest: { at: hour(7), what: 'a request failed', code: null, requestId: null },
  });
  expect(JSON.stringify(recentErrors(hour(8)))).not.toContain('mio');
  // Those of the first hour are over.
  expect(recentErrors(hour(24)).count).toBe(3);
  noteError([{ id: 'req-2', err }, 'a request failed'], hour(30));
  expect(recentErrors(hour(30))).toMatchObject({
    count: 2,
    newest: { what: 'a request failed', code: 'SQLITE_FULL', requestId: 'req-2' },
  });
  expect(recentErrors(hour(60))).toEqual({ count: 0, newest: null });
});
