import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import articles from '#content/articles.json' with { type: 'json' };
import { kindOfCover } from '#lib/cover/draw-cover.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';

/** The demo as a new store has it: ids in the order in which it is loaded, lists newest first. */
type Story = { id: number; category: string; tags: string[] };

const FOLDER = join(import.meta.dirname, '../../content/articles');

function tagsOf(key: string, locale: Locale): string[] {
  const text = readFileSync(join(FOLDER, `${key}.${locale}.txt`), 'utf8');
  const [, line = ''] = /^(?:Tags|タグ)[:：]\s*(.+)$/m.exec(text) ?? [];
  return line.split(/[、,]\s*/);
}

function storiesIn(locale: Locale): Story[] {
  return articles
    .flatMap(({ key, category, locales, ...dated }, index) => {
      const at = 'publishedAt' in dated ? dated.publishedAt : undefined;
      if (at === undefined || !locales.includes(locale)) return [];
      return [{ id: index + 1, category, tags: tagsOf(key, locale), at: Date.parse(at) }];
    })
    .sort((a, b) => b.at - a.at);
}

const kind = ({ id }: Story) => JSON.stringify(kindOfCover(id));

/** Stories that stand below one with a cover of their kind. */
const alike = (list: Story[]) =>
  list
    .filter((story, index) => index > 0 && kind(list[index - 1] ?? story) === kind(story))
    .map(({ id }) => id);

it.each(LOCALES)(
  'no two covers of the demo are alike in sight of each other, in whatever list in %s',
  (locale) => {
    const stories = storiesIn(locale);
    const lists = [
      stories,
      ...Object.values(Object.groupBy(stories, ({ category }) => category)).map((list) => list ?? []),
      ...[...new Set(stories.flatMap(({ tags }) => tags))].map((tag) =>
        stories.filter(({ tags }) => tags.includes(tag)),
      ),
    ];
    expect(lists.filter(({ length }) => length > 1).length).toBeGreaterThan(12);
    expect(lists.flatMap(alike)).toEqual([]);
    // At the top of the front page and in its sections nothing is alike, whatever stands between.
    const top = stories.slice(0, 3);
    const firsts = stories.filter(
      (story, index) =>
        index > 2 && stories.findIndex((each, n) => n > 2 && each.category === story.category) === index,
    );
    expect(new Set([...top, ...firsts].map(kind)).size).toBe(top.length + firsts.length);
    expect(firsts.length).toBeGreaterThan(4);
  },
);
