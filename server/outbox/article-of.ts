import type { OutboxEvent } from '#db/outbox/deliveries.ts';
import type { ArticleFacts } from '#db/schema.ts';
import type { Locale } from '#lib/locale.ts';
import { absoluteUrl, articlePath } from '#lib/urls.ts';

/** An event of an article with the addresses that it has in public. */
export function articleOf({ articleId, locale, facts }: OutboxEvent, siteUrl: string) {
  const told = facts as ArticleFacts;
  const edition = { articleId: articleId as number, locale: locale as Locale };
  const url = (slug: string, of = edition.locale) => absoluteUrl(siteUrl, articlePath(of, slug));
  return {
    ...edition,
    facts: told,
    url: url(told.slug),
    oldUrl: told.oldSlug === undefined ? undefined : url(told.oldSlug),
    urlOf: url,
  };
}
