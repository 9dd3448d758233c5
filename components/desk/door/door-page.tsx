import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '#lib/locale.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { Spectrum } from '../../ui/spectrum.tsx';
import { DeskLanguage } from '../desk-language.tsx';
import { DeskWordmark } from '../desk-wordmark.tsx';
import { Notice } from '../notice.tsx';

/** A page of the desk for somebody who is not signed in yet. */
export async function DoorPage(props: {
  locale: Locale;
  title: string;
  /** The address of this page with its query: who switches the language comes back to it. */
  path: string;
  /** What was typed before, sealed, for the page in the other language. */
  carried?: string | undefined;
  children: ReactNode;
}) {
  const { locale, title, path, carried, children } = props;
  const t = await getTranslations({ locale, namespace: 'desk' });
  return (
    <>
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <div className="door">
        <header className="door-masthead">
          <DeskWordmark locale={locale} />
          <Spectrum />
        </header>
        <main className="door-main" id="content" tabIndex={-1}>
          <h1>{title}</h1>
          <Elsewhere locale={locale} path={path} />
          {children}
        </main>
        <footer className="door-foot toolbar">
          <span>{t('forStaff', { site: siteName(locale) })}</span>
          <DeskLanguage locale={locale} path={path} carried={carried} />
        </footer>
      </div>
    </>
  );
}

/** Where the site is, for who opened this page under another address: the gateway would refuse what is sent from there. */
async function Elsewhere({ locale, path }: { locale: Locale; path: string }) {
  const site = (await headers()).get('x-prism-elsewhere');
  if (site === null) return null;
  const t = await getTranslations({ locale, namespace: 'desk' });
  return (
    <Notice kind="info">
      {t.rich('elsewhere', { site, link: (words) => <a href={absoluteUrl(site, path)}>{words}</a> })}
    </Notice>
  );
}
