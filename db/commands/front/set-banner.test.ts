import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { getFrontBoard } from '../../queries/desk/front/get-front-board.ts';
import { getBanner } from '../../queries/lists/get-banner.ts';
import { withdrawEdition } from '../editions/withdraw-edition.ts';
import { endBanner, setBanner } from './set-banner.ts';

const HOUR = 3_600_000;
const hours = (n: number) => new Date(START.getTime() + n * HOUR);
const about = { actor: TEST_ACTOR, locale: 'en' } as const;
const text = 'High water';

async function boardOfBanners() {
  const view = await getFrontBoard(about);
  if (!view) throw new Error('The actor may publish.');
  return view.banners;
}

it('a banner shows in its language from its beginning until its end; the latest that runs covers the others', async () => {
  using test = await openTestStore();
  await setBanner({ ...about, text, endsAt: hours(4) });
  await setBanner({ ...about, text: 'Low water', startsAt: hours(1), endsAt: hours(2) });
  const seen = [];
  for (const at of [0, 1, 2, 4]) {
    test.setNow(hours(at));
    seen.push((await getBanner({ locale: 'en' }))?.text);
  }
  expect(seen).toEqual([text, 'Low water', text, undefined]);
  test.setNow(hours(0));
  expect(await getBanner({ locale: 'ja' })).toBeNull();
});

it('a banner ends by itself within a day, and needs a text and a sound address', async () => {
  using _ = await openTestStore();
  const refused = [
    await setBanner({ ...about, text, endsAt: new Date(hours(24).getTime() + 1) }),
    await setBanner({ ...about, text, startsAt: hours(10), endsAt: hours(35) }),
    await setBanner({ ...about, text, endsAt: hours(0) }),
    await setBanner({ ...about, text: ' \u200B', endsAt: hours(1) }),
    await setBanner({ ...about, text: 'x'.repeat(201), endsAt: hours(1) }),
    await setBanner({ ...about, text, url: 'javascript:alert(1)', endsAt: hours(1) }),
    await setBanner({ ...about, text, articleId: 99, endsAt: hours(1) }),
  ];
  expect(refused.map((each) => !each.ok && each.code)).toEqual([
    'banner-too-long',
    'banner-too-long',
    'not-in-future',
    'no-banner-text',
    'front-too-long',
    'invalid-url',
    'unknown-article',
  ]);
  expect(await setBanner({ ...about, text, endsAt: hours(24) })).toMatchObject({ ok: true });
});

it('leads to an article while readers may see it, or to another address', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await setBanner({ ...about, text, articleId: ref.articleId, endsAt: hours(1) });
  expect(await getBanner({ locale: 'en' })).toEqual({ text, href: '/en/articles/tides' });
  await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'Wrong' });
  expect(await getBanner({ locale: 'en' })).toEqual({ text });
  await setBanner({ ...about, text, url: 'https://example.org/', endsAt: hours(1) });
  expect(await getBanner({ locale: 'en' })).toEqual({ text, href: 'https://example.org/' });
});

it('is taken down by who saw it as it is, and by nobody else', async () => {
  using _ = await openTestStore();
  const { seen } = await boardOfBanners();
  await setBanner({ ...about, text, endsAt: hours(1), seen });
  const now = await boardOfBanners();
  const id = now.banners[0]?.id ?? 0;
  expect(await endBanner({ ...about, id, seen })).toMatchObject({ code: 'banner-moved-on' });
  expect(await setBanner({ ...about, text, endsAt: hours(1), seen })).toMatchObject({
    code: 'banner-moved-on',
  });
  expect(await endBanner({ ...about, id, seen: now.seen })).toMatchObject({ ok: true });
  expect([await getBanner({ locale: 'en' }), (await boardOfBanners()).banners]).toEqual([null, []]);
  expect(await endBanner({ ...about, id })).toMatchObject({ code: 'banner-moved-on' });
});
