import type { Metadata } from 'next';
import { cache } from 'react';
import { ListingPage } from '#components/listing/listing-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getTopic, listTopic, type TopicKind, type TopicView } from '#db/queries/taxonomy/get-topic.ts';
import { translationsOf } from '#i18n/translations.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { collectionThings, profileThings } from '#lib/seo/json-ld/list.ts';
import { listMetadata } from '#lib/seo/list-metadata.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { decodeSegment, FEED_FILES, HUB_PATHS, TOPIC_PATHS } from '#lib/urls.ts';
import { afterOf } from './after-of.ts';
import { localeOf } from './locale-of.ts';
import './lists.css';

export type TopicProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

/** Asked for once in a request, though the head and the body both need it. */
const loadTopic = cache((kind: TopicKind, locale: Locale, segment: string) =>
  getTopic({ kind, locale, slug: decodeSegment(segment) }),
);

/** What a topic's page is called by machines, and what they are told that it is about. */
function wordsOf(topic: TopicView, locale: Locale) {
  const { kind, name, description } = topic;
  const t = translationsOf(locale, 'listing');
  if (kind === 'category') return { title: name, summary: description };
  return {
    title: t(`${kind}Title`, { name }),
    summary: description || t(`${kind}Description`, { name, site: siteName(locale) }),
  };
}

/** The addresses of a topic's page in its own language, and in the other one where it has a page there. */
function pathsOf(topic: TopicView, locale: Locale) {
  const { kind, slug, translation } = topic;
  return {
    path: TOPIC_PATHS[kind](locale, slug),
    translationPath: translation && TOPIC_PATHS[kind](otherLocale(locale), translation.slug),
  };
}

/** The head of the page of a category, a tag or an author. */
export async function topicMetadata(
  kind: TopicKind,
  { params, searchParams }: TopicProps,
): Promise<Metadata> {
  const locale = await localeOf(params);
  const topic = await loadTopic(kind, locale, (await params).slug);
  const t = translationsOf(locale);
  if (!topic) return statusMetadata({ locale, title: t('status.missing.title') });
  const { id, key, name } = topic;
  const { path, translationPath } = pathsOf(topic, locale);
  const { title, summary } = wordsOf(topic, locale);
  return listMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title,
    olderTitle: t('listing.olderTitle', { name: title }),
    description: summary,
    path,
    translationPath,
    defaultPath: locale === 'en' ? path : translationPath,
    ...(key !== null && {
      picture: {
        subject: { kind: 'category', id, locale, categoryKey: key, categoryName: name },
        alt: name,
      },
    }),
    feeds: {
      page: path,
      title: `${name} | ${siteName(locale)}`,
      files: kind === 'category' ? FEED_FILES : ['feed.xml'],
    },
    after: await afterOf(searchParams),
  });
}

/** The page of a category, a tag or an author. */
export async function TopicPage({ kind, params, searchParams }: TopicProps & { kind: TopicKind }) {
  const locale = await localeOf(params);
  const topic = await loadTopic(kind, locale, (await params).slug);
  if (!topic) return <MissingPage locale={locale} />;
  const t = translationsOf(locale, 'listing');
  const { id, key, name, slug, description, role, links, portrait, isNewsroom } = topic;
  const { path, translationPath } = pathsOf(topic, locale);
  const hub = { name: translationsOf(locale, `hubs.${kind}`)('title'), path: HUB_PATHS[kind](locale) };
  const list = {
    siteUrl: processSettings().siteUrl,
    locale,
    frontPageName: translationsOf(locale, 'breadcrumbs')('frontPage'),
    name,
    description: wordsOf(topic, locale).summary,
    path,
    between: [hub],
  };
  const after = await afterOf(searchParams);
  return (
    <SitePage
      locale={locale}
      counterpart={
        translationPath
          ? { kind: 'page', path: translationPath }
          : { kind: 'none', notice: 'noTagTranslation' }
      }
      {...(kind === 'category' && { currentCategory: slug })}
      {...(!after && {
        things:
          kind === 'author'
            ? profileThings(list, { name, slug, role, bio: description, links, portrait, isNewsroom })
            : collectionThings(list),
      })}
    >
      <ListingPage
        locale={locale}
        of={kind}
        hub={hub}
        category={key === null ? null : { key }}
        title={name}
        role={role}
        description={description || (kind === 'tag' ? t('tagText', { name }) : '')}
        links={links}
        portrait={portrait}
        path={path}
        after={after}
        page={await listTopic({ kind, locale, id, after: after ?? undefined })}
      />
    </SitePage>
  );
}
