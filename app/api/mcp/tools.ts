import { z } from 'zod';
import type { TokenActor } from '#db/auth/actor.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { saveText } from '#db/commands/text/save-text.ts';
import { getApiArticle } from '#db/queries/api/get-api-article.ts';
import { listApiEditions } from '#db/queries/api/list-api-editions.ts';
import { getEditionDraft } from '#db/queries/desk/editor/get-edition-draft.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { listArticles } from '#db/queries/desk/list/list-articles.ts';
import { draftsOf } from '#db/queries/editions/drafts-of.ts';
import { searchArticles } from '#db/queries/search/search-articles.ts';
import { theStore } from '#db/store.ts';
import { textHash } from '#db/text-hash.ts';
import { alignedSegments, foundAnswer } from '#lib/api/answers.ts';
import { newArticle } from '#lib/api/write-schemas.ts';
import { rowsOf } from '#lib/desk/rows-of.ts';
import { LOCALES, otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { LONGEST_QUERY } from '#lib/search/query.ts';
import { RESULTS_PER_PAGE } from '#lib/search/question.ts';
import { editionSummary } from '#lib/seo/article-json.ts';
import type { TokenScope } from '#lib/token-scopes.ts';
import { beginArticle, standingAnswer } from '../programs/edition.ts';
import type { Failure } from '../programs/problem-answer.ts';

export type Tool<Schema extends z.ZodType> = {
  description: string;
  schema: Schema;
  /** What the token has to be good for; without it any token will do. */
  scope?: TokenScope;
  reads?: true;
  run: (asked: {
    actor: TokenActor;
    scopes: readonly TokenScope[];
    input: z.output<Schema>;
  }) => Promise<{ ok: true; body: unknown } | Failure>;
};

const tool = <Schema extends z.ZodType>(about: Tool<Schema>) => about;

const locale = z.enum(LOCALES);
const articleId = z.int().positive();
const version = z.int().positive().meta({ description: 'The version of the edition that was read.' });

const missing = (id: number): Failure => ({
  ok: false,
  code: 'unknown-article',
  detail: { articleId: id },
});

export const TOOLS = {
  list_articles: tool({
    description:
      'Articles, the latest first. With the scope drafts:read all that there are, with their state; else those that readers see.',
    schema: z.strictObject({ locale, limit: z.int().min(1).max(50).default(20) }),
    reads: true,
    async run({ actor, scopes, input }) {
      if (scopes.includes('drafts:read')) {
        const { limit } = input;
        const { entries } = await listArticles({ actor, filter: {}, namesIn: input.locale, limit });
        return { ok: true, body: entries };
      }
      const found = await listApiEditions({ order: 'newest', locales: [input.locale], limit: input.limit });
      const { siteUrl } = processSettings();
      return { ok: true, body: found.map((each) => editionSummary(each, siteUrl)) };
    },
  }),

  read_article: tool({
    description:
      'One article: its texts in both languages side by side. With the scope drafts:read the drafts, with the version of each edition; else what readers see.',
    schema: z.strictObject({ articleId }),
    reads: true,
    async run({ actor, scopes, input }) {
      const id = input.articleId;
      if (!scopes.includes('drafts:read')) {
        const editions = await getApiArticle(id);
        const [first] = editions;
        if (!first) return missing(id);
        const documents = Object.fromEntries(editions.map((each) => [each.locale, each.document]));
        return {
          ok: true,
          body: { articleId: id, segments: alignedSegments(documents, first.originLocale) },
        };
      }
      const drafts = await Promise.all(
        LOCALES.map((each) => getEditionDraft({ actor, articleId: id, locale: each })),
      );
      const found = drafts.filter((draft) => draft !== null);
      const [first] = found;
      if (!first) return missing(id);
      const documents = Object.fromEntries(found.map((each) => [each.locale, each.document]));
      const editions = found.map(({ document: _, ...edition }) => edition);
      return {
        ok: true,
        body: { articleId: id, editions, documents, segments: alignedSegments(documents, first.locale) },
      };
    },
  }),

  search: tool({
    description:
      'Articles that have some words, the most relevant first: words, "in a row", -without, OR, begins*. With the scope drafts:read in all texts, drafts included, the latest first, with their state; else in what readers see.',
    schema: z.strictObject({ query: z.string().min(1).max(LONGEST_QUERY), locale }),
    reads: true,
    async run({ actor, scopes, input }) {
      const { query, locale: namesIn } = input;
      if (scopes.includes('drafts:read')) {
        const { entries, inText } = await listArticles({
          actor,
          filter: { text: query },
          namesIn,
          limit: RESULTS_PER_PAGE,
        });
        return {
          ok: true,
          body: entries.map((each) => ({ ...each, inTextOnly: inText.has(each.articleId) })),
        };
      }
      const { siteUrl } = processSettings();
      const found = await searchArticles({
        typed: query,
        locale: namesIn,
        order: { by: 'relevance', page: 1 },
      });
      return { ok: true, body: found.stories.map((story) => foundAnswer(story, { siteUrl, namesIn })) };
    },
  }),

  draft_article: tool({
    description: 'Creates an article, or a translation of one, as a draft.',
    schema: newArticle,
    scope: 'drafts:write',
    run: beginArticle,
  }),

  translate_segment: tool({
    description:
      'Writes the translation of one text into the draft of a language. `seen` is what stood there when it was read, null where nothing did; when something else stands there by now, nothing is written.',
    schema: z.strictObject({
      articleId,
      into: locale,
      segment: z.string().max(60).meta({ description: 'The id of the text, such as headline or a1b2c3.' }),
      text: z.string(),
      seen: z.string().nullable().default(null),
    }),
    scope: 'drafts:write',
    async run({ actor, input }) {
      const { into, segment, seen, text } = input;
      const drafts = await draftsOf(theStore().read, input.articleId);
      const source = otherLocale(into);
      const documents = { ja: drafts.ja?.document, en: drafts.en?.document };
      const row = rowsOf(definedOf(documents), source).find((each) => each.segment === segment);
      if (!row?.texts[source]) return { ok: false, code: 'misplaced', detail: {} };
      const saved = await saveText({
        actor,
        articleId: input.articleId,
        kind: 'save',
        operations: [
          {
            do: 'set',
            locale: into,
            segment,
            base: seen === null ? null : textHash(seen),
            value: text,
            place: row.place,
          },
        ],
      });
      if (!saved.ok) return saved;
      const { versions, conflicts, refused } = saved;
      if (conflicts.length > 0 || refused.length > 0) {
        return { ok: false, code: 'moved-on', detail: { articleId: input.articleId, locale: into } };
      }
      return { ok: true, body: { articleId: input.articleId, versions } };
    },
  }),

  check_problems: tool({
    description:
      'What stands in the way of publishing the draft of an edition: `blocks` forbids it, `warns` does not.',
    schema: z.strictObject({ articleId, locale }),
    scope: 'drafts:read',
    reads: true,
    async run({ actor, input }) {
      const view = await getEditor({ actor, articleId: input.articleId });
      const edition = view?.editions[input.locale];
      return edition ? { ok: true, body: edition.problems } : missing(input.articleId);
    },
  }),

  publish: tool({
    description: 'Publishes the draft of an edition.',
    schema: z.strictObject({ articleId, locale, version }),
    scope: 'publish',
    async run({ actor, input }) {
      const { version: seen, ...ref } = input;
      const done = await publishEdition({ actor, ...ref, version: seen });
      return done.ok ? standingAnswer(ref, done) : done;
    },
  }),
};

const definedOf = <T extends object>(values: { [K in keyof T]: T[K] | undefined }) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
