import { describe, expect, it } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { importFile } from '#db/commands/import/import-file.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { type Resolved, resolveRequest } from './resolve-request.ts';

const get = (target: string, acceptLanguage?: string): Promise<Resolved> =>
  resolveRequest({ target, acceptLanguage });

const rendered = (url: string, status: 200 | 404 | 410, kind = 'page') => ({
  do: 'render',
  kind,
  url,
  status,
});
const ledTo = (to: string) => ({ do: 'redirect', status: 302, to });
const moved = (to: string) => ({ do: 'redirect', status: 308, to });

describe('/', () => {
  it.each([
    ['ja', '/ja'],
    ['ja-JP,ja;q=0.9,en;q=0.8', '/ja'],
    ['en-US,en;q=0.9,ja;q=0.8', '/en'],
    ['de,ja;q=0.5,en;q=0.4', '/ja'],
    ['de', '/en'],
    ['*', '/en'],
    [undefined, '/en'],
    ['', '/en'],
    [';;;,,q=', '/en'],
  ])('leads a reader who asks for %j to %s, privately', async (acceptLanguage, to) => {
    expect(await get('/', acceptLanguage)).toEqual({
      do: 'redirect',
      status: 302,
      to,
      headers: { Vary: 'Accept-Language', 'Cache-Control': 'private, no-store' },
    });
  });
});

describe('an address', () => {
  it('of a document is rendered as one, and a page of machines has no other spelling', async () => {
    using _ = await openTestStore();
    expect(await get('/robots.txt?x')).toEqual(rendered('/robots.txt', 200, 'document'));
    expect(await get('/Robots.TXT')).toEqual(moved('/robots.txt'));
    expect(await get('/en/robots.txt')).toEqual(rendered('/en/missing', 404));
  });

  it('of a page is rendered, whatever its query says', async () => {
    using _ = await openTestStore();
    await buildArticle('Tides', { slug: 'tides', tags: ['Ukraine'] });
    expect(await get('/en')).toEqual(rendered('/en', 200));
    expect(await get('/en/articles/tides?utm=x')).toEqual(rendered('/en/articles/tides', 200));
    expect(await get('/ja/categories/science')).toEqual(rendered('/ja/categories/science', 200));
    expect(await get('/en/tags/ukraine')).toEqual(rendered('/en/tags/ukraine', 200));
  });

  it('of a file about something is found, moved and missing as its page is', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', { slug: 'tides', tags: ['Ukraine'] });
    const twin = (end: string) => ({
      ...rendered(`/en/articles/tides.${end}`, 200, 'document'),
      route: `/en/articles/tides/${end}`,
    });
    expect(await get('/en/articles/tides.json?x')).toEqual(twin('json'));
    expect(await get('/en/articles/tides.md')).toEqual(twin('md'));
    for (const path of ['/en/feed.xml', '/ja/categories/science/atom.xml', '/en/tags/ukraine/feed.xml']) {
      expect(await get(path)).toEqual(rendered(path, 200, 'document'));
    }
    expect(await get('/EN/Feed.JSON')).toEqual(moved('/en/feed.json'));
    expect(await get('/ja/tags/ukraine/feed.xml')).toEqual(rendered('/ja/missing', 404));
    expect(await get('/en/categories/science/feed.txt')).toEqual(rendered('/en/missing', 404));
    await moveEdition({ actor: TEST_ACTOR, ...ref, slug: 'ebb' });
    expect(await get('/en/articles/tides.md')).toEqual(moved('/en/articles/ebb.md'));
    await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'Wrong.' });
    expect(await get('/en/articles/ebb.json')).toEqual(rendered('/en/gone?slug=ebb', 410));
  });

  it('of the sitemap is there for files that hold anything', async () => {
    using _ = await openTestStore();
    const file = (name: string) => rendered(`/sitemaps/${name}`, 200, 'document');
    expect(await get('/sitemaps/pages.xml')).toEqual(file('pages.xml'));
    expect(await get('/sitemaps/news-ja.xml')).toEqual(file('news-ja.xml'));
    expect(await get('/sitemaps/articles-0.xml')).toEqual(rendered('/en/missing', 404));
    await buildArticle('Tides');
    expect(await get('/sitemaps/articles-0.xml')).toEqual(file('articles-0.xml'));
    expect(await get('/sitemaps/articles-1.xml')).toEqual(rendered('/en/missing', 404));
    expect(await get('/sitemaps/other.xml')).toEqual(rendered('/en/missing', 404));
  });

  it('of a list keeps the place in it and nothing else', async () => {
    using _ = await openTestStore();
    const path = '/en/categories/science';
    const publishedAt = new Date('2026-11-02T05:05:00Z');
    const { ref } = await buildArticle('Tides', { category: 'science', publishedAt });
    const place = `1793595900000-${ref.articleId}`;
    expect(await get(`${path}?after=${place}&utm=x`)).toEqual(rendered(`${path}?after=${place}`, 200));
    expect(await get(`${path}?after=0${place}`)).toEqual(rendered(`${path}?after=${place}`, 200));
    expect(await get(`${path}?after=12`)).toEqual(rendered(path, 200));
    expect(await get(`${path}/?after=${place}`)).toEqual(moved(`${path}?after=${place}`));
  });

  it('of a list with a place that is not in it leads to its newest page', async () => {
    using test = await openTestStore();
    const october = new Date('2026-10-05T00:00:00Z');
    const { ref } = await buildArticle('Tides', {
      category: 'science',
      tags: ['Ocean'],
      publishedAt: october,
    });
    const later = await buildArticle('Winds', {
      category: 'culture',
      tags: ['Weather'],
      publishedAt: START,
    });
    await buildArticle('潮汐', { locale: 'ja', category: 'science', publishedAt: START });
    const place = `${october.getTime()}-${ref.articleId}`;
    const lists = ['/en/categories/science', '/en/tags/ocean', '/en/authors/newsroom', '/en/archive/2026-10'];
    const invented = [
      `${october.getTime() + 1}-${ref.articleId}`,
      `${october.getTime()}-${ref.articleId + 1}`,
      `${START.getTime()}-999`,
      `-1-${ref.articleId}`,
      '0-0',
    ];
    for (const list of lists) {
      expect(await get(`${list}?after=${place}`)).toEqual(rendered(`${list}?after=${place}`, 200));
      for (const other of invented) {
        expect([other, await get(`${list}?after=${other}`)]).toEqual([other, ledTo(list)]);
      }
    }
    // Another category's, tag's, month's or language's place is none of this list.
    for (const other of [
      '/en/categories/culture',
      '/en/tags/weather',
      '/en/archive/2026-11',
      '/ja/categories/science',
    ]) {
      expect(await get(`${other}?after=${place}`)).toEqual(ledTo(other));
    }
    const november = `${START.getTime()}-${later.ref.articleId}`;
    expect(await get(`/en/archive/2026-10?after=${november}`)).toEqual(ledTo('/en/archive/2026-10'));
    // Before the day on which readers may see it, and after its withdrawal, it is no place either.
    test.setNow(new Date(october.getTime() - 1));
    expect(await get(`${lists[0]}?after=${place}`)).toEqual(ledTo('/en/categories/science'));
    test.setNow(START);
    await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'Wrong' });
    expect(await get(`${lists[0]}?after=${place}`)).toEqual(ledTo('/en/categories/science'));
  });

  it('of the archive exists for months with stories', async () => {
    using _ = await openTestStore();
    await buildArticle('Tides');
    expect(await get('/en/archive')).toEqual(rendered('/en/archive', 200));
    expect(await get('/en/archive/2026-11')).toEqual(rendered('/en/archive/2026-11', 200));
    for (const month of ['2026-10', '2026-13', 'november', '2026-11-01']) {
      expect(await get(`/en/archive/${month}`)).toEqual(rendered('/en/missing', 404));
    }
    expect(await get('/ja/archive/2026-11')).toEqual(rendered('/ja/missing', 404));
  });

  it('of a tag exists once a public article carries it', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', { tags: ['Secret Plan'], publish: false });
    expect(await get('/en/tags/secret-plan')).toEqual(rendered('/en/missing', 404));
    await publishEdition({ actor: TEST_ACTOR, ...ref });
    expect(await get('/en/tags/secret-plan')).toEqual(rendered('/en/tags/secret-plan', 200));
  });

  it('of an author and of the pages about the site is rendered', async () => {
    using _ = await openTestStore();
    for (const path of ['/ja/authors/newsroom', '/en/about', '/ja/editorial-policy', '/en/privacy']) {
      expect(await get(path)).toEqual(rendered(path, 200));
    }
    expect(await get('/en/about/us')).toEqual(rendered('/en/missing', 404));
    expect(await get('/en/authors/nobody')).toEqual(rendered('/en/missing', 404));
  });

  it('of an edition that does not exist is a 404 in the language of its section', async () => {
    using _ = await openTestStore();
    await buildArticle('Tides', { slug: 'tides' });
    expect(await get('/ja/articles/tides')).toEqual(rendered('/ja/missing', 404));
    expect(await get('/en/articles/winds')).toEqual(rendered('/en/missing', 404));
    expect(await get('/en/categories/nonsense')).toEqual(rendered('/en/missing', 404));
    expect(await get('/ja/nonsense')).toEqual(rendered('/ja/missing', 404));
    expect(await get('/ja/articles/tides/more')).toEqual(rendered('/ja/missing', 404));
    expect(await get('/fr/articles/tides')).toEqual(rendered('/en/missing', 404));
  });

  it('has one spelling, to which the others lead', async () => {
    using _ = await openTestStore();
    await buildArticle('潮汐', { locale: 'ja', slug: '潮汐の科学' });
    const canonical = '/ja/articles/%E6%BD%AE%E6%B1%90%E3%81%AE%E7%A7%91%E5%AD%A6';
    expect(await get(canonical)).toEqual(rendered(canonical, 200));
    expect(await get(canonical.toLowerCase())).toEqual(moved(canonical));
    expect(await get(`${canonical}/`)).toEqual(moved(canonical));
    expect(await get('/ja/')).toEqual(moved('/ja'));
    expect(await get('/JA')).toEqual(moved('/ja'));
    expect(await get(canonical.replace('/ja/articles', '/Ja/Articles'))).toEqual(moved(canonical));
    expect(await get(`//${canonical.slice(1).replace('/', '//')}`)).toEqual(moved(canonical));
    expect(await get('/en/Privacy')).toEqual(moved('/en/privacy'));
  });

  it('that an article had before leads to the present one in one hop, after two moves too', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', { slug: 'first' });
    await moveEdition({ actor: TEST_ACTOR, ...ref, slug: 'second' });
    await moveEdition({ actor: TEST_ACTOR, ...ref, slug: 'third' });
    expect(await get('/en/articles/first')).toEqual(moved('/en/articles/third'));
    expect(await get('/en/articles/second')).toEqual(moved('/en/articles/third'));
    await moveEdition({ actor: TEST_ACTOR, ...ref, slug: 'first' });
    expect(await get('/en/articles/first')).toEqual(rendered('/en/articles/first', 200));
    expect(await get('/en/articles/third')).toEqual(moved('/en/articles/first'));
  });

  it('of a withdrawn edition, present or former, is gone', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', { slug: 'first' });
    await moveEdition({ actor: TEST_ACTOR, ...ref, slug: 'second' });
    await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'Wrong' });
    expect(await get('/en/articles/second')).toEqual(rendered('/en/gone?slug=second', 410));
    expect(await get('/en/articles/first')).toEqual(rendered('/en/gone?slug=first', 410));
  });

  it('of something hidden looks like one that never was', async () => {
    using _ = await openTestStore();
    const draft = await buildArticle('Draft', { slug: 'draft', publish: false });
    await moveEdition({ actor: TEST_ACTOR, ...draft.ref, slug: 'draft-2' });
    const off = await buildArticle('Off', { slug: 'off' });
    await unpublishEdition({ actor: TEST_ACTOR, ...off.ref });
    const trashed = await buildArticle('Trashed', { slug: 'trashed' });
    await trashArticle({ actor: TEST_ACTOR, articleId: trashed.ref.articleId });
    const held = await buildArticle('Held', { slug: 'held' });
    const until = new Date(START.getTime() + 60_000);
    await embargoEdition({ actor: TEST_ACTOR, ...held.ref, until });
    for (const slug of ['draft', 'draft-2', 'off', 'trashed', 'held']) {
      expect(await get(`/en/articles/${slug}`)).toEqual(rendered('/en/missing', 404));
    }
  });

  it('of the missing and gone pages answers 404 and 410 by itself', async () => {
    using _ = await openTestStore();
    expect(await get('/ja/missing')).toEqual(rendered('/ja/missing', 404));
    expect(await get('/en/gone')).toEqual(rendered('/en/gone', 410));
    expect(await get('/en/gone?slug=invented')).toEqual(rendered('/en/gone', 410));
  });
});

describe('the addresses that an imported article had elsewhere', () => {
  it('lead to it in one hop, by their last step', async () => {
    using _ = await openTestStore();
    const text = `---
title: Ports bet on deeper water
slug: deep-ports
date: 2025-01-05
aliases: [/2019/04/old-ports.html, "/x/ports-again/"]
redirect_from: /blog/harbour-bets
---

Ports on three coasts are deepening their channels this year, at the cost of the towns around them.

## Outlook

The first deep berth opens in May, and the next two in the year after it.
`;
    const bytes = new TextEncoder().encode(text);
    const taken = await importFile({ actor: TEST_ACTOR, path: '/a.md', bytes, publish: true });
    expect(taken).toMatchObject({ ok: true, slug: 'deep-ports', publication: { status: 'live' } });
    expect(await get('/en/articles/deep-ports')).toMatchObject({ do: 'render', status: 200 });
    for (const former of ['old-ports', 'ports-again', 'harbour-bets'])
      expect([former, await get(`/en/articles/${former}`)]).toEqual([
        former,
        moved('/en/articles/deep-ports'),
      ]);
  });
});
