import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptPictures } from './kept-pictures.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prism-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = () => readdirSync(folder).sort();

it('what was written is read again, and nothing else is there', async () => {
  const kept = keptPictures({ folder: join(folder, 'new'), most: 1000 });
  expect(await kept.read('a.jpg')).toBeNull();
  await kept.write('a.jpg', Buffer.from('bytes'));
  expect(String(await kept.read('a.jpg'))).toBe('bytes');
  expect(readdirSync(join(folder, 'new'))).toEqual(['a.jpg']);
});

it('the oldest go when there are too many, whoever wrote them', async () => {
  const kept = keptPictures({ folder, most: 1000 });
  for (const [age, name] of ['c.jpg', 'b.jpg', 'a.jpg'].entries()) {
    writeFileSync(join(folder, name), Buffer.alloc(300));
    utimesSync(join(folder, name), 1_700_000_000 - age, 1_700_000_000 - age);
  }
  // 1,200 bytes with this one, of which a sixteenth less than 1,000 stay.
  await kept.write('d.jpg', Buffer.alloc(300));
  expect(names()).toEqual(['b.jpg', 'c.jpg', 'd.jpg']);
  await kept.write('e.jpg', Buffer.alloc(300));
  expect(names()).toEqual(['c.jpg', 'd.jpg', 'e.jpg']);
});

it('with no room at all nothing stays', async () => {
  const kept = keptPictures({ folder, most: 0 });
  await kept.write('a.jpg', Buffer.alloc(10));
  await kept.write('b.jpg', Buffer.alloc(10));
  expect(names()).toEqual([]);
});
