import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { writeAudit } from '../../../audit.ts';
import { undoEntry } from '../../../commands/audit/undo-entry.ts';
import { restoreArticle } from '../../../commands/editions/restore-article.ts';
import { scheduleEdition } from '../../../commands/editions/schedule-edition.ts';
import { trashArticle } from '../../../commands/editions/trash-article.ts';
import { placeArticle } from '../../../commands/front/place-article.ts';
import { mergeTopic } from '../../../commands/topics/merge-topic.ts';
import { saveTopic } from '../../../commands/topics/save-topic.ts';
import { theStore } from '../../../store.ts';
import { getFrontBoard } from '../front/get-front-board.ts';
import { getDeskTopic } from '../topics/list-topics.ts';
import { listAudit } from './list-audit.ts';

const actor = TEST_ACTOR;
const locale = 'en';
const HOUR = 3_600_000;

async function list(filter: Parameters<typeof listAudit>[0]['filter'] = {}, before?: number, limit?: number) {
  const page = await listAudit({ actor, filter, before, ...(limit && { limit }) });
  if (!page) throw new Error('An administrator may.');
  return page;
}

/** The number of the last entry of this kind. */
const last = async (action: 'trash' | 'place' | 'merge-topic' | 'publish') =>
  (await list({ action })).entries[0]?.id ?? 0;

async function tagNamed(name: string): Promise<number> {
  const words = { name, slug: '', description: '', role: '' };
  const none = { ...words, name: '' };
  const made = await saveTopic({
    actor,
    kind: 'tag',
    words: { ja: none, en: words },
    aliases: [],
    links: [],
  });
  if (!made.ok) throw new Error(made.code);
  return made.id;
}

describe('the audit', () => {
  it('tells the latest first, a page at a time, and what was before and after', async () => {
    using test = await openTestStore();
    await buildArticle('1', { publish: false });
    const at = new Date(START.getTime() + HOUR);
    await scheduleEdition({ actor, articleId: 1, locale, at });
    test.setNow(new Date(START.getTime() + 1));
    await trashArticle({ actor, articleId: 1 });
    const { entries, next } = await list({}, undefined, 2);
    expect(entries.map(({ action }) => action)).toEqual(['trash', 'schedule']);
    const facts = entries[1]?.facts ?? [];
    expect(facts.find(({ path }) => path === 'scheduledAt')).toEqual({
      path: 'scheduledAt',
      before: undefined,
      after: at.toISOString(),
    });
    const older = await list({}, next ?? 0);
    expect([older.entries.map(({ action }) => action), older.next]).toEqual([['import', 'move'], null]);
  });

  it('is narrowed by person, kind, article and days of Japan', async () => {
    using _ = await openTestStore();
    const stamp = (at: string, actor = 'Ken') => ({ at: new Date(at), actor });
    await theStore().write(async (tx) => {
      const entry = { action: 'save-facts', articleId: 7, detail: {} } as const;
      await writeAudit(tx, stamp('2026-11-01T14:59:59Z'), [entry]);
      await writeAudit(tx, stamp('2026-11-01T15:00:00Z'), [{ ...entry, articleId: 8 }]);
      await writeAudit(tx, stamp('2026-11-02T14:59:59Z', 'Mika'), [{ ...entry, action: 'trash' }]);
      await writeAudit(tx, stamp('2026-11-02T15:00:00Z'), [entry]);
    });
    const ids = async (filter: Parameters<typeof list>[0]) =>
      (await list(filter)).entries.map(({ id }) => id).reverse();
    expect(await ids({})).toEqual([1, 2, 3, 4]);
    expect(await ids({ from: '2026-11-02', to: '2026-11-02' })).toEqual([2, 3]);
    expect(await ids({ to: '2026-11-01' })).toEqual([1]);
    expect(await ids({ from: '2026-11-04' })).toEqual([]);
    expect(await ids({ actor: 'Ken' })).toEqual([1, 2, 4]);
    expect(await ids({ actor: 'Ken', articleId: 7, from: '2026-11-02' })).toEqual([4]);
    expect(await ids({ action: 'trash', actor: 'Ken' })).toEqual([]);
  });

  it('shows editors what was done to their own articles, and nothing else', async () => {
    using _ = await openTestStore();
    const mine = await buildArticle('1', { actor: { ...actor, userId: 'me' } });
    await buildArticle('2');
    const editor = { name: 'Ken', role: 'editor', userId: 'me' } as const;
    const page = await listAudit({ actor: editor, filter: {} });
    expect(new Set(page?.entries.map(({ articleId }) => articleId))).toEqual(new Set([mine.ref.articleId]));
    expect(await listAudit({ actor: { ...editor, role: 'translator' }, filter: {} })).toBeNull();
  });

  it.each([
    [{}, /^SEARCH audit USING INTEGER PRIMARY KEY|^SCAN audit$/],
    [{ actor: 'Ken' }, /audit_actor \(actor=\? AND (id|rowid)/],
    [{ action: 'trash' }, /audit_kind \(action=\? AND (id|rowid)/],
    [{ articleId: 7 }, /audit_article \(article_id=\? AND (id|rowid)/],
  ] as const)('walks one index in its order, a thousand entries at most: %o', async (filter, walk) => {
    using test = await openTestStore();
    const days = { from: '2026-11-01', to: '2026-11-30' };
    const sent = await test.sentDuring(() => listAudit({ actor, filter: { ...filter, ...days }, before: 9 }));
    expect(sent).toHaveLength(2);
    for (const text of sent) {
      expect(text).toMatch(/limit \?/);
      const steps = explain(test.store, text);
      expect(steps.filter((step) => /USE TEMP B-TREE/.test(step))).toEqual([]);
      expect(steps.filter((step) => walk.test(step)).length).toBeGreaterThan(0);
      expect(
        steps.filter((step) => /SEARCH audit USING COVERING INDEX audit_at \(at>\?\)/.test(step)),
      ).toHaveLength(2);
    }
  });
});

describe('taking an entry back', () => {
  it('gives a merged topic its articles again, of the last merge only', async () => {
    using _ = await openTestStore();
    const [from, into] = [await tagNamed('Rowing'), await tagNamed('Boats')];
    await buildArticle('1', { tags: ['Rowing'] });
    await mergeTopic({ actor, kind: 'tag', id: from, into });
    const first = await last('merge-topic');
    expect(await undoEntry({ actor, id: first })).toMatchObject({ ok: true });
    expect((await getDeskTopic({ actor, kind: 'tag', id: from }))?.mergedInto ?? null).toBeNull();
    await mergeTopic({ actor, kind: 'tag', id: from, into });
    expect(await undoEntry({ actor, id: first })).toMatchObject({ code: 'undo-superseded' });
    expect(await undoEntry({ actor, id: await last('merge-topic') })).toMatchObject({ ok: true });
    expect(await undoEntry({ actor, id: await last('merge-topic') })).toMatchObject({
      code: 'topic-not-merged',
    });
  });

  it('takes an article out of the trash, unless that was done since', async () => {
    using test = await openTestStore();
    await buildArticle('1');
    await trashArticle({ actor, articleId: 1 });
    const first = await last('trash');
    expect(await undoEntry({ actor, id: first })).toMatchObject({ ok: true, from: 'trash' });
    expect(await undoEntry({ actor, id: first })).toMatchObject({ code: 'undo-superseded' });
    test.setNow(new Date(START.getTime() + HOUR));
    await trashArticle({ actor, articleId: 1 });
    expect(await undoEntry({ actor, id: first })).toMatchObject({ code: 'undo-superseded' });
    await restoreArticle({ actor, articleId: 1 });
  });

  it('takes the last act on a board back, and no other', async () => {
    using _ = await openTestStore();
    for (const name of ['1', '2']) await buildArticle(name);
    await placeArticle({ actor, articleId: 1, locale, slot: 'lead' });
    const first = await last('place');
    await placeArticle({ actor, articleId: 2, locale, slot: 'lead' });
    expect(await undoEntry({ actor, id: first })).toMatchObject({ code: 'front-moved-on' });
    expect(await undoEntry({ actor, id: await last('place') })).toMatchObject({ ok: true });
    const board = await getFrontBoard({ actor, locale });
    expect(board?.board.placements.lead.map(({ articleId }) => articleId)).toEqual([1]);
  });

  it('is refused for everything else, and for who may not see the entry', async () => {
    using _ = await openTestStore();
    await buildArticle('1');
    expect(await undoEntry({ actor, id: 1 })).toMatchObject({ code: 'not-undoable' });
    expect(await undoEntry({ actor, id: 99 })).toMatchObject({ code: 'unknown-entry' });
    await trashArticle({ actor, articleId: 1 });
    const editor = { name: 'Ken', role: 'editor', userId: 'me' } as const;
    expect(await undoEntry({ actor: editor, id: await last('trash') })).toMatchObject({
      code: 'unknown-entry',
    });
  });
});
