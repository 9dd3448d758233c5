import type { Staff } from '#db/auth/actor.ts';
import { type ImportArticle, type ImportResult, importArticle } from '#db/commands/import/import-article.ts';
import { saveText } from '#db/commands/text/save-text.ts';
import { textHash } from '#db/text-hash.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';

export const TEST_ACTOR: Staff = { name: 'test', role: 'admin', userId: null };

/** A short document with every section, whose texts all begin with `name`. Its part ids are the same each time. */
export function buildDocument(name: string): ArticleDocument {
  const paragraph = (id: string) => ({ id, kind: 'paragraph' as const, text: `${name} ${id}.` });
  return {
    v: 2,
    headline: `${name} headline`,
    lede: `${name} lede.`,
    whyItMatters: { blocks: [paragraph('why1')] },
    keyPoints: { points: [{ id: 'point1', label: `${name} label`, text: `${name} point.` }] },
    analysis: {
      title: `${name} analysis`,
      parts: [{ id: 'part1', heading: `${name} heading`, blocks: [paragraph('text1'), paragraph('text2')] }],
    },
    insight: {
      title: `${name} insight`,
      items: [{ id: 'item1', kind: 'investors', label: `${name} investors`, blocks: [paragraph('text3')] }],
    },
    outlook: { blocks: [paragraph('text4')] },
  };
}

export type BuildArticle = Partial<
  Pick<ImportArticle, 'actor' | 'translationOf' | 'publish' | 'publishedAt' | 'slug' | 'authors'>
> & {
  locale?: Locale;
  category?: string;
  tags?: string[];
  document?: ArticleDocument;
};

/** Takes an article in by the command that staff use; published unless told otherwise. */
export async function buildArticle(name: string, options: BuildArticle = {}): Promise<ImportResult> {
  const { locale = 'en', document = buildDocument(name), publish = true, ...rest } = options;
  const result = await importArticle({
    actor: TEST_ACTOR,
    path: `/test/${name}.${locale}.txt`,
    sha256: JSON.stringify(document),
    text: name,
    parsed: {
      locale,
      document,
      categoryId: undefined,
      tagIds: [],
      proposedTags: [],
      sources: [],
      related: [],
      lines: [],
      unparsed: [],
      warnings: [],
      fields: {},
      holds: [],
    },
    publish,
    ...rest,
  });
  if (!result.ok) throw new Error(`The test article was refused: ${result.code}`);
  return result;
}

/** Changes the lede of a draft as the editor does; readers get it when it is published. */
export async function rewriteLede(asked: {
  articleId: number;
  was: string;
  value: string;
  locale?: Locale;
}): Promise<void> {
  const { articleId, was, value, locale = 'en' } = asked;
  const place = { section: 'head' as const, path: [] };
  const set = { do: 'set', locale, segment: 'lede', base: textHash(was), value, place } as const;
  const saved = await saveText({ actor: TEST_ACTOR, articleId, operations: [set] });
  if (!saved.ok || saved.conflicts.length > 0) throw new Error(`The lede was not “${was}”.`);
}
