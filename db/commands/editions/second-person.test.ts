import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { NO_RULES } from '#lib/article/hand-over.ts';
import { buildArticle, buildDocument, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { getEditor } from '../../queries/desk/editor/get-editor.ts';
import { getPlan } from '../../queries/desk/editor/get-plan.ts';
import { getPublishingRules } from '../../queries/desk/get-publishing-rules.ts';
import { needsMe } from '../../queries/desk/list/needs-me.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { audit, edition } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { askForReview } from '../hand-over/hand-over.ts';
import { approveCorrection } from './approve-correction.ts';
import { approveEdition } from './approve-edition.ts';
import { correctEdition } from './correct-edition.ts';
import { embargoEdition } from './embargo-edition.ts';
import { dropCorrection } from './propose-correction.ts';
import { publishEdition } from './publish-edition.ts';
import { restoreArticle } from './restore-article.ts';
import { scheduleEdition } from './schedule-edition.ts';
import { setPublishingRules } from './set-publishing-rules.ts';
import { trashArticle } from './trash-article.ts';
import { unscheduleEdition } from './unschedule-edition.ts';
import { withdrawEdition } from './withdraw-edition.ts';

const person = (userId: string, role: 'writer' | 'editor' | 'admin') =>
  ({ name: userId, role, userId }) as const;
const mio = person('mio', 'editor');
const ken = person('ken', 'editor');
const admin = person('ren', 'admin');
const locale = 'en';
const minute = (n: number) => new Date(START.getTime() + n * 60_000);
const ask = (fourEyes: boolean) => setPublishingRules({ actor: admin, rules: { ...NO_RULES, fourEyes } });
const read = (slug: string) => getArticle({ locale, slug });
const planOf = async (articleId: number) => (await getPlan({ actor: mio, articleId }))?.en;
const waits = async (actor: typeof mio, need: 'held' | 'to-review') =>
  (await needsMe({ actor, namesIn: 'en' }))
    .filter((each) => each.need === need)
    .flatMap(({ first }) => first.map(({ articleId }) => articleId));

async function scheduled(name: string, n: number) {
  const { ref } = await buildArticle(name, { publish: false, slug: name.toLowerCase() });
  await scheduleEdition({ actor: mio, ...ref, at: minute(n) });
  return ref;
}

async function approve(ref: { articleId: number; locale: 'ja' | 'en' }) {
  await askForReview({ actor: mio, ...ref });
  return approveEdition({ actor: ken, ...ref });
}

describe('what was scheduled before a second person was asked for', () => {
  it('is named before the rule is set, held at it, and does not come at its minute', async () => {
    using test = await openTestStore();
    const ref = await scheduled('Tides', 10);
    const { ref: approved } = await buildArticle('Winds', { publish: false, slug: 'winds' });
    await approve(approved);
    await scheduleEdition({ actor: mio, ...approved, at: minute(10) });
    expect((await getPublishingRules(admin))?.unapproved).toEqual([
      { articleId: ref.articleId, locale, headline: 'Tides headline', at: minute(10) },
    ]);
    expect(await ask(true)).toMatchObject({ ok: true, held: 1 });
    expect((await getPublishingRules(admin))?.unapproved).toEqual([]);
    expect((await planOf(ref.articleId))?.held).toEqual({ at: minute(10), isDraft: true });
    expect(await waits(mio, 'held')).toEqual([ref.articleId]);
    test.setNow(minute(10));
    expect(await read('tides')).toBeNull();
    expect(await read('winds')).toMatchObject({ publishedAt: minute(10) });
    // It is late now: an approval does not let it out unseen, but an editor can.
    expect(await approve(ref)).toEqual({ ok: true, isReleased: false });
    expect(await read('tides')).toBeNull();
    test.setNow(minute(12));
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject({ ok: true });
    expect(await read('tides')).toMatchObject({ publishedAt: minute(12) });
    expect((await planOf(ref.articleId))?.held).toBeNull();
    expect(await waits(mio, 'held')).toEqual([]);
  });

  it('comes at its minute where it is approved in time', async () => {
    using test = await openTestStore();
    const ref = await scheduled('Tides', 10);
    await ask(true);
    expect(await approve(ref)).toEqual({ ok: true, isReleased: true });
    expect((await planOf(ref.articleId))?.held).toBeNull();
    test.setNow(minute(9));
    expect(await read('tides')).toBeNull();
    test.setNow(minute(10));
    expect(await read('tides')).toMatchObject({ publishedAt: minute(10) });
    const told = await theStore().read.select().from(audit).where(eq(audit.articleId, ref.articleId));
    expect(told.map(({ action }) => action).filter((action) => action.endsWith('-schedule'))).toEqual([
      'hold-schedule',
      'release-schedule',
    ]);
  });

  it('comes at its minute where the rule is given up before, and can be taken back', async () => {
    using test = await openTestStore();
    const ref = await scheduled('Tides', 10);
    const other = await scheduled('Winds', 10);
    await ask(true);
    expect(await unscheduleEdition({ actor: mio, ...other })).toMatchObject({ ok: true });
    await ask(false);
    test.setNow(minute(10));
    expect(await read('tides')).not.toBeNull();
    expect(await read('winds')).toBeNull();
    expect((await planOf(ref.articleId))?.held).toBeNull();
  });

  it('leaves readers what they have where it is a change, and keeps what it was to be to them', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides', { slug: 'tides' });
    await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'They turn.' });
    await scheduleEdition({ actor: mio, ...ref, at: minute(10), change: { is: 'minor' } });
    await ask(true);
    test.setNow(minute(5));
    expect((await read('tides'))?.document.lede).toBe('Tides lede.');
    await approve(ref);
    test.setNow(minute(10));
    expect(await read('tides')).toMatchObject({ document: { lede: 'They turn.' }, modifiedAt: null });
  });

  it('is not let go by the approval of another text', async () => {
    using test = await openTestStore();
    const ref = await scheduled('Tides', 10);
    await ask(true);
    await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'They turn.' });
    await rewriteLede({ articleId: ref.articleId, was: 'They turn.', value: 'They turn twice.' });
    expect((await planOf(ref.articleId))?.held).toEqual({ at: minute(10), isDraft: false });
    expect(await approve(ref)).toEqual({ ok: true, isReleased: false });
    test.setNow(minute(10));
    expect(await read('tides')).toBeNull();
    const [row] = await test.store.read.select().from(edition);
    expect(row?.heldRevisionId).toBe(1);
  });

  it('is held whatever it waits for: a date ahead, or the end of an embargo', async () => {
    using test = await openTestStore();
    const dated = (await buildArticle('Tides', { publish: false, slug: 'tides' })).ref;
    await publishEdition({ actor: mio, ...dated, publishedAt: minute(10) });
    const { ref } = await buildArticle('Winds', { publish: false, slug: 'winds' });
    await scheduleEdition({ actor: mio, ...ref, at: minute(5) });
    await embargoEdition({ actor: mio, ...ref, until: minute(20) });
    // Readers have had this one: what an embargo hides of it now is no plan.
    const known = (await buildArticle('Rain', { slug: 'rain' })).ref;
    await embargoEdition({ actor: mio, ...known, until: minute(20) });
    test.setNow(minute(6));
    expect(await ask(true)).toMatchObject({ held: 2 });
    expect(await approve(ref)).toEqual({ ok: true, isReleased: true });
    test.setNow(minute(20));
    expect(await read('tides')).toBeNull();
    expect(await read('winds')).toMatchObject({ publishedAt: minute(20) });
    expect(await read('rain')).not.toBeNull();
  });

  it('is held in the trash too, from where it may come back', async () => {
    using test = await openTestStore();
    const ref = await scheduled('Tides', 10);
    await trashArticle({ actor: mio, articleId: ref.articleId });
    expect(await ask(true)).toMatchObject({ held: 1 });
    test.setNow(minute(10));
    await restoreArticle({ actor: mio, articleId: ref.articleId });
    expect(await read('tides')).toBeNull();
    expect((await planOf(ref.articleId))?.held).toEqual({ at: minute(10), isDraft: true });
  });

  it('is held in each language of an article', async () => {
    using _ = await openTestStore();
    const ref = await scheduled('Tides', 10);
    await buildArticle('潮', {
      locale: 'ja',
      translationOf: ref.articleId,
      publish: false,
      document: { ...buildDocument('潮'), lede: '潮の満ち引きは月の引力で起きる。' },
    });
    await scheduleEdition({ actor: mio, articleId: ref.articleId, locale: 'ja', at: minute(20) });
    expect(await ask(true)).toMatchObject({ held: 2 });
  });
});

it('nothing blocks what is withdrawn: it is restored as it was, without an approval', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await ask(true);
  await withdrawEdition({ actor: mio, ...ref, reason: 'Wrong.' });
  const view = await getEditor({ actor: mio, articleId: ref.articleId });
  expect(view?.editions.en?.problems).toEqual({ blocks: [], warns: [] });
  expect(await restoreArticle({ actor: mio, articleId: ref.articleId, locale })).toMatchObject({ ok: true });
  expect(await read('tides')).not.toBeNull();
});

describe('a correction, where a second person is asked for', () => {
  async function live() {
    const { ref } = await buildArticle('Tides', { slug: 'tides' });
    await ask(true);
    return ref;
  }
  const proposedOf = async (articleId: number) => (await planOf(articleId))?.proposed;

  it('waits for somebody else, and then stands in the article', async () => {
    using test = await openTestStore();
    const ref = await live();
    const note = { kind: 'correction', text: 'Four metres.' } as const;
    // Nobody is behind the command line or a program who could be told to wait.
    expect(await correctEdition({ actor: TEST_ACTOR, ...ref, ...note })).toMatchObject({
      code: 'correction-needs-approval',
    });
    expect(await correctEdition({ actor: mio, ...ref, ...note })).toMatchObject({
      ok: true,
      isProposed: true,
    });
    expect((await read('tides'))?.corrections).toEqual([]);
    expect(await waits(ken, 'to-review')).toEqual([ref.articleId]);
    const proposed = (await proposedOf(ref.articleId))?.id ?? 0;
    expect(await approveCorrection({ actor: mio, ...ref, proposed })).toMatchObject({ code: 'own-work' });
    expect(await approveCorrection({ actor: TEST_ACTOR, ...ref, proposed })).toMatchObject({
      code: 'forbidden',
    });
    expect(await approveCorrection({ actor: ken, ...ref, proposed: proposed + 1 })).toMatchObject({
      code: 'proposed-moved-on',
    });
    test.setNow(minute(5));
    expect(await approveCorrection({ actor: ken, ...ref, proposed })).toMatchObject({ ok: true });
    expect(await read('tides')).toMatchObject({
      modifiedAt: minute(5),
      corrections: [{ text: 'Four metres.', at: minute(5) }],
    });
    expect(await approveCorrection({ actor: ken, ...ref, proposed })).toMatchObject({
      code: 'nothing-proposed',
    });
    expect(await waits(ken, 'to-review')).toEqual([]);
  });

  it('goes out with its text, once both are approved, or at the minute that was asked for', async () => {
    using test = await openTestStore();
    const ref = await live();
    const change = { is: 'correction', kind: 'apology', text: 'Sorry.' } as const;
    await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'They turn.' });
    expect(await publishEdition({ actor: mio, ...ref, change })).toMatchObject({ code: 'blocked' });
    await approve(ref);
    expect(await publishEdition({ actor: mio, ...ref, change })).toMatchObject({ isProposed: true });
    expect(await read('tides')).toMatchObject({ document: { lede: 'Tides lede.' }, corrections: [] });
    // Another one takes its place: this time for a minute.
    expect(await scheduleEdition({ actor: mio, ...ref, at: minute(20), change })).toMatchObject({
      isProposed: true,
    });
    const proposed = await proposedOf(ref.articleId);
    expect(proposed).toMatchObject({ goesWith: 'draft', scheduledFor: minute(20), isOwn: true });
    await approveCorrection({ actor: ken, ...ref, proposed: proposed?.id ?? 0 });
    test.setNow(minute(19));
    expect(await read('tides')).toMatchObject({ document: { lede: 'Tides lede.' }, corrections: [] });
    test.setNow(minute(20));
    expect(await read('tides')).toMatchObject({
      document: { lede: 'They turn.' },
      corrections: [{ text: 'Sorry.', at: minute(20) }],
    });
  });

  it('does not go out with a text that was changed since, and can be given up', async () => {
    using _ = await openTestStore();
    const ref = await live();
    const change = { is: 'correction', kind: 'apology', text: 'Sorry.' } as const;
    await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'They turn.' });
    await approve(ref);
    await publishEdition({ actor: mio, ...ref, change });
    await rewriteLede({ articleId: ref.articleId, was: 'They turn.', value: 'They turn twice.' });
    const proposed = await proposedOf(ref.articleId);
    expect(proposed?.goesWith).toBe('former');
    expect(await approveCorrection({ actor: ken, ...ref, proposed: proposed?.id ?? 0 })).toMatchObject({
      code: 'proposed-moved-on',
    });
    expect(await dropCorrection({ actor: ken, ...ref, proposed: proposed?.id ?? 0 })).toEqual({ ok: true });
    expect(await proposedOf(ref.articleId)).toBeNull();
  });

  it('waits too where it was planned before the rule, and is held with its text', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides', { slug: 'tides' });
    await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'They turn.' });
    const change = { is: 'correction', kind: 'apology', text: 'Sorry.' } as const;
    await scheduleEdition({ actor: mio, ...ref, at: minute(10), change });
    await ask(true);
    // The text alone does not go: its note has not been read by a second person.
    expect(await approve(ref)).toEqual({ ok: true, isReleased: false });
    const proposed = (await proposedOf(ref.articleId))?.id ?? 0;
    expect(await approveCorrection({ actor: ken, ...ref, proposed })).toMatchObject({ ok: true });
    expect((await planOf(ref.articleId))?.held).toBeNull();
    test.setNow(minute(10));
    expect(await read('tides')).toMatchObject({
      document: { lede: 'They turn.' },
      corrections: [{ text: 'Sorry.', at: minute(10) }],
    });
  });
});
