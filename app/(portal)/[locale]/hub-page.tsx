import type { Metadata } from 'next';
import { type HubEntry, HubPage } from '#components/listing/hub-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { listApiCategories, listApiTopics } from '#db/queries/api/list-api-topics.ts';
import type { TopicKind } from '#db/queries/taxonomy/get-topic.ts';
import { listUsedTags } from '#db/queries/taxonomy/list-used-tags.ts';
import { translationsOf } from '#i18n/translations.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { collectionThings } from '#lib/seo/json-ld/list.ts';
import { pageMetadata } from '#lib/seo/page-metadata.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { authorPath, categoryPath, HUB_PATHS, homePath, tagPath } from '#lib/urls.ts';
import { localeOf } from './locale-of.ts';
import './lists.css';

type Props = { params: Promise<{ locale: string }> };

/** Tags of each category: a taste on the page of categories, those of the moment on that of tags. */
const TAGS = { category: 8, tag: 30 };

/** Authors on their page: more than any newsroom has. */
const MOST_AUTHORS = 1_000;

/** The head of the page of all categories, tags or authors. */
export async function hubMetadata(kind: TopicKind, { params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translationsOf(locale, `hubs.${kind}`);
  const path = HUB_PATHS[kind];
  return pageMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title: t('title'),
    description: t('description', { site: siteName(locale) }),
    path: path(locale),
    translationPath: path(otherLocale(locale)),
    defaultPath: path('en'),
    feeds: { page: homePath(locale), title: siteName(locale) },
  });
}

/** The page of all categories, tags or authors. */
export async function Hub({ kind, params }: Props & { kind: TopicKind }) {
  const locale = await localeOf(params);
  const t = translationsOf(locale);
  const path = HUB_PATHS[kind];
  const words = {
    title: t(`hubs.${kind}.title`),
    description: t(`hubs.${kind}.description`, { site: siteName(locale) }),
  };
  return (
    <SitePage
      locale={locale}
      counterpart={{ kind: 'page', path: path(otherLocale(locale)) }}
      things={collectionThings({
        siteUrl: processSettings().siteUrl,
        locale,
        frontPageName: t('breadcrumbs.frontPage'),
        name: words.title,
        description: words.description,
        path: path(locale),
      })}
    >
      <HubPage
        locale={locale}
        {...words}
        entries={kind === 'author' ? await authors(locale) : await categories(locale, kind)}
      >
        <p>{t('hubs.tag.none')}</p>
      </HubPage>
    </SitePage>
  );
}

/** The categories with their most-used tags; on the page of tags, those that have any. */
async function categories(locale: Locale, kind: 'category' | 'tag'): Promise<HubEntry[]> {
  const entries = await Promise.all(
    (await listApiCategories()).map(async ({ id, key, names }) => {
      const name = names[locale];
      if (!name) return [];
      const tags = await listUsedTags({ locale, categoryId: id, limit: TAGS[kind] });
      if (kind === 'tag' && tags.length === 0) return [];
      return [
        {
          name: name.name,
          path: categoryPath(locale, name.slug),
          ...(key !== undefined && { key }),
          description: kind === 'category' ? name.description : '',
          tags: tags.map((tag) => ({ name: tag.name, path: tagPath(locale, tag.slug) })),
        },
      ];
    }),
  );
  return entries.flat();
}

async function authors(locale: Locale): Promise<HubEntry[]> {
  const { topics } = await listApiTopics({ kind: 'author', limit: MOST_AUTHORS });
  return topics.flatMap(({ names }) => {
    const name = names[locale];
    if (!name) return [];
    return [
      { name: name.name, path: authorPath(locale, name.slug), description: name.description, tags: [] },
    ];
  });
}
