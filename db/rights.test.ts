import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#lib/rights.ts';
import { addMedia } from './commands/add-media.ts';
import { type BulkAction, bulkArticles } from './commands/bulk-articles.ts';
import type { Actor } from './commands/command.ts';
import { correctEdition } from './commands/correct-edition.ts';
import { createArticle } from './commands/create-article.ts';
import { embargoEdition } from './commands/embargo-edition.ts';
import { importArticle } from './commands/import-article.ts';
import { moveEdition } from './commands/move-edition.ts';
import { notePresence } from './commands/note-presence.ts';
import { changeRole } from './commands/people/change-role.ts';
import { disablePerson } from './commands/people/disable-person.ts';
import { enablePerson } from './commands/people/enable-person.ts';
import { endSessions } from './commands/people/end-sessions.ts';
import { invitePerson } from './commands/people/invite-person.ts';
import { removePerson } from './commands/people/remove-person.ts';
import { resetSignIn } from './commands/people/reset-sign-in.ts';
import { revokeInvitation } from './commands/people/revoke-invitation.ts';
import { placeArticle, unplaceArticle } from './commands/place-article.ts';
import { publishEdition } from './commands/publish-edition.ts';
import { restoreArticle } from './commands/restore-article.ts';
import { restoreRevision } from './commands/restore-revision.ts';
import { saveFacts } from './commands/save-facts.ts';
import { saveText } from './commands/save-text.ts';
import { scheduleEdition } from './commands/schedule-edition.ts';
import { setHero } from './commands/set-hero.ts';
import { trashArticle } from './commands/trash-article.ts';
import { unpublishEdition } from './commands/unpublish-edition.ts';
import { withdrawEdition } from './commands/withdraw-edition.ts';
import { paint } from './media/testing.ts';
import { compareRevisions } from './queries/desk/compare-revisions.ts';
import { deskEntries } from './queries/desk/desk-entries.ts';
import { factsOf } from './queries/desk/facts-of.ts';
import { findImport } from './queries/desk/find-import.ts';
import { getDraftArticle } from './queries/desk/get-draft-article.ts';
import { getEditor } from './queries/desk/get-editor.ts';
import { listArticles } from './queries/desk/list-articles.ts';
import { listPeople } from './queries/desk/list-people.ts';
import { listPictures } from './queries/desk/list-pictures.ts';
import { findRevisions, listRevisions } from './queries/desk/list-revisions.ts';
import { needsMe } from './queries/desk/needs-me.ts';
import { slugState } from './queries/desk/slug-state.ts';
import { draftsOf } from './queries/drafts-of.ts';
import { theStore } from './store.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from './testing/build-article.ts';
import { openTestStore, START, type TestStore } from './testing/test-store.ts';

/*
 * Who may do what, once more and by hand, held against what the verbs and queries really do. Whoever adds one adds a line
 * here: the first test fails until they do. That routes and pages ask at all is held by scripts/rights.test.ts.
 */

/** How far a role reaches: every article, its own, its own that nobody has read, or none at all. */
type Reach = 'all' | 'own' | 'unread' | 'none';

/** Reaches in the order of the roles: writer, translator, editor, admin. */
type Reaches = readonly [Reach, Reach, Reach, Reach];

/** @param name of the article: its headline, and the file it came from */
type Ask = (actor: Actor, articleId: number, name: string) => Promise<unknown>;

const locale = 'en';
const soon = new Date(START.getTime() + 1_000);
const later = new Date(START.getTime() + 60_000);
const NOBODY = { personId: 'nobody' };

const EDITORS = ['none', 'none', 'all', 'all'] as const;
const ADMINS = ['none', 'none', 'none', 'all'] as const;
const TEXTS = ['own', 'all', 'all', 'all'] as const;
const FACTS = ['unread', 'none', 'all', 'all'] as const;

const isArticle = (id: number) => (entry: { articleId: number }) => entry.articleId === id;

const VERBS: Record<string, [Reaches, Ask]> = {
  'add-media.ts addMedia': [
    ['all', 'none', 'all', 'all'],
    async (actor) => addMedia({ actor, bytes: await picture, credit: 'A' }),
  ],
  'add-media.ts addMedia, as the picture of an article': [
    FACTS,
    async (actor, articleId) => addMedia({ actor, articleId, bytes: await picture, credit: 'A' }),
  ],
  'bulk-articles.ts bulkArticles, a category': [FACTS, bulk({ kind: 'set-category', categoryId: 1 })],
  'bulk-articles.ts bulkArticles, a tag': [FACTS, bulk({ kind: 'add-tag', tagId: 1 })],
  'bulk-articles.ts bulkArticles, no tag': [FACTS, bulk({ kind: 'remove-tag', tagId: 1 })],
  'bulk-articles.ts bulkArticles, into the trash': [FACTS, bulk({ kind: 'trash' })],
  'bulk-articles.ts bulkArticles, out of the trash': [FACTS, afterTrashing(bulk({ kind: 'restore' }))],
  'correct-edition.ts correctEdition': [
    EDITORS,
    (actor, articleId) => correctEdition({ actor, articleId, locale, text: 'It is 12.' }),
  ],
  'create-article.ts createArticle': [
    ['all', 'none', 'all', 'all'],
    (actor) => createArticle({ actor, locale, headline: 'Anew' }),
  ],
  'embargo-edition.ts embargoEdition': [
    EDITORS,
    (actor, articleId) => embargoEdition({ actor, articleId, locale, until: later }),
  ],
  'import-article.ts importArticle': [
    ['all', 'none', 'all', 'all'],
    (actor, _, name) => importText(actor, `${name} anew`),
  ],
  'import-article.ts importArticle, again': [
    ['own', 'none', 'all', 'all'],
    (actor, _, name) => importText(actor, name),
  ],
  'import-article.ts importArticle, as a translation': [
    ['own', 'all', 'all', 'all'],
    (actor, translationOf, name) => importText(actor, name, { locale: 'ja', translationOf }),
  ],
  'import-article.ts importArticle, published': [
    EDITORS,
    (actor, _, name) => importText(actor, `${name} anew`, { publish: true }),
  ],
  'import-article.ts importArticle, as a translation with an address': [
    FACTS,
    async (actor, translationOf, name) => {
      const slug = `y${translationOf}-${actor.role}`;
      const taken = await importText(actor, name, { locale: 'ja', translationOf, slug });
      return taken.ok && taken.slug !== slug ? { ok: false, code: 'forbidden' } : taken;
    },
  ],
  'move-edition.ts moveEdition': [
    FACTS,
    (actor, articleId) => moveEdition({ actor, articleId, locale, slug: `x${articleId}` }),
  ],
  'note-presence.ts notePresence': [
    TEXTS,
    (actor, articleId) => notePresence({ actor, articleId, tab: 'x', locale: null, segment: null }),
  ],
  'place-article.ts placeArticle': [
    EDITORS,
    (actor, articleId) => placeArticle({ actor, articleId, locale, slot: 'lead' }),
  ],
  'place-article.ts unplaceArticle': [
    EDITORS,
    (actor, articleId) => unplaceArticle({ actor, articleId, locale }),
  ],
  'publish-edition.ts publishEdition': [
    EDITORS,
    (actor, articleId) => publishEdition({ actor, articleId, locale }),
  ],
  'restore-article.ts restoreArticle': [EDITORS, (actor, articleId) => restoreArticle({ actor, articleId })],
  'restore-article.ts restoreArticle, out of the trash': [
    FACTS,
    afterTrashing((actor, articleId) => restoreArticle({ actor, articleId })),
  ],
  'restore-revision.ts restoreRevision': [
    TEXTS,
    (actor, articleId) => restoreRevision({ actor, articleId, revisionId: 1, version: 1 }),
  ],
  'save-facts.ts saveFacts': [
    FACTS,
    (actor, articleId) => saveFacts({ actor, articleId, change: { versions: {} } }),
  ],
  'save-facts.ts saveFacts, describing the picture of another article': [
    EDITORS,
    async (actor, articleId) => {
      const { versions, hero } = await sharedFacts(articleId);
      return saveFacts({ actor, articleId, change: { versions, hero: { mediaId: hero, credit: 'B' } } });
    },
  ],
  'save-facts.ts saveFacts, renaming a source of another article': [
    EDITORS,
    async (actor, articleId) => {
      const { versions, source: id } = await sharedFacts(articleId);
      const sources = [{ id, names: { en: { title: 'Another title' } } }];
      return saveFacts({ actor, articleId, change: { versions, sources } });
    },
  ],
  'save-text.ts saveText': [TEXTS, (actor, articleId) => saveText({ actor, articleId, operations: [] })],
  'schedule-edition.ts scheduleEdition': [
    EDITORS,
    (actor, articleId) => scheduleEdition({ actor, articleId, locale, at: later }),
  ],
  'set-hero.ts setHero': [FACTS, (actor, articleId) => setHero({ actor, articleId, mediaId: null })],
  'trash-article.ts trashArticle': [FACTS, (actor, articleId) => trashArticle({ actor, articleId })],
  'unpublish-edition.ts unpublishEdition': [
    EDITORS,
    (actor, articleId) => unpublishEdition({ actor, articleId, locale }),
  ],
  'withdraw-edition.ts withdrawEdition': [
    EDITORS,
    (actor, articleId) => withdrawEdition({ actor, articleId, locale, reason: 'Wrong.' }),
  ],
  'people/change-role.ts changeRole': [ADMINS, (actor) => changeRole({ actor, ...NOBODY, role: 'admin' })],
  'people/disable-person.ts disablePerson': [ADMINS, (actor) => disablePerson({ actor, ...NOBODY })],
  'people/enable-person.ts enablePerson': [ADMINS, (actor) => enablePerson({ actor, ...NOBODY })],
  'people/end-sessions.ts endSessions': [ADMINS, (actor) => endSessions({ actor, ...NOBODY })],
  'people/invite-person.ts invitePerson': [
    ADMINS,
    (actor) => invitePerson({ actor, email: 'ken@example.org', role: 'writer' }),
  ],
  'people/remove-person.ts removePerson': [ADMINS, (actor) => removePerson({ actor, ...NOBODY })],
  'people/reset-sign-in.ts resetSignIn': [ADMINS, (actor) => resetSignIn({ actor, ...NOBODY })],
  'people/revoke-invitation.ts revokeInvitation': [
    ADMINS,
    (actor) => revokeInvitation({ actor, invitationId: 9 }),
  ],
};

/** Who may not ask gets null, or nothing about the article. */
const QUERIES: Record<string, [Reaches, Ask]> = {
  'desk-entries.ts deskEntries': [
    TEXTS,
    async (actor, id) =>
      (await deskEntries({ actor, articleIds: [id], namesIn: locale })).find(isArticle(id)),
  ],
  'list-articles.ts listArticles': [
    TEXTS,
    async (actor, id, text) =>
      (await listArticles({ actor, filter: { text }, namesIn: locale })).entries.find(isArticle(id)),
  ],
  'needs-me.ts needsMe, what appears soon': [
    TEXTS,
    async (actor, id) => {
      await scheduleEdition({ actor: TEST_ACTOR, articleId: id, locale, at: soon });
      const needed = await needsMe({ actor, namesIn: locale });
      return needed.find(({ need }) => need === 'soon')?.first.find(isArticle(id));
    },
  ],
  // Whoever may do what: these are those that they made themselves.
  'needs-me.ts needsMe, my drafts': [
    ['unread', 'unread', 'unread', 'unread'],
    async (actor, id) => {
      const needed = await needsMe({ actor, namesIn: locale });
      return needed.find(({ need }) => need === 'my-drafts')?.first.find(isArticle(id));
    },
  ],
  'compare-revisions.ts compareRevisions': [
    TEXTS,
    async (actor, articleId) => {
      const id = (await draftsOf(theStore().read, articleId)).en?.revision.id ?? 0;
      return compareRevisions({ actor, articleId, a: id, b: id });
    },
  ],
  'find-import.ts findImport': [
    TEXTS,
    (actor, _, name) => findImport({ actor, locale, sha256: JSON.stringify(buildDocument(name)) }),
  ],
  'get-draft-article.ts getDraftArticle': [
    TEXTS,
    (actor, articleId) => getDraftArticle({ actor, articleId, locale }),
  ],
  'get-editor.ts getEditor': [TEXTS, (actor, articleId) => getEditor({ actor, articleId })],
  'list-pictures.ts listPictures': [['all', 'none', 'all', 'all'], (actor) => listPictures({ actor })],
  'list-revisions.ts findRevisions': [
    TEXTS,
    async (actor, articleId) => {
      const id = (await draftsOf(theStore().read, articleId)).en?.revision.id ?? 0;
      return (await findRevisions({ actor, articleId, ids: [id] }))[0];
    },
  ],
  'list-revisions.ts listRevisions': [TEXTS, (actor, articleId) => listRevisions({ actor, articleId })],
  'slug-state.ts slugState': [
    TEXTS,
    (actor, articleId) => slugState({ actor, articleId, locale, slug: 'anew' }),
  ],
  'list-people.ts listPeople': [ADMINS, (actor) => listPeople(actor)],
};

/** What needs no right of its own, and why. */
const WITHOUT_RIGHT: Record<string, string[]> = {
  'of the process itself, which nobody asks for': [
    'commands/probe-store.ts probeStore',
    'commands/project-desk.ts fillDesk',
    'commands/project-desk.ts isDeskUnfilled',
  ],
  'words, of tags those that the actor may be told of (queries/desk/readable-tags.test.ts)': [
    'queries/desk/find-tags.ts findTags',
    'queries/desk/list-choices.ts findTag',
    'queries/desk/list-choices.ts listChoices',
  ],
  'parts of queries that have asked': [
    'queries/desk/list-articles.ts facetsOf',
    'queries/desk/walk-facets.ts walkFacets',
  ],
  'parts of verbs, inside their transaction': [
    'commands/command.ts recordEach',
    'commands/command.ts runBulkCommand',
    'commands/project-desk.ts projectDesk',
    'commands/add-media.ts describePicture',
    'commands/add-media.ts mayDescribe',
    'commands/apply-operation.ts applyOperation',
    'commands/assign-references.ts assignSources',
    'commands/assign-references.ts assignTags',
    'commands/change-edition.ts changeEdition',
    'commands/change-edition.ts findEdition',
    'commands/change-edition.ts refuseMovedOn',
    'commands/command.ts allow',
    'commands/command.ts objectionTo',
    'commands/command.ts record',
    'commands/command.ts refuse',
    'commands/command.ts runCommand',
    'commands/create-article.ts insertArticle',
    'commands/edit-sources.ts editSources',
    'commands/edit-sources.ts mayDescribeSource',
    'commands/edition-address.ts currentAddress',
    'commands/edition-address.ts suggestAddress',
    'commands/find-imported-edition.ts findImportedEdition',
    'commands/import-file.ts importFile',
    'commands/import-file.ts readText',
    'commands/move-edition.ts setSlug',
    'commands/people/change-own-account.ts isName',
    'commands/people/change-person.ts changePerson',
    'commands/project-listings.ts projectListings',
    'commands/publish-edition.ts problemsOf',
    'commands/publish-edition.ts publishDraft',
    'commands/publish-edition.ts refuseWithdrawn',
    'commands/renumber-drafts.ts renumberDrafts',
    'commands/review-translation.ts optOut',
    'commands/review-translation.ts settleTranslation',
    'commands/roll-autosave.ts canRoll',
    'commands/roll-autosave.ts dropRevision',
    'commands/save-revision.ts saveRevision',
    'commands/save-text.ts versionsOf',
    'commands/set-hero.ts giveHero',
    'commands/taxonomy.ts findCategory',
    'commands/taxonomy.ts findOrCreateChosenTags',
    'commands/taxonomy.ts findOrCreateTags',
    'commands/translation-states.ts translationStates',
    'commands/trash-article.ts findArticle',
  ],
  'parts of queries, scoped by whoever asks': [
    'queries/desk/facts-of.ts factsOf',
    'queries/desk/find-tags.ts tagsById',
    'queries/desk/facts-of.ts named',
    'queries/desk/readable-pictures.ts readablePicture',
    'queries/desk/readable-tags.ts readableTag',
    'queries/desk/readable.ts readable',
    'queries/desk/text-history.ts findPastText',
    'queries/desk/text-history.ts lastWriterOf',
    'queries/desk/text-history.ts recentTexts',
  ],
  'about the account of whoever asks, and no other': [
    'commands/people/change-own-account.ts changeOwnLanguage',
    'commands/people/change-own-account.ts changeOwnName',
    'commands/people/change-own-account.ts endOwnSession',
    'queries/desk/list-own-sessions.ts listOwnSessions',
  ],
};

it('every verb and every query of the desk stands in the tables of this file', async () => {
  const listed = new Set([
    ...Object.keys(VERBS).map((name) => `commands/${name.split(',')[0]}`),
    ...Object.keys(QUERIES).map((name) => `queries/desk/${name.split(',')[0]}`),
    ...Object.values(WITHOUT_RIGHT).flat(),
  ]);
  const found = new Set(await exportedFunctions());
  const missing = [...found].filter((name) => !listed.has(name));
  const gone = [...listed].filter((name) => !found.has(name));
  expect(missing, 'not listed: say in db/rights.test.ts who may').toEqual([]);
  expect(gone, 'listed in db/rights.test.ts, but not there').toEqual([]);
});

async function exportedFunctions(): Promise<string[]> {
  const files = globSync('{commands,queries/desk}/**/*.ts', { cwd: import.meta.dirname });
  const sources = files.filter((file) => !file.endsWith('.test.ts'));
  const lists = sources.map(async (file) => {
    const module: Record<string, unknown> = await import(join(import.meta.dirname, file));
    const names = Object.keys(module).filter((name) => typeof module[name] === 'function');
    return names.map((name) => `${file} ${name}`);
  });
  return (await Promise.all(lists)).flat();
}

describe.each(Object.entries(VERBS))('%s', (_, [reaches, ask]) => {
  const isGranted = async (...about: Parameters<Ask>) => {
    const answer = (await ask(...about)) as { ok: boolean; code?: string };
    return answer.ok || (answer.code !== 'forbidden' && answer.code !== 'unknown-article');
  };
  it.each(ROLES)('is granted to or refused for the %s as the table says', async (role) => {
    const granted = await granting(role, reaches, isGranted, { changes: true });
    expect(granted.real).toEqual(granted.table);
  });
});

describe.each(Object.entries(QUERIES))('%s', (_, [reaches, ask]) => {
  const isAnswered = async (...about: Parameters<Ask>) => Boolean(await ask(...about));
  it.each(ROLES)('answers the %s as the table says', async (role) => {
    const granted = await granting(role, reaches, isAnswered, { changes: false });
    expect(granted.real).toEqual(granted.table);
  });
});

const KINDS = ['own draft', 'own, read by the public', 'of somebody else'] as const;

const GRANTED: Record<Reach, boolean[]> = {
  all: [true, true, true],
  own: [true, true, false],
  unread: [true, false, false],
  none: [false, false, false],
};

let test: TestStore;
let made = 0;

beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test[Symbol.dispose]());

/** Those that the next role is asked about as well: of this row of a table. */
const unchanged = new Map<(typeof KINDS)[number], { id: number; name: string }>();
beforeEach(({ task }) => {
  if (task === task.suite?.tasks[0]) unchanged.clear();
});

/**
 * Asks as `role` about an article of each kind; about the one before again when nothing has been done to that.
 * @param ask whether it was granted
 */
async function granting(
  role: Role,
  reaches: Reaches,
  ask: (...about: Parameters<Ask>) => Promise<boolean>,
  { changes }: { changes: boolean },
) {
  const actor: Actor = { name: role, role, userId: 'me' };
  const real: Record<string, boolean> = {};
  for (const kind of KINDS) {
    const { id, name } = unchanged.get(kind) ?? (await articleOf(kind));
    real[kind] = await ask(actor, id, name);
    if (real[kind] && changes) unchanged.delete(kind);
    else unchanged.set(kind, { id, name });
  }
  const expected = GRANTED[reaches[ROLES.indexOf(role)] ?? 'none'];
  return { real, table: Object.fromEntries(KINDS.map((kind, index) => [kind, expected[index]])) };
}

async function articleOf(kind: (typeof KINDS)[number]): Promise<{ id: number; name: string }> {
  const name = `Article ${++made}`;
  const userId = kind === 'of somebody else' ? 'you' : 'me';
  const { ref } = await buildArticle(name, {
    publish: kind !== 'own draft',
    actor: { ...TEST_ACTOR, userId },
  });
  return { id: ref.articleId, name };
}

/** Does one thing to one article by the verb that takes several, which says of each article why it is refused. */
function bulk(action: BulkAction): Ask {
  return async (actor, articleId) => {
    const answer = await bulkArticles({ actor, articleIds: [articleId], action });
    return !answer.ok && answer.code === 'some-refused'
      ? { ok: false, code: answer.refused[0]?.code }
      : answer;
  };
}

function afterTrashing(ask: Ask): Ask {
  return async (actor, articleId, name) => {
    await trashArticle({ actor: TEST_ACTOR, articleId });
    return ask(actor, articleId, name);
  };
}

/** Gives this article the picture and the source that another one has: whose they are, readers cannot tell. */
async function sharedFacts(articleId: number) {
  const actor = TEST_ACTOR;
  const sources = [{ url: 'https://example.org/paper', names: { en: { title: 'Paper' } } }];
  const other = (await buildArticle('Another')).ref.articleId;
  for (const each of [other, articleId]) {
    await addMedia({ actor, articleId: each, bytes: await picture, credit: 'A' });
    const { versions } = await factsOf(theStore().read, each);
    await saveFacts({ actor, articleId: each, change: { versions, sources } });
  }
  const { versions, hero, sources: shared } = await factsOf(theStore().read, articleId);
  return { versions, hero: hero?.mediaId ?? 0, source: shared[0]?.id ?? 0 };
}

const picture = paint(64, 48).then((image) => image.png().toBuffer());

function importText(
  actor: Actor,
  name: string,
  more: { locale?: 'ja'; translationOf?: number; publish?: boolean; slug?: string } = {},
) {
  const { locale: language = locale, ...rest } = more;
  const document = { ...buildDocument(name), lede: 'Another lede.' };
  return importArticle({
    actor,
    // As buildArticle says it: the same path in the same language is the same article.
    path: `/test/${name}.${language}.txt`,
    sha256: `another text of ${name}`,
    text: name,
    parsed: {
      locale: language,
      document,
      categoryId: undefined,
      tagIds: [],
      proposedTags: [],
      sources: [],
      related: [],
      lines: [],
      unparsed: [],
      warnings: [],
    },
    ...rest,
  });
}
