import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../article/contributions.ts';
import type { PublishedArticle } from '../published-article.ts';
import { articleThings } from './article.ts';
import { jsonLdText } from './json-ld.ts';
import { collectionThings, profileThings } from './list.ts';
import { frontPageThings } from './site.ts';

const siteUrl = 'https://news.example';
const frontPageName = 'Front page';

const graphOf = (things: Parameters<typeof jsonLdText>[0]) => JSON.parse(jsonLdText(things))['@graph'];

const article = {
  articleId: 12,
  locale: 'en' as const,
  slug: 'rice',
  document: { headline: 'Rice, {again|now}', lede: '**High** prices[^1].' },
  category: { key: 'economy', name: 'Economy', slug: 'economy' },
  hero: null,
  pictures: {},
  tags: [{ name: 'Farming' }, { name: 'Prices' }],
  authors: [
    { name: 'The newsroom', slug: 'newsroom', contribution: 'writing' as const, isNewsroom: true },
    { name: 'Ada Writer', slug: 'ada-writer', contribution: 'writing' as const, isNewsroom: false },
  ],
  sources: [
    { title: 'Rice report', publisher: 'Ministry', url: 'https://stats.example/rice', language: 'ja' },
    { title: 'A letter', publisher: '', url: null, language: null },
  ],
  publishedAt: new Date('2026-11-03T05:05:00Z'),
  modifiedAt: new Date('2026-11-04T00:00:00Z'),
  corrections: [
    {
      at: new Date('2026-11-03T22:00:00Z'),
      kind: 'correction' as const,
      text: 'It was **May**.',
      segment: null,
    },
  ],
  originLocale: 'ja' as const,
  sponsor: null,
  noindex: false,
  translation: { locale: 'ja' as const, slug: 'kome', headline: '{米価|べいか}の秋' },
};

describe('what an article says of itself', () => {
  it('tells who wrote it from who translated, edited, or did something else', () => {
    const [newsroom, ada] = article.authors;
    const as = (contribution: Contribution) => ({ ...ada, contribution });
    const of = (...authors: (typeof newsroom | ReturnType<typeof as>)[]) =>
      graphOf(articleThings({ ...article, authors } as PublishedArticle, { siteUrl, frontPageName }))[0];
    const names = (things: { name: string }[] | undefined) => things?.map(({ name }) => name);
    const translated = of(newsroom, as('translation'));
    expect([names(translated.author), names(translated.translator)]).toEqual([
      ['The newsroom'],
      ['Ada Writer'],
    ]);
    expect('editor' in translated || 'contributor' in translated).toBe(false);
    expect(names(of(newsroom, as('editing')).editor)).toEqual(['Ada Writer']);
    expect(names(of(newsroom, as('photography')).contributor)).toEqual(['Ada Writer']);
    expect(names(of(as('photography')).author)).toEqual(['Ada Writer']);
  });

  it('is all that is known of it, and where it belongs', () => {
    const [news, way] = graphOf(articleThings(article, { siteUrl, frontPageName }));
    const { image, publisher, ...rest } = news;
    expect(rest).toEqual({
      '@type': 'AnalysisNewsArticle',
      '@id': 'https://news.example/en/articles/rice#article',
      mainEntityOfPage: 'https://news.example/en/articles/rice',
      headline: 'Rice, again',
      description: 'High prices.',
      inLanguage: 'en',
      isAccessibleForFree: true,
      datePublished: '2026-11-03T14:05:00+09:00',
      dateModified: '2026-11-04T09:00:00+09:00',
      articleSection: 'Economy',
      keywords: ['Farming', 'Prices'],
      author: [
        {
          '@type': 'Organization',
          '@id': 'https://news.example/en/authors/newsroom#author',
          name: 'The newsroom',
          url: 'https://news.example/en/authors/newsroom',
        },
        {
          '@type': 'Person',
          '@id': 'https://news.example/en/authors/ada-writer#author',
          name: 'Ada Writer',
          url: 'https://news.example/en/authors/ada-writer',
        },
      ],
      citation: [
        {
          '@type': 'CreativeWork',
          name: 'Rice report',
          url: 'https://stats.example/rice',
          inLanguage: 'ja',
          publisher: { '@type': 'Organization', name: 'Ministry' },
        },
        { '@type': 'CreativeWork', name: 'A letter' },
      ],
      correction: [
        {
          '@type': 'CorrectionComment',
          url: 'https://news.example/en/articles/rice#correction-1',
          datePublished: '2026-11-04T07:00:00+09:00',
          text: 'It was May.',
        },
      ],
      translationOfWork: {
        '@type': 'AnalysisNewsArticle',
        '@id': 'https://news.example/ja/articles/kome#article',
        inLanguage: 'ja',
        headline: '米価の秋',
      },
      speakable: { '@type': 'SpeakableSpecification', cssSelector: ['#headline', '.lede'] },
    });
    expect(publisher).toMatchObject({
      '@type': 'NewsMediaOrganization',
      '@id': 'https://news.example/#organization',
      name: 'PRISM News',
      logo: { '@type': 'ImageObject', url: 'https://news.example/logo.png', width: 600, height: 120 },
    });
    expect(image.map((url: string) => url.replace(/-[0-9a-f]{8}\.jpg$/, ''))).toEqual([
      'https://news.example/share/article-12-en-wide',
      'https://news.example/share/article-12-en-classic',
      'https://news.example/share/article-12-en-square',
    ]);
    expect(way).toEqual({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Front page', item: 'https://news.example/en' },
        {
          '@type': 'ListItem',
          position: 2,
          name: 'Economy',
          item: 'https://news.example/en/categories/economy',
        },
        { '@type': 'ListItem', position: 3, name: 'Rice, again' },
      ],
    });
  });

  it('names the pictures of its text once, with its words of them, and those without any not', () => {
    const pictureOf = (name: string) => ({
      width: 1600,
      height: 1200,
      focalX: 0.5,
      focalY: 0.5,
      variants: [400, 800].map((width) => ({
        ...{ format: 'jpeg' as const, width, height: width * 0.75, bytes: 1, file: `${name}-${width}.jpg` },
      })),
      alt: name === 'quay' ? 'A *quay*' : '',
      caption: '',
      credit: 'Port office',
      licence: '',
    });
    const document = {
      ...article.document,
      outlook: {
        blocks: [
          {
            id: 'p',
            kind: 'pictures' as const,
            pictures: [
              { id: 'a', media: '1', caption: 'The **east** quay[^1]', credit: 'Hanako Yamada' },
              { id: 'b', media: '2' },
            ],
          },
          { id: 'q', kind: 'pictures' as const, pictures: [{ id: 'c', media: '3' }] },
          { id: 'r', kind: 'pictures' as const, pictures: [{ id: 'd', media: '3' }] },
        ],
      },
    };
    const pictures = { 1: pictureOf('east'), 2: pictureOf('north'), 3: pictureOf('quay') };
    const [news] = graphOf(articleThings({ ...article, document, pictures }, { siteUrl, frontPageName }));
    const image = { '@type': 'ImageObject', width: 800, height: 600 };
    expect(news.image.slice(3)).toEqual([
      {
        ...image,
        url: `${siteUrl}/media/east-800.jpg`,
        caption: 'The east quay',
        creditText: 'Hanako Yamada',
      },
      { ...image, url: `${siteUrl}/media/quay-800.jpg`, caption: 'A *quay*', creditText: 'Port office' },
    ]);
  });

  it('is short where little is known, and names its translation where it is the original', () => {
    const bare = {
      ...article,
      category: null,
      tags: [],
      authors: [],
      sources: [{ title: '', publisher: '', url: null, language: null }],
      modifiedAt: null,
      corrections: [],
      originLocale: 'en' as const,
    };
    const [news] = graphOf(articleThings(bare, { siteUrl, frontPageName }));
    expect(Object.keys(news)).toEqual([
      '@type',
      '@id',
      'mainEntityOfPage',
      'headline',
      'description',
      'inLanguage',
      'isAccessibleForFree',
      'datePublished',
      'dateModified',
      'image',
      'publisher',
      'workTranslation',
      'speakable',
    ]);
    expect(news.dateModified).toBe(news.datePublished);
    const [alone] = graphOf(articleThings({ ...bare, translation: null }, { siteUrl, frontPageName }));
    expect(alone).not.toHaveProperty('workTranslation');
  });

  it('is an advertiser’s content where somebody paid for it, and names who', () => {
    const paid = { ...article, sponsor: 'Acme & Co.' };
    const [news] = graphOf(articleThings(paid, { siteUrl, frontPageName }));
    expect(news['@type']).toBe('AdvertiserContentArticle');
    expect(news.sponsor).toEqual({ '@type': 'Organization', name: 'Acme & Co.' });
    expect(news.translationOfWork['@type']).toBe('AdvertiserContentArticle');
  });

  it('has a headline of 110 characters at most, none of them in halves', () => {
    const headlineOf = (headline: string) =>
      graphOf(articleThings({ ...article, document: { headline, lede: 'x' } }, { siteUrl, frontPageName }))[0]
        .headline;
    expect(headlineOf('長'.repeat(110))).toBe('長'.repeat(110));
    expect(headlineOf('長'.repeat(111))).toBe(`${'長'.repeat(109)}…`);
    // A family of five code points would be the 108th to the 112th.
    expect(headlineOf(`${'a'.repeat(107)}👨‍👩‍👧bc`)).toBe(`${'a'.repeat(107)}…`);
  });

  it('cannot leave its script, whatever is in its texts', () => {
    const headline = `</script><!--<script>alert('&amp;"\\')]]>\u2028\u2029`;
    const text = jsonLdText([{ '@type': 'Thing', name: headline }]);
    expect(text).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(text)['@graph'][0].name).toBe(headline);
  });
});

describe('what other pages say of themselves', () => {
  const list = {
    siteUrl,
    locale: 'en' as const,
    frontPageName,
    name: 'November 2026',
    description: 'All stories.',
    path: '/en/archive/2026-11',
    between: [{ name: 'Past stories', path: '/en/archive' }],
  };

  it('a list is a collection, which is part of the site', () => {
    expect(graphOf(collectionThings(list))).toEqual([
      {
        '@type': 'CollectionPage',
        '@id': 'https://news.example/en/archive/2026-11#page',
        url: 'https://news.example/en/archive/2026-11',
        name: 'November 2026',
        description: 'All stories.',
        inLanguage: 'en',
        isPartOf: {
          '@type': 'WebSite',
          '@id': 'https://news.example/en#website',
          url: 'https://news.example/en',
          name: 'PRISM News',
          inLanguage: 'en',
        },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'Front page', item: 'https://news.example/en' },
          { '@type': 'ListItem', position: 2, name: 'Past stories', item: 'https://news.example/en/archive' },
          { '@type': 'ListItem', position: 3, name: 'November 2026' },
        ],
      },
    ]);
  });

  it('the page of an author is about the one whom articles name', () => {
    const links = ['https://social.example/ada'];
    const author = {
      name: 'Ada Writer',
      slug: 'ada-writer',
      isNewsroom: false,
      role: 'Editor',
      bio: '',
      links,
      portrait: null,
    };
    const [page] = graphOf(profileThings({ ...list, path: '/en/authors/ada-writer' }, author));
    expect(page['@type']).toBe('ProfilePage');
    expect(page.mainEntity).toEqual({
      '@type': 'Person',
      '@id': 'https://news.example/en/authors/ada-writer#author',
      name: 'Ada Writer',
      url: 'https://news.example/en/authors/ada-writer',
      jobTitle: 'Editor',
      sameAs: ['https://social.example/ada'],
    });
  });

  it('a front page says what the site is, who publishes it, and by what rules', () => {
    const facts = { siteUrl, locale: 'en' as const, description: 'News, taken apart.' };
    const [site, house] = graphOf(
      frontPageThings({ ...facts, publisher: { name: 'Example Press', contact: null } }),
    );
    expect(site).toEqual({
      '@type': 'WebSite',
      '@id': 'https://news.example/en#website',
      url: 'https://news.example/en',
      name: 'PRISM News',
      inLanguage: 'en',
      description: 'News, taken apart.',
      publisher: { '@id': 'https://news.example/#organization' },
      potentialAction: {
        '@type': 'SearchAction',
        target: {
          '@type': 'EntryPoint',
          urlTemplate: 'https://news.example/en/search?q={search_term_string}',
        },
        'query-input': 'required name=search_term_string',
      },
    });
    expect(house).toMatchObject({
      '@type': 'NewsMediaOrganization',
      legalName: 'Example Press',
      publishingPrinciples: 'https://news.example/en/editorial-policy',
      ethicsPolicy: 'https://news.example/en/editorial-policy',
      correctionsPolicy: 'https://news.example/en/editorial-policy',
      contactPoint: { url: 'https://news.example/en/contact' },
    });
    const [, nameless] = graphOf(frontPageThings({ ...facts, publisher: { name: null, contact: null } }));
    expect(nameless).not.toHaveProperty('legalName');
  });
});
