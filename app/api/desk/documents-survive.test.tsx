import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { ArticleSections } from '#components/article/article-sections.tsx';
import { saveText } from '#db/commands/text/save-text.ts';
import { getDraftArticle } from '#db/queries/desk/editor/get-draft-article.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { articleWords } from '#i18n/article-words.ts';
import { alignDocument } from '#lib/article/align.ts';
import { isDataCell } from '#lib/article/cell-value.ts';
import { type ArticleDocument, type Block, parseDocument, withoutPictures } from '#lib/article/document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { BLOCK_KINDS, namesOf, SHAPES } from '#lib/article/shapes.ts';
import { withSharedData } from '#lib/article/shared-data.ts';
import { shownBlocks } from '#lib/article/shown-blocks.ts';
import { listsIn, sectionList } from '#lib/article/walk.ts';
import { browserJournal } from '#lib/desk/manuscript/journal.ts';
import { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import { additionsAt, joinable, partOf, type Slot, withEmptySlots } from '#lib/desk/manuscript/slots.ts';
import { readArticleJson } from '#lib/import/article-json.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { toMarkup } from '#lib/markup.ts';
import { articleHtml } from '#lib/seo/article-html.ts';
import { articleJson } from '#lib/seo/article-json.ts';
import { articleMarkdown } from '#lib/seo/article-markdown.ts';
import { TEST_ACTOR as actor, buildArticle, buildDocument } from '#testing/build-article.ts';
import { memoryStorage, testTimers } from '#testing/desk/plain-server.ts';
import { type Chance, chanceOf, sentence, wordMaker, wordsIn } from '#testing/desk/words.ts';
import '#testing/setup/markup.ts';
import { openTestStore } from '#testing/test-store.ts';

/*
 * Articles of all blocks, as operations of the editor make them by chance: what the editor shows is what the store has, the page
 * and the machine formats say every word of it, its JSON is read back as the same document, and both languages stay side by side.
 *
 * DOCUMENT_RUNS=2000 DOCUMENT_SEED=7 asks for more, or for others.
 */
const RUNS = Number(process.env.DOCUMENT_RUNS ?? 6);
const SEED = Number(process.env.DOCUMENT_SEED ?? 13);

/** What breaks where somebody forgot to escape: in HTML, in XML, in Markdown, in tables, in lines. */
const HOSTILE = [
  '</script><script>alert(1)</script>',
  ']]>',
  '{a|b}',
  '<b>',
  'a|b\\|c',
  '&amp;&lt;',
  `w${'x'.repeat(200)}`,
  '\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627',
  '"\' style=x onload=y',
  '# [x](javascript:alert(1))',
];

type Desk = { manuscript: Manuscript; chance: Chance; word: (locale: Locale) => string };

const textFor = ({ chance, word }: Desk, locale: Locale) =>
  sentence(locale, word(locale)) + (chance.isHit(0.3) ? ` ${chance.pick(HOSTILE)}` : '');

const anySlot = ({ manuscript, chance }: Desk) => chance.pick(manuscript.slots());

/** Of a value, and of a cell with a number, an editor sees one field. */
const isShared = ({ manuscript }: Desk, { segment, kind }: Slot) =>
  kind === 'value' ||
  (kind === 'cell' && LOCALES.some((each) => isDataCell(manuscript.value(each, segment))));

const ACTS: Record<string, (desk: Desk) => void> = {
  add(desk) {
    const slot = anySlot(desk);
    const what = slot && desk.chance.pick(additionsAt(slot));
    if (slot && what) desk.manuscript.add(slot.segment, what, desk.chance.pick(LOCALES) ?? 'ja');
  },
  block(desk) {
    const slot = desk.manuscript.slots().findLast(({ place }) => place.section === 'outlook');
    if (slot) desk.manuscript.add(slot.segment, desk.chance.pick(BLOCK_KINDS) ?? 'table', 'ja');
  },
  fill(desk) {
    const { manuscript, chance } = desk;
    for (const slot of manuscript.slots()) {
      const { segment, kind } = slot;
      if (isShared(desk, slot) || !chance.isHit(kind === 'cell' ? 0.4 : 0.6)) continue;
      for (const locale of LOCALES) {
        if (manuscript.value(locale, segment) === '') manuscript.type(locale, segment, textFor(desk, locale));
      }
    }
  },
  value({ manuscript, chance }) {
    for (const slot of manuscript.slots()) {
      const { name } = namesOf(slot.segment);
      if (slot.kind === 'cell' && LOCALES.every((each) => manuscript.value(each, slot.segment) === '')) {
        manuscript.choose(slot.segment, chance.pick(['1,234.5', '-3%', '2024-03', '0']) ?? '');
      } else if (slot.kind === 'value' && chance.isHit(0.5)) {
        const field = SHAPES[partOf(slot)?.kind ?? 'paragraph'].find((each) => each.name === name);
        const values = field?.is === 'setting' ? ['', ...field.of] : VALUES[name];
        manuscript.choose(slot.segment, chance.pick(values ?? ['']) ?? '');
      }
    }
  },
  type(desk) {
    const [slot, locale] = [anySlot(desk), desk.chance.pick(LOCALES)];
    if (slot && locale && !isShared(desk, slot)) {
      desk.manuscript.type(locale, slot.segment, desk.chance.isHit(0.2) ? '' : textFor(desk, locale));
    }
  },
  move(desk) {
    const slot = anySlot(desk);
    if (slot) desk.manuscript.move(slot.segment, desk.chance.isHit(0.5) ? -1 : 1);
  },
  remove(desk) {
    const slot = anySlot(desk);
    if (slot) desk.manuscript.remove(slot.segment);
  },
  split(desk) {
    const [slot, locale] = [anySlot(desk), desk.chance.pick(LOCALES)];
    if (!slot || !locale || slot.kind === 'value') return;
    const { length } = desk.manuscript.value(locale, slot.segment);
    desk.manuscript.split(locale, slot.segment, length, length);
  },
  join({ manuscript, chance }) {
    const slots = manuscript.slots();
    const slot = chance.pick(slots.filter(({ segment }) => joinable(slots, segment)));
    if (slot) manuscript.join(chance.pick(LOCALES) ?? 'ja', slot.segment);
  },
  undo: ({ manuscript }) => void manuscript.undo(),
  redo: ({ manuscript }) => void manuscript.redo(),
};

const VALUES: Record<string, string[]> = {
  date: ['2024', '2024-03-15', '2024-Q1', '1960s', '</script>'],
  url: ['https://www.example.org/?a=1&b="<b>', 'javascript:alert(1)', ']]>'],
  media: ['7', ''],
};

let articles = 0;

async function play(acts: { does: string; chance: number }[]): Promise<void> {
  articles += 1;
  const word = wordMaker();
  const document = (locale: Locale) => ({ ...buildDocument(`${articles} ${locale}`) });
  const { ref } = await buildArticle(`${articles}`, {
    locale: 'ja',
    document: document('ja'),
    publish: false,
  });
  const { articleId } = ref;
  await buildArticle(`${articles} en`, {
    document: document('en'),
    translationOf: articleId,
    publish: false,
  });
  const read = async () => (await getEditor({ actor, articleId })) ?? undefined;
  const view = await read();
  if (!view) throw new Error('The article could not be read.');
  let ids = 0;
  const newId = () => `d${++ids}`;
  const timers = testTimers();
  const manuscript = new Manuscript({
    view,
    slots: withEmptySlots(view.rows, newId),
    newId,
    write: () => {},
    read,
    async send(operations) {
      const result = await saveText({ actor, articleId, operations });
      return result.ok ? { is: 'saved', result } : { is: 'refused', sentence: result.code };
    },
    journal: browserJournal(memoryStorage(), { userId: '1', articleId, tab: 't' }),
    timers,
  });
  for (const { does, chance } of acts) ACTS[does]?.({ manuscript, chance: chanceOf(chance), word });
  await manuscript.flush();
  expect(manuscript.saveState()).toMatchObject({ unsent: 0, conflicts: 0 });
  const stored = {} as Record<Locale, ArticleDocument>;
  for (const locale of LOCALES) {
    const article = await getDraftArticle({ actor, articleId, locale });
    if (!article) throw new Error('There is no draft.');
    stored[locale] = article.document;
    survives(article, manuscript, locale);
  }
  standTogether(stored);
}

type Article = NonNullable<Awaited<ReturnType<typeof getDraftArticle>>>;

function survives(article: Article, manuscript: Manuscript, locale: Locale): void {
  const { document } = article;
  expect(parseDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
  const segments = segmentsOf(document);
  for (const { id, text } of segments) {
    const shown = manuscript.value(locale, id);
    if (wordsIn(text).length > 0) expect(wordsIn(shown)).toEqual(wordsIn(text));
  }
  const words = articleWords(locale);
  const json = articleJson(article, words, 'https://news.example');
  const back = readArticleJson(json, { vocabulary: { categories: [], tags: [] } });
  expect(back?.ok && back.article.document).toEqual(withoutPictures(document).document);

  const page = toMarkup()(
    (<ArticleSections document={document} locale={locale} sourceCount={0} pictures={{}} />) as never,
  );
  const feed = articleHtml(article, words, 'https://news.example');
  const markdown = articleMarkdown(article, words, 'https://news.example');
  const plain = (html: string) => html.replace(/<[^>]*>|\u200B/g, '');
  expect([...dangersIn(page), ...dangersIn(feed)]).toEqual([]);
  // Pictures are not in this store, and a timeline in which nothing happens is not drawn.
  const notDrawn = listsIn(document)
    .flatMap(({ of, parts }) => (of === 'block' ? (parts as unknown as Block[]) : []))
    .filter((block) => shownBlocks([block]).length === 0)
    .map(({ id }) => id);
  const told = segments.filter(
    ({ id, kind }) =>
      !['headline', 'lede', 'caption', 'alt', 'credit'].includes(kind) &&
      !notDrawn.includes(namesOf(id).part),
  );
  for (const { id, kind, text } of told) {
    for (const each of wordsIn(text)) {
      expect(plain(page), `page: ${kind} ${id}`).toContain(each);
      expect(plain(feed), `feed: ${kind} ${id}`).toContain(each);
      expect(markdown, `markdown: ${kind} ${id}`).toContain(each);
    }
  }
}

/** What a text may never become: a program, or a look of its own. */
function dangersIn(html: string): string[] {
  return [...parseHTML(`<body>${html}</body>`).document.querySelectorAll('*')].flatMap((element) => [
    ...(/^(script|style|iframe)$/i.test(element.tagName) ? [element.outerHTML] : []),
    ...[...element.attributes]
      .filter(({ name, value }) => /^(on|style)/.test(name) || /^\s*javascript:/i.test(value))
      .map(({ name, value }) => `${name}=${value}`),
  ]);
}

/** What both languages have stands in one order, is of one kind, and has the same data; and a file of one is told part by part. */
function standTogether({ ja, en }: Record<Locale, ArticleDocument>): void {
  expect(withSharedData(en, ja)).toEqual(en);
  expect(withSharedData(ja, en)).toEqual(ja);
  const places = (document: ArticleDocument) =>
    listsIn(document).flatMap(({ of, parts, owner }) =>
      parts.map(({ id, kind }) => ({ id, of, kind, in: owner?.id })),
    );
  const [one, other] = [places(ja), places(en)];
  const has = (list: typeof one) => new Set(list.map(({ id }) => id));
  const [inJa, inEn] = [has(one), has(other)];
  expect(one.filter(({ id }) => inEn.has(id))).toEqual(other.filter(({ id }) => inJa.has(id)));

  const file = withFreshIds(ja);
  expect(alignDocument(file, ja)).toEqual({ document: ja, unaligned: [] });
  const blocks = ja.outlook?.blocks ?? [];
  if (blocks.length < 2) return;
  const fewer = structuredClone(file);
  const list = sectionList(fewer, 'outlook').parts;
  list.splice(1, 1);
  list.push({ id: 'added', kind: 'paragraph', text: 'Added.' });
  const aligned = alignDocument(fewer, ja).document.outlook?.blocks ?? [];
  const kept = blocks.filter((_, index) => index !== 1);
  expect(aligned.slice(0, -1)).toEqual(kept);
}

/** The same document as another file has it. */
function withFreshIds(document: ArticleDocument): ArticleDocument {
  const fresh = new Map<string, string>();
  for (const { parts } of listsIn(document)) for (const { id } of parts) fresh.set(id, `f${fresh.size}`);
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => {
        if (key === 'id') return [key, fresh.get(each as string)];
        if (key !== 'cells') return [key, rename(each)];
        return [
          key,
          Object.fromEntries(Object.entries(each as object).map(([id, text]) => [fresh.get(id), text])),
        ];
      }),
    );
  };
  return rename(document) as ArticleDocument;
}

it('an article of all blocks is the same in editor, store, page, JSON and import', {
  timeout: 3_600_000,
}, async () => {
  using _ = await openTestStore();
  const act = fc.record({
    does: fc.constantFrom(...Object.keys(ACTS), 'add', 'block', 'fill'),
    chance: fc.nat(),
  });
  const acts = fc.array(act, { minLength: 4, maxLength: 40, size: 'max' });
  await fc.assert(fc.asyncProperty(acts, play), {
    numRuns: RUNS,
    seed: SEED,
    unbiased: true,
    endOnFailure: true,
  });
});
