import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_RULES } from '#lib/article/hand-over.ts';
import { nameFinder } from '#lib/desk/erase.ts';
import { monthOf } from '#lib/month.ts';
import { type Health, setProcessHealth } from '#lib/process-health.ts';
import { ROLES, type Role } from '#lib/rights.ts';
import { nothingSet } from '#lib/site/site-settings.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import type { Actor } from './auth/actor.ts';
import { moveEdition } from './commands/addresses/move-edition.ts';
import { undoEntry } from './commands/audit/undo-entry.ts';
import { deleteArticle } from './commands/deletion/delete-article.ts';
import { eraseName } from './commands/deletion/erase-name.ts';
import { approveCorrection } from './commands/editions/approve-correction.ts';
import { approveEdition } from './commands/editions/approve-edition.ts';
import { type BulkAction, bulkArticles } from './commands/editions/bulk-articles.ts';
import { correctEdition } from './commands/editions/correct-edition.ts';
import { createArticle } from './commands/editions/create-article.ts';
import { embargoEdition } from './commands/editions/embargo-edition.ts';
import { publishBoth, scheduleBoth } from './commands/editions/let-out-both.ts';
import { dropCorrection } from './commands/editions/propose-correction.ts';
import { publishEdition } from './commands/editions/publish-edition.ts';
import { rescheduleEdition } from './commands/editions/reschedule-edition.ts';
import { restoreArticle } from './commands/editions/restore-article.ts';
import { scheduleEdition } from './commands/editions/schedule-edition.ts';
import { setPublishingRules } from './commands/editions/set-publishing-rules.ts';
import { trashArticle } from './commands/editions/trash-article.ts';
import { unpublishEdition } from './commands/editions/unpublish-edition.ts';
import { unscheduleEdition } from './commands/editions/unschedule-edition.ts';
import { withdrawEdition } from './commands/editions/withdraw-edition.ts';
import { addMedia } from './commands/facts/add-media.ts';
import { editFacts } from './commands/facts/edit-facts.ts';
import { pickRelated } from './commands/facts/pick-related.ts';
import { saveFacts } from './commands/facts/save-facts.ts';
import { setHero } from './commands/facts/set-hero.ts';
import { setMarks } from './commands/facts/set-marks.ts';
import { editPlacement, endPlacement, orderPlacements } from './commands/front/edit-board.ts';
import { placeArticle, unplaceArticle } from './commands/front/place-article.ts';
import { endBanner, setBanner } from './commands/front/set-banner.ts';
import { undoBoard } from './commands/front/undo-board.ts';
import { assignEdition } from './commands/hand-over/assign-edition.ts';
import { settleFactual } from './commands/hand-over/factual.ts';
import { askForReview, sendBack } from './commands/hand-over/hand-over.ts';
import { addNote, settleNote } from './commands/hand-over/notes.ts';
import { tickChecks } from './commands/hand-over/tick-checks.ts';
import { importArticle } from './commands/import/import-article.ts';
import { removePicture } from './commands/media/remove-picture.ts';
import { replacePicture } from './commands/media/replace-picture.ts';
import { savePicture } from './commands/media/save-picture.ts';
import { changeRole } from './commands/people/change-role.ts';
import { disablePerson } from './commands/people/disable-person.ts';
import { enablePerson } from './commands/people/enable-person.ts';
import { endSession, endSessions } from './commands/people/end-sessions.ts';
import { invitePerson } from './commands/people/invite-person.ts';
import { removePerson } from './commands/people/remove-person.ts';
import { resetSignIn } from './commands/people/reset-sign-in.ts';
import { revokeInvitation } from './commands/people/revoke-invitation.ts';
import { revokePreview, sharePreview } from './commands/previews/share-preview.ts';
import { saveAccent } from './commands/site/save-accent.ts';
import { saveSitePage } from './commands/site/save-site-page.ts';
import { saveSiteWords } from './commands/site/save-site-words.ts';
import { setWordmark } from './commands/site/set-wordmark.ts';
import { notePresence } from './commands/text/note-presence.ts';
import { restoreRevision } from './commands/text/restore-revision.ts';
import { saveText } from './commands/text/save-text.ts';
import { createToken } from './commands/tokens/create-token.ts';
import { revokeToken } from './commands/tokens/revoke-token.ts';
import { mergeTopic, unmergeTopic } from './commands/topics/merge-topic.ts';
import { orderCategory } from './commands/topics/order-category.ts';
import { removeTopic } from './commands/topics/remove-topic.ts';
import { saveTopic } from './commands/topics/save-topic.ts';
import {
  pauseWebhook,
  removeWebhook,
  resendDelivery,
  resumeWebhook,
  rotateWebhook,
  testWebhook,
} from './commands/webhooks/change-webhook.ts';
import { editWebhook, makeWebhook } from './commands/webhooks/save-webhook.ts';
import { findAuditEntry, listAudit, revisionsBefore } from './queries/desk/audit/list-audit.ts';
import { comingEvents, dateClashes } from './queries/desk/calendar/coming-events.ts';
import { getCalendar, listOverdue } from './queries/desk/calendar/get-calendar.ts';
import { previewNames } from './queries/desk/deletion/find-name.ts';
import { whatGoes } from './queries/desk/deletion/what-goes.ts';
import { compareRevisions } from './queries/desk/editor/compare-revisions.ts';
import { factsOf } from './queries/desk/editor/facts-of.ts';
import { findImport } from './queries/desk/editor/find-import.ts';
import { findLookAlike } from './queries/desk/editor/find-look-alike.ts';
import { getDraftArticle } from './queries/desk/editor/get-draft-article.ts';
import { getEditionDraft } from './queries/desk/editor/get-edition-draft.ts';
import { getEditor } from './queries/desk/editor/get-editor.ts';
import { getHandOver } from './queries/desk/editor/get-hand-over.ts';
import { getPlan } from './queries/desk/editor/get-plan.ts';
import { getRelatedPicks } from './queries/desk/editor/get-related-picks.ts';
import { listNotes } from './queries/desk/editor/list-notes.ts';
import { listPictures } from './queries/desk/editor/list-pictures.ts';
import { findRevisions, listRevisions } from './queries/desk/editor/list-revisions.ts';
import { slugState } from './queries/desk/editor/slug-state.ts';
import { getFrontBoard } from './queries/desk/front/get-front-board.ts';
import { lastBoardAct } from './queries/desk/front/last-board-act.ts';
import { openPlacements } from './queries/desk/front/open-placements.ts';
import { getDeskSite } from './queries/desk/get-desk-site.ts';
import { getHealth } from './queries/desk/get-health.ts';
import { getPublishingRules } from './queries/desk/get-publishing-rules.ts';
import { deskEntries } from './queries/desk/list/desk-entries.ts';
import { listArticles } from './queries/desk/list/list-articles.ts';
import { needsMe } from './queries/desk/list/needs-me.ts';
import { staleDrafts } from './queries/desk/list/stale-drafts.ts';
import { listPeople } from './queries/desk/people/list-people.ts';
import { listTokens } from './queries/desk/people/list-tokens.ts';
import { listUnsentMails } from './queries/desk/people/list-unsent-mails.ts';
import { getPicture } from './queries/desk/pictures/get-picture.ts';
import { listLibrary } from './queries/desk/pictures/list-library.ts';
import { findTopicsNamed } from './queries/desk/topics/find-topics-named.ts';
import { getDeskTopic, listTopics } from './queries/desk/topics/list-topics.ts';
import { portraitChoices } from './queries/desk/topics/portrait-choices.ts';
import { listWebhookDeliveries, listWebhooks } from './queries/desk/webhooks/list-webhooks.ts';
import { draftsOf } from './queries/editions/drafts-of.ts';
import { article, media, revision } from './schema.ts';
import { theStore } from './store.ts';

/*
 * Who may do what, once more and by hand, held against what the verbs and queries really do. Whoever adds one adds a line
 * here: the first test fails until they do. That routes and pages ask at all is held by e2e/http/rights.test.ts.
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
const TAG = { kind: 'tag', id: 1 } as const;

const EDITORS = ['none', 'none', 'all', 'all'] as const;
const ADMINS = ['none', 'none', 'none', 'all'] as const;
const TEXTS = ['own', 'all', 'all', 'all'] as const;
const FACTS = ['unread', 'none', 'all', 'all'] as const;

const SAID = {
  credit: 'A',
  licence: '',
  licenceUntil: null,
  focal: { x: 0.5, y: 0.5 },
  texts: { ja: { alt: '', caption: '' }, en: { alt: '', caption: '' } },
};

/** Gives an article a picture that no other has. */
async function pictureOf(articleId: number): Promise<number> {
  return theStore().write(async (transaction) => {
    const kept = { width: 1, height: 1, credit: 'A', variants: [], createdAt: START };
    const [row] = await transaction
      .insert(media)
      .values({ ...kept, sha256: randomUUID() })
      .returning();
    const heroMediaId = row?.id ?? 0;
    await transaction.update(article).set({ heroMediaId }).where(eq(article.id, articleId));
    return heroMediaId;
  });
}

/** A verb about the picture of the article. To who may not see it, it is like one that is not there. */
function ofPicture(verb: (actor: Actor, mediaId: number) => Promise<{ ok: boolean; code?: string }>): Ask {
  return async (actor, articleId) => {
    const answer = await verb(actor, await pictureOf(articleId));
    return answer.code === 'unknown-media' ? { ok: false, code: 'forbidden' } : answer;
  };
}

const HOOK = { name: 'Wire', url: 'https://wire.example/hook', events: ['article.updated'] } as const;

const isArticle = (id: number) => (entry: { articleId: number }) => entry.articleId === id;

const VERBS: Record<string, [Reaches, Ask]> = {
  'facts/add-media.ts addMedia': [
    ['all', 'none', 'all', 'all'],
    async (actor) => addMedia({ actor, bytes: await picture, credit: 'A' }),
  ],
  'facts/add-media.ts addMedia, as the picture of an article': [
    FACTS,
    async (actor, articleId) => addMedia({ actor, articleId, bytes: await picture, credit: 'A' }),
  ],
  'media/save-picture.ts savePicture': [
    FACTS,
    ofPicture((actor, mediaId) => savePicture({ ...SAID, actor, mediaId })),
  ],
  'media/replace-picture.ts replacePicture': [
    FACTS,
    ofPicture(async (actor, mediaId) => replacePicture({ actor, mediaId, bytes: await picture })),
  ],
  'media/remove-picture.ts removePicture': [
    FACTS,
    ofPicture((actor, mediaId) => removePicture({ actor, mediaId })),
  ],
  'editions/bulk-articles.ts bulkArticles, a category': [
    FACTS,
    bulk({ kind: 'set-category', categoryId: 1 }),
  ],
  'editions/bulk-articles.ts bulkArticles, a tag': [FACTS, bulk({ kind: 'add-tag', tagId: 1 })],
  'editions/bulk-articles.ts bulkArticles, no tag': [FACTS, bulk({ kind: 'remove-tag', tagId: 1 })],
  'editions/bulk-articles.ts bulkArticles, into the trash': [FACTS, bulk({ kind: 'trash', pages: 9 })],
  'editions/bulk-articles.ts bulkArticles, out of the trash': [
    FACTS,
    afterTrashing(bulk({ kind: 'restore' })),
  ],
  'editions/correct-edition.ts correctEdition': [
    EDITORS,
    (actor, articleId) => correctEdition({ actor, articleId, locale, text: 'It is 12.' }),
  ],
  'editions/create-article.ts createArticle': [
    ['all', 'none', 'all', 'all'],
    (actor) => createArticle({ actor, locale, headline: 'Anew' }),
  ],
  'editions/embargo-edition.ts embargoEdition': [
    EDITORS,
    (actor, articleId) => embargoEdition({ actor, articleId, locale, until: later }),
  ],
  'hand-over/hand-over.ts askForReview': [
    TEXTS,
    (actor, articleId) => askForReview({ actor, articleId, locale }),
  ],
  'editions/approve-correction.ts approveCorrection': [
    EDITORS,
    (actor, articleId) => approveCorrection({ actor, articleId, locale, proposed: 1 }),
  ],
  'editions/propose-correction.ts dropCorrection': [
    EDITORS,
    (actor, articleId) => dropCorrection({ actor, articleId, locale, proposed: 1 }),
  ],
  'editions/approve-edition.ts approveEdition': [
    EDITORS,
    (actor, articleId) => approveEdition({ actor, articleId, locale }),
  ],
  'hand-over/hand-over.ts sendBack': [EDITORS, (actor, articleId) => sendBack({ actor, articleId, locale })],
  'hand-over/factual.ts settleFactual': [
    TEXTS,
    (actor, articleId) => settleFactual({ actor, articleId, locale }),
  ],
  'hand-over/notes.ts addNote': [
    TEXTS,
    (actor, articleId) => addNote({ actor, articleId, locale, segment: 'lede', text: 'Is it so?' }),
  ],
  'hand-over/notes.ts settleNote': [
    TEXTS,
    (actor, articleId) => settleNote({ actor, articleId, noteId: 0, isResolved: true }),
  ],
  'hand-over/tick-checks.ts tickChecks': [
    TEXTS,
    (actor, articleId) => tickChecks({ actor, articleId, locale, revisionId: 0, ticks: [], unticks: [] }),
  ],
  'hand-over/assign-edition.ts assignEdition': [
    EDITORS,
    (actor, articleId) => assignEdition({ actor, articleId, locale, to: null }),
  ],
  'editions/set-publishing-rules.ts setPublishingRules': [
    ADMINS,
    (actor) => setPublishingRules({ actor, rules: NO_RULES }),
  ],
  'import/import-article.ts importArticle': [
    ['all', 'none', 'all', 'all'],
    (actor, _, name) => importText(actor, `${name} anew`),
  ],
  'import/import-article.ts importArticle, again': [
    ['own', 'none', 'all', 'all'],
    (actor, _, name) => importText(actor, name),
  ],
  'import/import-article.ts importArticle, as a translation': [
    ['own', 'all', 'all', 'all'],
    (actor, translationOf, name) => importText(actor, name, { locale: 'ja', translationOf }),
  ],
  'import/import-article.ts importArticle, published': [
    EDITORS,
    (actor, _, name) => importText(actor, `${name} anew`, { publish: true }),
  ],
  'import/import-article.ts importArticle, as a translation with an address': [
    FACTS,
    async (actor, translationOf, name) => {
      const slug = `y${translationOf}-${actor.role}`;
      const taken = await importText(actor, name, { locale: 'ja', translationOf, slug });
      return taken.ok && taken.slug !== slug ? { ok: false, code: 'forbidden' } : taken;
    },
  ],
  'addresses/move-edition.ts moveEdition': [
    FACTS,
    (actor, articleId) => moveEdition({ actor, articleId, locale, slug: `x${articleId}` }),
  ],
  'text/note-presence.ts notePresence': [
    TEXTS,
    (actor, articleId) => notePresence({ actor, articleId, tab: 'x', locale: null, segment: null }),
  ],
  'front/place-article.ts placeArticle': [
    EDITORS,
    (actor, articleId) => placeArticle({ actor, articleId, locale, slot: 'lead' }),
  ],
  'front/place-article.ts unplaceArticle': [
    EDITORS,
    (actor, articleId) => unplaceArticle({ actor, articleId, locale }),
  ],
  'front/edit-board.ts editPlacement': [
    EDITORS,
    async (actor, articleId) =>
      editPlacement({ actor, locale, id: await placed(articleId), endsAt: null, headline: 'High water' }),
  ],
  'front/edit-board.ts endPlacement': [
    EDITORS,
    async (actor, articleId) => endPlacement({ actor, locale, id: await placed(articleId) }),
  ],
  'front/edit-board.ts orderPlacements': [EDITORS, (actor) => orderPlacements({ actor, locale, order: [] })],
  'front/undo-board.ts undoBoard': [
    EDITORS,
    async (actor, articleId) => {
      await placed(articleId);
      const last = await lastBoardAct(theStore().read, locale);
      return undoBoard({ actor, locale, act: last?.id ?? 0 });
    },
  ],
  'front/set-banner.ts setBanner': [
    EDITORS,
    (actor, articleId) => setBanner({ actor, locale, text: 'High water', articleId, endsAt: later }),
  ],
  'front/set-banner.ts endBanner': [
    EDITORS,
    async (actor) => {
      const made = await setBanner({ actor: TEST_ACTOR, locale, text: 'High water', endsAt: later });
      return endBanner({ actor, locale, id: made.ok ? made.id : 0 });
    },
  ],
  'editions/let-out-both.ts publishBoth': [
    EDITORS,
    (actor, articleId) => publishBoth({ actor, articleId, seen: { ja: {}, en: {} } }),
  ],
  'editions/let-out-both.ts scheduleBoth': [
    EDITORS,
    (actor, articleId) => scheduleBoth({ actor, articleId, seen: { ja: {}, en: {} }, at: later }),
  ],
  'editions/publish-edition.ts publishEdition': [
    EDITORS,
    (actor, articleId) => publishEdition({ actor, articleId, locale }),
  ],
  'editions/restore-article.ts restoreArticle': [
    EDITORS,
    (actor, articleId) => restoreArticle({ actor, articleId }),
  ],
  'editions/restore-article.ts restoreArticle, out of the trash': [
    FACTS,
    afterTrashing((actor, articleId) => restoreArticle({ actor, articleId })),
  ],
  'text/restore-revision.ts restoreRevision': [
    TEXTS,
    (actor, articleId) => restoreRevision({ actor, articleId, revisionId: 1, version: 1 }),
  ],
  'facts/save-facts.ts saveFacts': [
    FACTS,
    (actor, articleId) => saveFacts({ actor, articleId, change: { versions: {} } }),
  ],
  'facts/save-facts.ts saveFacts, describing the picture of another article': [
    EDITORS,
    async (actor, articleId) => {
      const { versions, hero } = await sharedFacts(articleId);
      return saveFacts({ actor, articleId, change: { versions, hero: { mediaId: hero, credit: 'B' } } });
    },
  ],
  'facts/save-facts.ts saveFacts, renaming a source of another article': [
    EDITORS,
    async (actor, articleId) => {
      const { versions, source: id } = await sharedFacts(articleId);
      const sources = [{ id, names: { en: { title: 'Another title' } } }];
      return saveFacts({ actor, articleId, change: { versions, sources } });
    },
  ],
  'facts/edit-facts.ts editFacts': [FACTS, (actor, articleId) => editFacts({ actor, articleId, edit: {} })],
  'facts/edit-facts.ts editFacts, renaming a source of another article': [
    EDITORS,
    async (actor, articleId) => {
      const { source: id } = await sharedFacts(articleId);
      const fields = { 'title-ja': { from: '', to: 'もう一つの題' } };
      return editFacts({ actor, articleId, edit: { sources: { edit: [{ id, fields }] } } });
    },
  ],
  'text/save-text.ts saveText': [TEXTS, (actor, articleId) => saveText({ actor, articleId, operations: [] })],
  'editions/schedule-edition.ts scheduleEdition': [
    EDITORS,
    (actor, articleId) => scheduleEdition({ actor, articleId, locale, at: later }),
  ],
  // Editors: of what they made themselves.
  'audit/undo-entry.ts undoEntry': [
    ['none', 'none', 'own', 'all'],
    async (actor, articleId) => {
      await trashArticle({ actor: TEST_ACTOR, articleId });
      const trashed = await listAudit({ actor: TEST_ACTOR, filter: { articleId } });
      const answer = await undoEntry({ actor, id: trashed?.entries[0]?.id ?? 0 });
      return !answer.ok && answer.code === 'unknown-entry' ? { ok: false, code: 'forbidden' } : answer;
    },
  ],
  'deletion/delete-article.ts deleteArticle': [
    ADMINS,
    async (actor, articleId, name) => {
      await trashArticle({ actor: TEST_ACTOR, articleId });
      return deleteArticle({ actor, articleId, headline: buildDocument(name).headline });
    },
  ],
  'deletion/erase-name.ts eraseName': [
    ADMINS,
    async (actor, _, name) =>
      eraseName({ actor, replacings: [{ name: `${name} headline`, by: `${name} anonymous` }] }),
  ],
  'editions/reschedule-edition.ts rescheduleEdition': [
    EDITORS,
    (actor, articleId) => rescheduleEdition({ actor, articleId, locale, at: later }),
  ],
  'editions/unschedule-edition.ts unscheduleEdition': [
    EDITORS,
    (actor, articleId) => unscheduleEdition({ actor, articleId, locale }),
  ],
  'facts/pick-related.ts pickRelated': [
    EDITORS,
    (actor, articleId) => pickRelated({ actor, articleId, act: 'remove', relatedId: 9 }),
  ],
  'facts/set-marks.ts setMarks': [
    EDITORS,
    (actor, articleId) => setMarks({ actor, articleId, noindex: true, sponsor: { ja: '', en: '' } }),
  ],
  'facts/set-hero.ts setHero': [FACTS, (actor, articleId) => setHero({ actor, articleId, mediaId: null })],
  'editions/trash-article.ts trashArticle': [FACTS, (actor, articleId) => trashArticle({ actor, articleId })],
  'editions/unpublish-edition.ts unpublishEdition': [
    EDITORS,
    (actor, articleId) => unpublishEdition({ actor, articleId, locale }),
  ],
  'editions/withdraw-edition.ts withdrawEdition': [
    EDITORS,
    (actor, articleId) => withdrawEdition({ actor, articleId, locale, reason: 'Wrong.' }),
  ],
  'people/change-role.ts changeRole': [ADMINS, (actor) => changeRole({ actor, ...NOBODY, role: 'admin' })],
  'people/disable-person.ts disablePerson': [ADMINS, (actor) => disablePerson({ actor, ...NOBODY })],
  'people/enable-person.ts enablePerson': [ADMINS, (actor) => enablePerson({ actor, ...NOBODY })],
  'people/end-sessions.ts endSession': [
    ADMINS,
    (actor) => endSession({ actor, ...NOBODY, sessionId: 'none' }),
  ],
  'people/end-sessions.ts endSessions': [ADMINS, (actor) => endSessions({ actor, ...NOBODY })],
  'people/invite-person.ts invitePerson': [
    ADMINS,
    (actor) => invitePerson({ actor, email: 'ken@example.org', role: 'writer' }),
  ],
  'people/remove-person.ts removePerson': [ADMINS, (actor) => removePerson({ actor, ...NOBODY })],
  'people/reset-sign-in.ts resetSignIn': [ADMINS, (actor) => resetSignIn({ actor, ...NOBODY })],
  'previews/share-preview.ts sharePreview': [
    TEXTS,
    (actor, articleId) => sharePreview({ actor, articleId, locale, days: 7 }),
  ],
  'previews/share-preview.ts revokePreview': [
    TEXTS,
    async (actor, articleId) => {
      await sharePreview({ actor: TEST_ACTOR, articleId, locale, days: 7 });
      const previewId = (await getPlan({ actor: TEST_ACTOR, articleId }))?.en.previews[0]?.id ?? 0;
      return revokePreview({ actor, articleId, previewId });
    },
  ],
  'site/save-site-words.ts saveSiteWords': [
    ADMINS,
    (actor, _, name) => {
      const { words } = nothingSet();
      words.en.line = `${name} of ${actor.role}`;
      return saveSiteWords({ actor, words });
    },
  ],
  'site/save-site-page.ts saveSitePage': [
    ADMINS,
    (actor, _, text) => saveSitePage({ actor, locale, page: 'about', text }),
  ],
  'site/save-accent.ts saveAccent': [ADMINS, (actor) => saveAccent({ actor, light: '', dark: '' })],
  'site/set-wordmark.ts setWordmark': [ADMINS, (actor) => setWordmark({ actor, bytes: null })],
  'topics/save-topic.ts saveTopic': [
    EDITORS,
    (actor, _, name) => {
      const words = { name: `Topic of ${name}`, slug: '', description: '', role: '' };
      return saveTopic({ actor, kind: 'author', words: { ja: words, en: words }, aliases: [], links: [] });
    },
  ],
  'topics/merge-topic.ts mergeTopic': [EDITORS, (actor) => mergeTopic({ actor, ...TAG, into: 2 })],
  'topics/merge-topic.ts unmergeTopic': [EDITORS, (actor) => unmergeTopic({ actor, ...TAG })],
  'topics/order-category.ts orderCategory': [EDITORS, (actor) => orderCategory({ actor, id: 1, past: 2 })],
  'topics/remove-topic.ts removeTopic': [EDITORS, (actor) => removeTopic({ actor, ...TAG })],
  'tokens/create-token.ts createToken': [
    ADMINS,
    (actor, _, name) => createToken({ actor, name, scopes: ['drafts:read'] }),
  ],
  'webhooks/save-webhook.ts makeWebhook': [ADMINS, (actor) => makeWebhook({ actor, ...HOOK })],
  'webhooks/save-webhook.ts editWebhook': [ADMINS, (actor) => editWebhook({ actor, id: 9, ...HOOK })],
  'webhooks/change-webhook.ts rotateWebhook': [ADMINS, (actor) => rotateWebhook({ actor, id: 9 })],
  'webhooks/change-webhook.ts pauseWebhook': [ADMINS, (actor) => pauseWebhook({ actor, id: 9 })],
  'webhooks/change-webhook.ts resumeWebhook': [ADMINS, (actor) => resumeWebhook({ actor, id: 9 })],
  'webhooks/change-webhook.ts removeWebhook': [ADMINS, (actor) => removeWebhook({ actor, id: 9 })],
  'webhooks/change-webhook.ts testWebhook': [ADMINS, (actor) => testWebhook({ actor, id: 9 })],
  'webhooks/change-webhook.ts resendDelivery': [
    ADMINS,
    (actor) => resendDelivery({ actor, id: 9, event: 9 }),
  ],
  'tokens/revoke-token.ts revokeToken': [ADMINS, (actor) => revokeToken({ actor, tokenId: 0 })],
  'people/revoke-invitation.ts revokeInvitation': [
    ADMINS,
    (actor) => revokeInvitation({ actor, invitationId: 9 }),
  ],
};

/** Who may not ask gets null, or nothing about the article. */
const QUERIES: Record<string, [Reaches, Ask]> = {
  'list/desk-entries.ts deskEntries': [
    TEXTS,
    async (actor, id) =>
      (await deskEntries({ actor, articleIds: [id], namesIn: locale })).find(isArticle(id)),
  ],
  'list/list-articles.ts listArticles': [
    TEXTS,
    async (actor, id, text) =>
      (await listArticles({ actor, filter: { text }, namesIn: locale })).entries.find(isArticle(id)),
  ],
  'list/needs-me.ts needsMe, what appears soon': [
    TEXTS,
    async (actor, id) => {
      await scheduleEdition({ actor: TEST_ACTOR, articleId: id, locale, at: soon });
      const needed = await needsMe({ actor, namesIn: locale });
      return needed.find(({ need }) => need === 'soon')?.first.find(isArticle(id));
    },
  ],
  // Whoever may do what: these are those that they made themselves.
  'list/needs-me.ts needsMe, my drafts': [
    ['unread', 'unread', 'unread', 'unread'],
    async (actor, id) => {
      const needed = await needsMe({ actor, namesIn: locale });
      return needed.find(({ need }) => need === 'my-drafts')?.first.find(isArticle(id));
    },
  ],
  'audit/list-audit.ts listAudit': [
    ['none', 'none', 'own', 'all'],
    async (actor, articleId) =>
      (await listAudit({ actor, filter: { articleId } }))?.entries.find(
        (each) => each.articleId === articleId,
      ),
  ],
  'audit/list-audit.ts findAuditEntry': [
    ['none', 'none', 'own', 'all'],
    async (actor, articleId) => {
      const all = await listAudit({ actor: TEST_ACTOR, filter: { articleId } });
      return findAuditEntry({ actor, id: all?.entries[0]?.id ?? 0 });
    },
  ],
  'audit/list-audit.ts revisionsBefore': [
    EDITORS,
    async (actor, articleId) => {
      const id = (await draftsOf(theStore().read, articleId)).en?.revision.id ?? 0;
      await theStore().write(async (tx) => {
        await tx.update(revision).set({ parentId: id }).where(eq(revision.id, id));
      });
      return (await revisionsBefore({ actor, ids: [id] })).get(id);
    },
  ],
  'deletion/what-goes.ts whatGoes': [
    ADMINS,
    async (actor, articleId) => {
      await trashArticle({ actor: TEST_ACTOR, articleId });
      return whatGoes({ actor, articleId });
    },
  ],
  'deletion/find-name.ts previewNames': [
    ADMINS,
    (actor, _, name) => previewNames({ actor, finder: nameFinder([{ name, by: 'A' }]) }),
  ],
  'calendar/get-calendar.ts getCalendar': [
    TEXTS,
    async (actor, articleId) => {
      // On a day of its own: of each day only the first are shown.
      const at = new Date(START.getTime() + articleId * 24 * 3_600_000);
      await scheduleEdition({ actor: TEST_ACTOR, articleId, locale, at });
      const days = await getCalendar({ actor, month: monthOf(at) });
      return days.flatMap(({ entries }) => entries).find(isArticle(articleId));
    },
  ],
  'calendar/get-calendar.ts listOverdue': [
    TEXTS,
    async (actor, articleId) => {
      await scheduleEdition({ actor: TEST_ACTOR, articleId, locale, at: soon });
      await embargoEdition({ actor: TEST_ACTOR, articleId, locale, until: later });
      test.setNow(soon);
      const overdue = await listOverdue({ actor });
      test.setNow(START);
      return overdue.find(isArticle(articleId));
    },
  ],
  'calendar/coming-events.ts comingEvents': [
    TEXTS,
    async (actor, articleId) => {
      // Before whatever else is planned: only the first are shown.
      const at = new Date(START.getTime() + 1);
      await scheduleEdition({ actor: TEST_ACTOR, articleId, locale, at });
      return (await comingEvents({ actor })).find((event) => event.articleId === articleId);
    },
  ],
  'calendar/coming-events.ts dateClashes': [
    EDITORS,
    async (actor, articleId) => {
      await placed(articleId);
      await unpublishEdition({ actor: TEST_ACTOR, articleId, locale });
      return (await dateClashes({ actor })).find(isArticle(articleId));
    },
  ],
  'get-health.ts getHealth': [
    ADMINS,
    (actor) => {
      setProcessHealth(async () => ({}) as Health);
      return getHealth(actor);
    },
  ],
  // As of one's own drafts: these are those that they made themselves.
  'list/stale-drafts.ts staleDrafts': [
    ['unread', 'unread', 'unread', 'unread'],
    async (actor, articleId) => {
      const WEEK = 7 * 24 * 3_600_000;
      test.setNow(new Date(START.getTime() + WEEK));
      const { entries } = await staleDrafts({ actor, namesIn: locale });
      test.setNow(START);
      return entries.find(isArticle(articleId));
    },
  ],
  'editor/compare-revisions.ts compareRevisions': [
    TEXTS,
    async (actor, articleId) => {
      const id = (await draftsOf(theStore().read, articleId)).en?.revision.id ?? 0;
      return compareRevisions({ actor, articleId, a: id, b: id });
    },
  ],
  'editor/find-import.ts findImport': [
    TEXTS,
    (actor, _, name) => findImport({ actor, locale, sha256: JSON.stringify(buildDocument(name)) }),
  ],
  'editor/find-look-alike.ts findLookAlike': [
    TEXTS,
    (actor, _, name) =>
      findLookAlike({
        actor,
        locale,
        headline: buildDocument(name).headline,
        path: '/other.txt',
        sha256: 'x',
      }),
  ],
  'editor/get-draft-article.ts getDraftArticle': [
    TEXTS,
    (actor, articleId) => getDraftArticle({ actor, articleId, locale }),
  ],
  'editor/get-edition-draft.ts getEditionDraft': [
    ['own', 'all', 'all', 'all'],
    (actor, articleId) => getEditionDraft({ actor, articleId, locale }),
  ],
  'editor/get-related-picks.ts getRelatedPicks': [
    TEXTS,
    (actor, articleId) => getRelatedPicks({ actor, articleId, namesIn: 'en' }),
  ],
  'editor/get-hand-over.ts getHandOver': [TEXTS, (actor, articleId) => getHandOver({ actor, articleId })],
  'get-publishing-rules.ts getPublishingRules': [ADMINS, (actor) => getPublishingRules(actor)],
  'editor/get-plan.ts getPlan': [TEXTS, (actor, articleId) => getPlan({ actor, articleId })],
  'editor/get-editor.ts getEditor': [TEXTS, (actor, articleId) => getEditor({ actor, articleId })],
  'editor/list-notes.ts listNotes': [TEXTS, (actor, articleId) => listNotes({ actor, articleId })],
  'editor/list-pictures.ts listPictures': [['all', 'none', 'all', 'all'], (actor) => listPictures({ actor })],
  'editor/list-revisions.ts findRevisions': [
    TEXTS,
    async (actor, articleId) => {
      const id = (await draftsOf(theStore().read, articleId)).en?.revision.id ?? 0;
      return (await findRevisions({ actor, articleId, ids: [id] }))[0];
    },
  ],
  'editor/list-revisions.ts listRevisions': [
    TEXTS,
    (actor, articleId) => listRevisions({ actor, articleId }),
  ],
  'editor/slug-state.ts slugState': [
    TEXTS,
    (actor, articleId) => slugState({ actor, articleId, locale, slug: 'anew' }),
  ],
  'front/get-front-board.ts getFrontBoard': [EDITORS, (actor) => getFrontBoard({ actor, locale })],
  'pictures/list-library.ts listLibrary': [['all', 'none', 'all', 'all'], (actor) => listLibrary({ actor })],
  // That of somebody else's article, which readers see.
  'pictures/get-picture.ts getPicture': [
    ['all', 'none', 'all', 'all'],
    async (actor, articleId) => getPicture({ actor, mediaId: await pictureOf(articleId), namesIn: locale }),
  ],
  'topics/list-topics.ts listTopics': [EDITORS, (actor) => listTopics({ actor, kind: 'tag' })],
  'topics/list-topics.ts getDeskTopic': [EDITORS, (actor) => getDeskTopic({ actor, ...TAG })],
  'topics/find-topics-named.ts findTopicsNamed': [
    EDITORS,
    async (actor) => (await findTopicsNamed({ actor, kind: 'category', typed: '#1', but: 0 }))[0],
  ],
  'topics/portrait-choices.ts portraitChoices': [
    EDITORS,
    (actor) => portraitChoices({ actor, current: null }),
  ],
  'get-desk-site.ts getDeskSite': [ADMINS, (actor) => getDeskSite(actor)],
  'webhooks/list-webhooks.ts listWebhooks': [ADMINS, (actor) => listWebhooks(actor)],
  'webhooks/list-webhooks.ts listWebhookDeliveries': [
    ADMINS,
    (actor) => listWebhookDeliveries({ actor, id: 9 }),
  ],
  'people/list-tokens.ts listTokens': [ADMINS, (actor) => listTokens(actor)],
  'people/list-unsent-mails.ts listUnsentMails': [ADMINS, (actor) => listUnsentMails(actor)],
  'people/list-people.ts listPeople': [ADMINS, (actor) => listPeople(actor)],
};

/** What needs no right of its own, and why. */
const WITHOUT_RIGHT: Record<string, string[]> = {
  'of the process itself, which nobody asks for': [
    'projections/project-desk.ts fillDesk',
    'projections/project-desk.ts isDeskUnfilled',
    'projections/merge-search.ts mergeSearch',
    'projections/merge-search.ts searchParts',
  ],
  'words, of tags those that the actor may be told of (queries/desk/readable-tags.test.ts)': [
    'queries/desk/editor/find-tags.ts findTags',
    'queries/desk/get-vocabulary.ts getVocabulary',
    'queries/desk/list/list-choices.ts findTag',
    'queries/desk/list/list-choices.ts listChoices',
  ],
  'choices among what the actor may see (queries/desk/list/offered-filters.test.ts)': [
    'queries/desk/list/offered-filters.ts offeredFilters',
  ],
  'for whoever has the token of a shared address': [
    'queries/desk/editor/get-shared-preview.ts getSharedPreview',
  ],
  'parts of queries that have asked': [
    'commands/facts/set-marks.ts mark',
    'queries/desk/assignments.ts assignmentsOf',
    'queries/desk/editor/get-draft-article.ts draftAt',
    'queries/desk/front/last-board-act.ts lastBoardAct',
    'queries/desk/front/open-banners.ts openBanners',
    'queries/desk/front/open-placements.ts openPlacements',
    'queries/desk/front/open-placements.ts seenOf',
    'queries/desk/deletion/find-name.ts articlesOf',
    'queries/desk/deletion/find-name.ts findNames',
    'queries/desk/deletion/find-name.ts seenOfFound',
    'queries/desk/deletion/what-goes.ts lossOf',
    'queries/desk/webhooks/list-webhooks.ts seenOfWebhook',
    'queries/desk/list/list-articles.ts facetsOf',
    'queries/desk/people/list-own-sessions.ts shownSession',
    'queries/desk/pictures/desk-picture.ts deskPictures',
    'queries/desk/pictures/desk-picture.ts mayChangePicture',
    'queries/desk/pictures/desk-picture.ts readableDeskPicture',
    'queries/desk/pictures/desk-picture.ts portraitsWith',
    'queries/desk/pictures/desk-picture.ts usesOf',
    'queries/desk/topics/desk-topic.ts countArticles',
    'queries/desk/topics/desk-topic.ts deskTopic',
    'queries/desk/topics/desk-topic.ts topicRefs',
    'queries/desk/list/walk-facets.ts walkFacets',
    'queries/desk/list/walk-facets.ts withHeadlines',
  ],
  'done by the program itself, for nobody': [
    'projections/check-search.ts checkSearch',
    'projections/index-drafts.ts articlesWithNewDrafts',
    'projections/index-drafts.ts indexDrafts',
    'projections/index-drafts.ts setDraftsMark',
    'projections/project-related.ts lastRelatedDue',
    'projections/project-related.ts relateDue',
    'projections/rebuild-search.ts fillSearch',
    'projections/rebuild-search.ts rebuildSearch',
    'projections/project-search.ts splitAhead',
    'projections/rebuild-search.ts setIndexed',
  ],
  'parts of verbs, inside their transaction': [
    'commands/hand-over/clean-note.ts cleanNote',
    'commands/deletion/erase-name.ts objectionToNames',
    'commands/deletion/delete-article.ts removeShared',
    'commands/editions/correct-edition.ts addCorrection',
    'commands/editions/correct-edition.ts planCorrection',
    'commands/editions/correct-edition.ts refuseUnknownSegment',
    'commands/editions/hold-schedules.ts holdSchedules',
    'commands/editions/hold-schedules.ts releaseSchedule',
    'commands/editions/hold-schedules.ts releaseSchedules',
    'commands/editions/propose-correction.ts findProposed',
    'commands/editions/propose-correction.ts hasProposed',
    'commands/editions/propose-correction.ts keepProposed',
    'commands/editions/propose-correction.ts proposeCorrection',
    'commands/editions/propose-correction.ts removeProposed',
    'commands/editions/publish-edition.ts proposeInstead',
    'commands/hand-over/hand-over.ts draftSeen',
    'commands/hand-over/hand-over.ts say',
    'commands/run/move-planned-correction.ts movePlannedCorrection',
    'commands/hand-over/assign-edition.ts endAssignment',
    'commands/hand-over/factual.ts endFactual',
    'commands/hand-over/notes.ts moveNotes',
    'commands/hand-over/factual.ts markFactual',
    'commands/front/change-board.ts changeBoard',
    'commands/front/change-board.ts keptRow',
    'commands/front/change-board.ts placementIn',
    'commands/front/place-article.ts overrideOf',
    'commands/webhooks/save-webhook.ts findWebhook',
    'commands/webhooks/save-webhook.ts newSecret',
    'commands/front/place-article.ts refuseDates',
    'commands/media/drop-files.ts dropFiles',
    'commands/media/find-picture.ts findPicture',
    'commands/media/save-picture.ts shownOf',
    'commands/site/change-site.ts changeSite',
    'commands/topics/save-topic.ts findTopic',
    'commands/topics/free-address.ts freeAddress',
    'commands/topics/save-topic.ts writeAddress',
    'commands/addresses/move-edition.ts claimSlug',
    'commands/facts/edit-sources.ts findOrCreateSource',
    'commands/run/must-change.ts mustChange',
    'commands/run/refuse-invalid-time.ts refuseInvalidTime',
    'commands/run/change-edition.ts findArticle',
    'commands/text/lineage.ts lineageOf',
    'commands/run/run-command.ts recordEach',
    'commands/run/run-command.ts runBulkCommand',
    'projections/project-desk.ts projectDesk',
    'commands/facts/add-media.ts describePicture',
    'commands/facts/add-media.ts mayDescribe',
    'commands/text/apply-operation.ts applyOperation',
    'commands/facts/assign-references.ts assignSources',
    'commands/facts/assign-references.ts assignTags',
    'commands/run/change-edition.ts changeEdition',
    'commands/run/change-edition.ts findEdition',
    'commands/run/change-edition.ts refuseMovedOn',
    'commands/run/run-command.ts allow',
    'commands/run/run-command.ts objectionTo',
    'commands/run/run-command.ts record',
    'commands/run/run-command.ts refuse',
    'commands/run/run-command.ts runCommand',
    'commands/editions/create-article.ts insertArticle',
    'commands/facts/edit-sources.ts editSources',
    'commands/facts/save-facts.ts findChangeable',
    'commands/facts/save-facts.ts writeFacts',
    'commands/editions/refuse-other-facts.ts refuseOtherFacts',
    'queries/desk/editor/facts-seen.ts factsSeenOf',
    'commands/facts/edit-sources.ts mayDescribeSource',
    'commands/facts/name-source.ts nameSource',
    'commands/addresses/edition-address.ts suggestAddress',
    'commands/addresses/former-addresses.ts claimWished',
    'commands/addresses/former-addresses.ts keepFormerAddresses',
    'commands/import/find-imported-edition.ts findImportedEdition',
    'commands/import/import-file.ts importFile',
    'commands/import/import-file.ts readText',
    'commands/import/take-text.ts takeText',
    'commands/facts/authors.ts findAuthor',
    'commands/facts/authors.ts setAuthors',
    'commands/editions/publish-edition.ts noteReview',
    'commands/run/do-once.ts doOnce',
    'commands/addresses/move-edition.ts setSlug',
    'commands/people/change-person.ts changePerson',
    'projections/project-listings.ts projectChanges',
    'projections/project-listings.ts projectListings',
    'projections/project-search.ts projectSearch',
    'projections/project-search.ts isDraft',
    'projections/project-search.ts writeEntry',
    'projections/project-search.ts writeTexts',
    'projections/project-search.ts entriesOf',
    'projections/project-search.ts draftEntriesOf',
    'projections/project-related.ts fillRelated',
    'projections/project-related.ts projectRelated',
    'projections/project-related.ts rankAll',
    'projections/project-related.ts rankRelated',
    'commands/editions/publish-edition.ts problemsOf',
    'commands/editions/publish-edition.ts publishDraft',
    'commands/editions/publish-edition.ts publishText',
    'commands/editions/schedule-edition.ts scheduleText',
    'commands/editions/publish-edition.ts refuseWithdrawn',
    'commands/text/apply-step.ts applyStep',
    'commands/text/keep-pictures.ts keepPictures',
    'commands/text/renumber-drafts.ts renumberDrafts',
    'commands/text/review-translation.ts optOut',
    'commands/text/review-translation.ts settleTranslation',
    'commands/text/roll-autosave.ts canRoll',
    'commands/text/roll-autosave.ts dropRevision',
    'commands/text/save-revision.ts saveRevision',
    'commands/text/carried-since.ts carriedSince',
    'commands/text/work.ts noteCarried',
    'commands/text/save-text.ts versionsOf',
    'commands/facts/set-hero.ts giveHero',
    'commands/facts/taxonomy.ts findCategory',
    'commands/facts/taxonomy.ts findOrCreateChosenTags',
    'commands/facts/taxonomy.ts findOrCreateTags',
    'commands/text/translation-states.ts translationStates',
    'commands/text/work.ts asWritten',
    'commands/text/work.ts hashOf',
    'commands/text/work.ts holds',
    'commands/text/work.ts noteAlready',
    'commands/text/work.ts noteConflict',
    'commands/text/work.ts noteRefusal',
    'commands/text/work.ts homeOf',
    'commands/text/work.ts noteSettings',
    'commands/text/work.ts presentText',
    'commands/text/work.ts shareChanges',
    'commands/text/share-data.ts publishSharedData',
  ],
  'for whoever may use this machine: the command line asks for it': [
    'commands/people/create-account.ts createAccount',
  ],
  'parts of queries, scoped by whoever asks': [
    'queries/desk/editor/facts-of.ts factsOf',
    'queries/desk/editor/find-tags.ts tagsById',
    'queries/desk/editor/facts-of.ts named',
    'queries/desk/readable-pictures.ts readablePicture',
    'queries/desk/readable-tags.ts readableTag',
    'queries/desk/readable.ts readable',
    'queries/desk/editor/text-history.ts findPastText',
    'queries/desk/editor/text-history.ts lastWriterOf',
    'queries/desk/editor/text-history.ts recentTexts',
  ],
  'about the account of whoever asks, and no other': [
    'commands/people/change-own-account.ts changeOwnLanguage',
    'commands/people/change-own-account.ts changeOwnName',
    'commands/people/change-own-account.ts endOwnSession',
    'queries/desk/people/list-own-passkeys.ts listOwnPasskeys',
    'queries/desk/people/list-own-sessions.ts listOwnSessions',
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
  const files = globSync('{commands,projections,queries/desk}/**/*.ts', { cwd: import.meta.dirname });
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

/** The id of a placement of this article, which somebody who may has made. */
async function placed(articleId: number): Promise<number> {
  await placeArticle({ actor: TEST_ACTOR, articleId, locale, slot: 'lead' });
  const rows = await openPlacements(theStore().read, locale, theStore().now());
  return rows.find((row) => row.articleId === articleId)?.id ?? 0;
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
      fields: {},
      holds: [],
    },
    ...rest,
  });
}
