import { eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Actor } from '#db/auth/actor.ts';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { bulkArticles } from '#db/commands/editions/bulk-articles.ts';
import { correctEdition } from '#db/commands/editions/correct-edition.ts';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { restoreArticle } from '#db/commands/editions/restore-article.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { addMedia } from '#db/commands/facts/add-media.ts';
import { saveFacts } from '#db/commands/facts/save-facts.ts';
import { endPlacement, orderPlacements } from '#db/commands/front/edit-board.ts';
import { placeArticle, unplaceArticle } from '#db/commands/front/place-article.ts';
import { endBanner, setBanner } from '#db/commands/front/set-banner.ts';
import { undoBoard } from '#db/commands/front/undo-board.ts';
import { mergeTopic, unmergeTopic } from '#db/commands/topics/merge-topic.ts';
import { saveTopic } from '#db/commands/topics/save-topic.ts';
import { factsOf } from '#db/queries/desk/editor/facts-of.ts';
import { getFrontBoard } from '#db/queries/desk/front/get-front-board.ts';
import { deskTopic, TOPIC_TABLES } from '#db/queries/desk/topics/desk-topic.ts';
import { article, articleTag, category, edition, listing, slug, tag } from '#db/schema.ts';
import { theStore } from '#db/store.ts';
import { type Order, printPosition } from '#lib/api/position.ts';
import type { DeskTopic, TopicKind } from '#lib/desk/topics.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import { type Random, randomFrom } from '#scripts/bench/random.ts';
import { buildArticle, buildDocument } from '../build-article.ts';
import { paint } from '../pictures.ts';

const actor: Actor = { name: 'oracle', role: 'admin', userId: null };
const MINUTE = 60_000;
const CATEGORIES = ['science', 'culture', 'economy'];
const TAGS = ['Ocean', 'Weather', 'Music', 'Rain', 'Tides'];

type Ref = { articleId: number; locale: Locale };
/** Does something to a store by chance. May be refused: that is a change of nothing. */
type Verb = (random: Random, ref: Ref) => Promise<unknown>;

const soon = (random: Random) => new Date(theStore().now().getTime() + random.number(1, 30) * MINUTE);

/** What is in the trash, or was withdrawn, takes no text. */
const takeIn: typeof buildArticle = (name, options) =>
  buildArticle(name, options).catch((error) => {
    if (String(error).includes('was refused')) return undefined as never;
    throw error;
  });

/** A text in a language, so that it may be published in it. */
function textIn(locale: Locale, name: string) {
  const document = buildDocument(name);
  return locale === 'en'
    ? document
    : { ...document, lede: `${name}：潮の満ち引きは月と太陽の引力で起きる。` };
}

async function write(random: Random, translationOf?: Ref): Promise<unknown> {
  const locale = translationOf ? otherLocale(translationOf.locale) : random.pick(LOCALES);
  const name = `Story ${random.number(1, 1e9)}`;
  return takeIn(name, {
    actor,
    locale,
    document: textIn(locale, name),
    publish: random.number(1, 4) > 1,
    ...(translationOf
      ? { translationOf: translationOf.articleId }
      : { category: random.pick(CATEGORIES), tags: random.some(TAGS, random.number(0, 3)) }),
    ...(random.number(1, 3) === 1 && {
      publishedAt: new Date(theStore().now().getTime() - random.number(0, 90) * 24 * 60 * MINUTE),
    }),
  });
}

/** A new text for an edition that is there. */
async function rewrite(random: Random, { articleId, locale }: Ref): Promise<unknown> {
  const { read } = theStore();
  const [row] = await read.execute<{ path: string }>(
    sql`select path from import_record where article_id = ${articleId} and locale = ${locale} order by id desc limit 1`,
  );
  const name = row?.path.replace(/^\/test\/(.*)\.(ja|en)\.txt$/, '$1');
  if (!name) return undefined;
  const text = textIn(locale, name);
  const document =
    random.number(1, 2) === 1
      ? { ...text, outlook: { blocks: [] } }
      : { ...text, headline: `${name} again ${random.number(1, 99)}` };
  return takeIn(name, { actor, locale, document, publish: random.number(1, 2) === 1 });
}

async function changeFacts(random: Random, { articleId }: Ref): Promise<unknown> {
  const { read } = theStore();
  const { versions } = await factsOf(read, articleId);
  const categories = await read.select({ id: category.id }).from(category);
  const tags = await read.select({ id: tag.id }).from(tag).where(isNull(tag.mergedIntoId)).limit(20);
  const address = `https://source.example/${random.number(1, 3)}`;
  const title = `Source ${random.number(1, 99)}`;
  const change = random.pick([
    { categoryId: random.pick(categories).id },
    { tags: random.some(tags, 2) },
    { tags: [] },
    { authors: random.pick([[], [{ id: 1 }], [{ id: 1, contribution: 'editing' as const }]]) },
    { sources: [{ url: address, names: { en: { title }, ja: { title } } }] },
    { hero: null },
  ]);
  return saveFacts({ actor, articleId, change: { versions, ...change } });
}

const painted = (r: number, b: number) => {
  let bytes: Promise<Buffer> | undefined;
  return () => (bytes ??= paint(320, 240, { r, g: 40, b }).then((picture) => picture.jpeg().toBuffer()));
};
const RED = painted(200, 40);
const BLUE = painted(40, 200);

/** One of two pictures, which several articles share: shown by one more, or called otherwise. */
async function showPicture(random: Random, { articleId }: Ref): Promise<unknown> {
  const alt = `Alt ${random.number(1, 99)}`;
  return addMedia({
    actor,
    bytes: await random.pick([RED, BLUE])(),
    credit: 'A photographer',
    texts: { en: { alt }, ja: { alt } },
    ...(random.number(1, 2) === 1 && { articleId }),
  });
}

/** The second row in another order, something of the board taken off, the last act taken back, a banner taken down. */
async function arrange(random: Random, { locale }: Ref): Promise<unknown> {
  const view = await getFrontBoard({ actor, locale });
  if (!view) return undefined;
  const { board, banners } = view;
  const { lead, second } = board.placements;
  const [placement, banner] = [[...lead, ...second][0], banners.banners[0]];
  const acts = [
    () => orderPlacements({ actor, locale, order: second.map(({ id }) => id).reverse() }),
    () => board.last && undoBoard({ actor, locale, act: board.last.id }),
    () => placement && endPlacement({ actor, locale, id: placement.id }),
    () => banner && endBanner({ actor, locale, id: banner.id }),
  ];
  return random.pick(acts)();
}

/** What a topic is called, and where it is. */
const renames: Verb = async (random) => {
  const name = `Name ${random.number(1, 99)}`;
  const topic = await anyTopic(random, random.pick(['category', 'author', 'tag'] as const));
  if (!topic) return undefined;
  const { kind, id, words, aliases, links } = topic;
  const en = { ...words.en, name, slug: random.pick(['', `name-${random.number(1, 9)}`]), description: name };
  return saveTopic({ actor, kind, id, words: { ja: { ...words.ja, role: name }, en }, aliases, links });
};

/** Two topics become one, and two again. */
const merges: Verb = async (random) => {
  const kind = random.pick(['tag', 'tag', 'author', 'category'] as const);
  const [one, other] = [await anyTopic(random, kind), await anyTopic(random, kind)];
  return one && other && mergeTopic({ actor, kind, id: one.id, into: other.id });
};

const unmerges: Verb = async (random) => {
  const kind = random.pick(['tag', 'author', 'category'] as const);
  const table = TOPIC_TABLES[kind];
  const merged = await theStore()
    .read.select({ id: table.id })
    .from(table)
    .where(isNotNull(table.mergedIntoId));
  return merged.length > 0 ? unmergeTopic({ actor, kind, id: random.pick(merged).id }) : undefined;
};

/** Of tags, one that an article carries: there are hundreds. */
async function anyTopic(random: Random, kind: TopicKind): Promise<DeskTopic | null> {
  const { read } = theStore();
  const table = TOPIC_TABLES[kind];
  const rows =
    kind === 'tag'
      ? await read.selectDistinct({ id: articleTag.tagId }).from(articleTag)
      : await read.select({ id: table.id }).from(table).where(isNull(table.mergedIntoId));
  return rows.length > 0 ? deskTopic(read, kind, random.pick(rows).id) : null;
}

const VERBS: Record<string, Verb> = {
  write: (random) => write(random),
  translate: (random, ref) => write(random, ref),
  rewrite,
  publish: (_, ref) => publishEdition({ actor, ...ref }),
  schedule: (random, ref) => scheduleEdition({ actor, ...ref, at: soon(random) }),
  embargo: (random, ref) => embargoEdition({ actor, ...ref, until: soon(random) }),
  unpublish: (random, ref) =>
    unpublishEdition({ actor, ...ref, ...(random.number(1, 3) > 1 && { at: soon(random) }) }),
  withdraw: (random, ref) => withdrawEdition({ actor, ...ref, reason: `Wrong ${random.number(1, 99)}` }),
  restore: (_, { articleId }) => restoreArticle({ actor, articleId }),
  trash: (_, { articleId }) => trashArticle({ actor, articleId }),
  move: (random, ref) => moveEdition({ actor, ...ref, slug: `address-${random.number(1, 12)}` }),
  correct: (random, ref) => correctEdition({ actor, ...ref, text: `Note ${random.number(1, 99)}` }),
  place: (random, ref) =>
    placeArticle({
      actor,
      ...ref,
      slot: random.pick(['lead', 'second']),
      ...(random.number(1, 3) === 1 && { headline: `Front ${random.number(1, 99)}` }),
      ...(random.number(1, 2) === 1 && { endsAt: soon(random) }),
    }),
  unplace: (_, ref) => unplaceArticle({ actor, ...ref }),
  banner: (random, { articleId, locale }) =>
    setBanner({
      actor,
      locale,
      text: `Breaking ${random.number(1, 99)}`,
      ...random.pick([{ articleId }, { url: 'https://breaking.example/' }, {}]),
      ...(random.number(1, 2) === 1 && { startsAt: soon(random) }),
      endsAt: new Date(soon(random).getTime() + 30 * MINUTE),
    }),
  board: arrange,
  changeFacts,
  showPicture,
  renames,
  merges,
  unmerges,
  bulk: async (random) => {
    const rows = await theStore().read.select({ id: article.id }).from(article);
    const ids = random.some(rows, 5).map(({ id }) => id);
    const kind = random.pick(['trash', 'restore', 'add-tag'] as const);
    const action =
      kind === 'add-tag' ? { kind, tagId: 1 } : kind === 'trash' ? { kind, pages: 10 } : { kind };
    return bulkArticles({ actor, articleIds: ids, action });
  },
};

/** What machines read. The news are not among it: a clock outdates them by design, an hour late (db/queries/sitemaps/list-news.ts). */
function filesFor(entities: string[]): string[] {
  const files = { articles: '.json', categories: '/atom.xml', tags: '/feed.xml', authors: '/feed.xml' };
  return [
    '/sitemap.xml',
    ...['pages', 'articles-0', 'tags-0', 'authors-0'].map((name) => `/sitemaps/${name}.xml`),
    ...LOCALES.flatMap((locale) => [`/${locale}/feed.json`, `/${locale}/smartnews.xml`]),
    ...entities.map((path) => path + files[path.split('/')[2] as keyof typeof files]),
  ];
}

/** What programs read: lists from several places, and every article that there is. */
function apiFor(places: { publishedAt: Date; articleId: number; locale: Locale }[]): string[] {
  const [first, last] = [places[0], places.at(-1)];
  const since = first?.publishedAt.toISOString() ?? '';
  const behind = (order: Order) =>
    last ? `&cursor=${printPosition({ ...last, order, at: last.publishedAt.getTime() })}` : '';
  return [
    'articles',
    'articles?locale=ja&limit=3',
    'articles?tag=ocean',
    'articles?author=newsroom&limit=5',
    `articles?since=${since}`,
    `articles?limit=4${behind('newest')}`,
    'articles?changed-since=2026-01-01&limit=100',
    'articles?locale=en&changed-since=2026-01-01&limit=2',
    `articles?changed-since=${since}&limit=3${behind('changes')}`,
    'categories',
    'tags?limit=100',
    'authors',
    ...new Set(places.map(({ articleId }) => `articles/${articleId}`)),
  ].map((path) => `/api/v1/${path}`);
}

/** More articles than this make a run slow, and find nothing more. */
const MOST_ARTICLES = 60;

/**
 * Does one thing to the store of this process: which, and to what, is decided by the seed and by what is there.
 * @returns what was done, in a word
 */
export async function doSomething(seed: number): Promise<string> {
  const random = randomFrom(seed);
  const { read } = theStore();
  const editions = await read
    .select({ articleId: edition.articleId, locale: edition.locale })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId));
  const isEnough = editions.length >= MOST_ARTICLES;
  const names = Object.keys(VERBS).filter((name) => !isEnough || !['write', 'translate'].includes(name));
  const name = editions.length < 12 ? 'write' : random.pick(names);
  await VERBS[name]?.(random, editions.length > 0 ? random.pick(editions) : { articleId: 0, locale: 'en' });
  return name;
}

/** Every address that readers may ask for, former ones and such of the trash among them. */
export async function addresses(): Promise<string[]> {
  const { read } = theStore();
  const rows = await read.select().from(slug).where(ne(slug.entityId, 0));
  const rooms = { article: 'articles', category: 'categories', tag: 'tags', author: 'authors' };
  const used = new Set((await read.select({ id: articleTag.tagId }).from(articleTag)).map(({ id }) => id));
  const entities = rows
    .filter(({ scope, entityId }) => scope !== 'tag' || used.has(entityId))
    .map((row) => `/${row.locale}/${rooms[row.scope]}/${encodeURIComponent(row.slug)}`);
  const ofStories = ne(listing.kind, 'changed');
  const months = await read.selectDistinct({ at: listing.publishedAt }).from(listing).where(ofStories);
  const places = await read.select().from(listing).where(ofStories);
  const deep = places.map(
    ({ locale, publishedAt, articleId }) =>
      `/${locale}/authors/newsroom?after=${publishedAt.getTime()}-${articleId}`,
  );
  const fixed = LOCALES.flatMap((locale) => [
    `/${locale}`,
    `/${locale}/archive`,
    `/${locale}/corrections`,
    `/${locale}/about`,
    ...Object.values(rooms).flatMap((room) => (room === 'articles' ? [] : [`/${locale}/${room}`])),
    ...months.map(({ at }) => `/${locale}/archive/${at.toISOString().slice(0, 7)}`),
  ]);
  return [
    ...new Set(['/robots.txt', ...fixed, ...entities, ...deep, ...filesFor(entities), ...apiFor(places)]),
  ];
}
