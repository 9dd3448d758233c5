import type { ReactNode } from 'react';
import { getBanner } from '#db/queries/lists/get-banner.ts';
import { listCategories } from '#db/queries/taxonomy/list-categories.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import type { Thing } from '#lib/seo/json-ld/json-ld.ts';
import { printed } from '../ui/printed.ts';
import { BreakingBanner } from './breaking-banner.tsx';
import { JsonLd } from './json-ld.tsx';
import type { Counterpart } from './language-switch.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** What every reader page has around its content, which waits for nothing: it is printed, not drawn by Next. */
export async function SitePage(props: {
  locale: Locale;
  counterpart: Counterpart;
  /** The slug of the category that this page is about. */
  currentCategory?: string;
  /** What the page says of itself to machines, if it does. */
  things?: readonly Thing[];
  children: ReactNode;
}) {
  const { locale, counterpart, currentCategory, things, children } = props;
  const t = translationsOf(locale, 'site');
  const [categories, banner] = await Promise.all([listCategories({ locale }), getBanner({ locale })]);
  return (
    <>
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      {banner && <BreakingBanner banner={banner} locale={locale} />}
      <SiteHeader
        locale={locale}
        counterpart={counterpart}
        categories={categories}
        currentCategory={currentCategory}
      />
      <main id="content" tabIndex={-1} {...printed(children)} />
      <SiteFooter locale={locale} categories={categories} />
      {things && <JsonLd things={things} />}
    </>
  );
}
