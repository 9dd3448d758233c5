import { describe, expect, it } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { damageTable } from '#testing/damage-page.ts';
import { openTestStore } from '#testing/test-store.ts';
import { findDamage } from './find-damage.ts';

describe('the search for damage', () => {
  it('finds none in a whole store, and names the tables whose pages are lost', async () => {
    using test = await openTestStore();
    await buildArticle('Tides');
    const { file } = test.store;
    expect(findDamage(file)).toEqual([]);
    damageTable(file, 'revision');
    damageTable(file, 'epoch');
    expect(findDamage(file).sort()).toEqual(['epoch', 'revision']);
  });

  it('names the table whose index is lost', async () => {
    using test = await openTestStore();
    damageTable(test.store.file, 'sqlite_autoindex_setting_1');
    expect(findDamage(test.store.file)).toEqual(['setting']);
  });

  it('names the list of tables when that cannot be read', async () => {
    using test = await openTestStore();
    damageTable(test.store.file, 'sqlite_schema');
    expect(findDamage(test.store.file)).toEqual(['sqlite_schema']);
  });
});
