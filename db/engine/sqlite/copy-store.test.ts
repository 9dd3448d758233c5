import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestStore } from '#testing/test-store.ts';
import { copyStore, PERSONAL_TABLES, summarizeStore } from './copy-store.ts';

/** Tables whose rows are what a site has published or prepared, and what is derived from it. */
const CONTENT_TABLES = [
  'alias',
  'announced',
  'article',
  'article_author',
  'article_picture',
  'article_source',
  'article_tag',
  'assignment',
  'audit',
  'author',
  'author_name',
  'banner',
  'category',
  'category_name',
  'change',
  'check_tick',
  'correction',
  'desk_entry',
  'desk_facet',
  'edition',
  'epoch',
  'hand_over',
  'import_record',
  'listing',
  'media',
  'media_text',
  'migration',
  'note',
  'outbox_state',
  'placement',
  'proposed_correction',
  'related',
  'related_due',
  'related_pick',
  'revision',
  'segment',
  'setting',
  'slug',
  'source',
  'source_name',
  'structural_step',
  'tag',
  'tag_name',
];

it('every table is either content, or goes from a copy of the content', async () => {
  using test = await openTestStore();
  const copy = join(test.dataDir, 'copy.db');
  await copyStore(test.dataDir, copy);
  const { rows, files, migration } = summarizeStore(copy);
  expect(Object.keys(rows)).toEqual([...CONTENT_TABLES, ...PERSONAL_TABLES].toSorted());
  expect(files).toEqual([]);
  expect(migration).toMatch(/^\d{4}_/);
});
