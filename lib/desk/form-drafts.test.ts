import { expect, it } from 'vitest';
import { FormDrafts } from './form-drafts.ts';

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const owner = { userId: 'aoi', articleId: 7 };
const draft = { url: { from: '', to: 'https://exa' } };

it('what is half-typed stands there again on the next page, with what it was typed over', () => {
  const storage = memory();
  new FormDrafts(storage, owner).set('source/3', draft);
  const again = new FormDrafts(storage, owner);
  expect(again.of('source/3')).toEqual(draft);
  expect([again.isLeft('source/3'), again.forms()]).toEqual([true, ['source/3']]);
  again.set('source/3', { url: { from: '', to: 'https://example.org' } });
  expect(again.isLeft('source/3')).toBe(false);
});

it('is another person’s, or another article’s, not', () => {
  const storage = memory();
  new FormDrafts(storage, owner).set('tag', draft);
  expect(new FormDrafts(storage, { ...owner, userId: 'ben' }).forms()).toEqual([]);
  expect(new FormDrafts(storage, { ...owner, articleId: 70 }).forms()).toEqual([]);
});

it('is gone once it is saved, given up, or typed back to nothing', () => {
  const storage = memory();
  const drafts = new FormDrafts(storage, owner);
  const told: string[] = [];
  drafts.subscribe((form) => told.push(form));
  drafts.set('a', draft);
  drafts.set('b', draft);
  drafts.drop('a');
  drafts.set('b', {});
  expect([drafts.forms(), storage.kept.size, told]).toEqual([[], 0, ['a', 'b', 'a', 'b']]);
});

it('lives as long as the page in a browser that keeps nothing, and what cannot be read is none', () => {
  const storage = memory();
  storage.kept.set('prism-desk-forms/aoi/7/tag', '{broken');
  storage.kept.set('prism-desk-forms/aoi/7/slug-en', '{"slug":"x"}');
  const full = {
    ...storage,
    length: storage.length,
    setItem() {
      throw new Error('Full.');
    },
  };
  const drafts = new FormDrafts(full, owner);
  expect(drafts.forms()).toEqual([]);
  drafts.set('tag', draft);
  expect(drafts.of('tag')).toEqual(draft);
});
