import { desc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nothingSet, type SiteWords } from '#lib/site/site-settings.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import { getSiteSettings, siteSeen } from '../../queries/site/site.ts';
import { audit, change } from '../../schema.ts';
import { saveAccent } from './save-accent.ts';
import { saveSitePage } from './save-site-page.ts';
import { saveSiteWords } from './save-site-words.ts';
import { setWordmark } from './set-wordmark.ts';

const actor = TEST_ACTOR;
let test: TestStore;
beforeEach(async () => {
  test = await openTestStore();
});
afterEach(() => test[Symbol.dispose]());

const said = (more: Partial<SiteWords> = {}): SiteWords => ({ ...nothingSet().words.en, ...more });
const lastChange = async () =>
  (await test.store.read.select().from(change).orderBy(desc(change.epoch)).limit(1))[0]?.words;
const lastAudit = async () =>
  (await test.store.read.select().from(audit).orderBy(desc(audit.id)).limit(1))[0];

it('says what the site is called, drops every page for it, and writes down what was before', async () => {
  const words = { ja: said({ name: ' 潮の\n新聞 ' }), en: said({ name: 'Tide', publisher: 'Tide Ltd' }) };
  expect(await saveSiteWords({ actor, words })).toEqual({ ok: true });
  expect((await getSiteSettings()).words).toEqual({
    ja: said({ name: '潮の新聞' }),
    en: said({ name: 'Tide', publisher: 'Tide Ltd' }),
  });
  expect(await lastChange()).toEqual(['*']);
  expect(await lastAudit()).toMatchObject({
    action: 'edit-site',
    detail: { before: { en: { name: '' } }, after: { en: { name: 'Tide' } } },
  });
  const epoch = test.store.epoch();
  expect(await saveSiteWords({ actor, words })).toEqual({ ok: true });
  expect(test.store.epoch()).toBe(epoch);
});

it('refuses what somebody else has changed meanwhile, part by part', async () => {
  const seen = siteSeen((await getSiteSettings()).words);
  const words = { ja: said(), en: said({ name: 'Tide' }) };
  await saveSiteWords({ actor, words });
  const late = { ja: said(), en: said({ name: 'Ebb' }) };
  expect(await saveSiteWords({ actor, seen, words: late })).toMatchObject({ code: 'site-moved-on' });
  expect((await getSiteSettings()).words.en.name).toBe('Tide');
  // Another part is as it was seen.
  expect(await saveAccent({ actor, seen: siteSeen(null), light: '', dark: '' })).toEqual({ ok: true });
  const page = { locale: 'ja', page: 'privacy' } as const;
  const ofPage = siteSeen({ ...page, text: '' });
  expect(await saveSitePage({ actor, seen: ofPage, ...page, text: '## 方針' })).toEqual({ ok: true });
  expect(await saveSitePage({ actor, seen: ofPage, ...page, text: '' })).toMatchObject({
    code: 'site-moved-on',
  });
});

it('refuses what is too long, and says which', async () => {
  const words = { ja: said({ name: '長'.repeat(41) }), en: said() };
  expect(await saveSiteWords({ actor, words })).toMatchObject({
    code: 'site-too-long',
    detail: { part: 'name', locale: 'ja', most: 40 },
  });
  const page = { locale: 'ja', page: 'about' } as const;
  expect(await saveSitePage({ actor, ...page, text: '長'.repeat(6_001) })).toMatchObject({
    detail: { part: 'page', most: 6_000 },
  });
});

it('refuses a colour that cannot be read on its ground, with the ratio', async () => {
  // On #faf7f1 (luminance 0.93) grey #808080 (0.216) has (0.98 / 0.266) = 3.69.
  expect(await saveAccent({ actor, light: '#808080', dark: '#ffffff' })).toMatchObject({
    code: 'accent-too-faint',
    detail: { ground: 'light', ratio: '3.69', least: 4.5 },
  });
  expect(await saveAccent({ actor, light: '#000000', dark: '#333333' })).toMatchObject({
    code: 'accent-too-faint',
    detail: { ground: 'dark' },
  });
  expect(await saveAccent({ actor, light: '#000000', dark: '' })).toMatchObject({
    code: 'site-no-colour',
    detail: { ground: 'dark' },
  });
  expect(await saveAccent({ actor, light: '005A9C', dark: '#8ECAFF' })).toEqual({ ok: true });
  expect((await getSiteSettings()).accent).toEqual({ light: '#005a9c', dark: '#8ecaff' });
});

it('keeps a drawing as it was written anew, and takes it away', async () => {
  const bytes = Buffer.from('<svg viewBox="0 0 40 10"><title>x</title><path d="M0 0h40v10z"/></svg>');
  expect(await setWordmark({ actor, bytes })).toEqual({ ok: true });
  expect((await getSiteSettings()).wordmark).toMatchObject({
    width: 40,
    svg: expect.stringMatching(/^<svg [^>]*><path d="M0 0h40v10z"\/><\/svg>$/),
  });
  expect(await setWordmark({ actor, bytes: Buffer.from('<svg><script/></svg>') })).toMatchObject({
    code: 'wordmark-part',
    detail: { part: 'script' },
  });
  expect(await setWordmark({ actor, bytes: null })).toEqual({ ok: true });
  expect((await getSiteSettings()).wordmark).toBeNull();
});
