import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Viewer } from '#db/auth/viewer.ts';
import {
  accountPath,
  articlesPath,
  calendarPath,
  DESK_PATH,
  frontPath,
  peoplePath,
  picturesPath,
  settingsPath,
  tokensPath,
  topicsPath,
} from '#lib/desk/paths.ts';
import { scopeOf } from '#lib/rights.ts';
import { DeskLanguage } from './desk-language.tsx';
import { DeskWordmark } from './desk-wordmark.tsx';

/** What every page of the desk has around its content. */
export async function DeskPage(props: {
  viewer: Viewer;
  /** The entry of the navigation that this page belongs to. */
  current?:
    | 'today'
    | 'articles'
    | 'calendar'
    | 'front'
    | 'pictures'
    | 'topics'
    | 'people'
    | 'settings'
    | 'tokens'
    | 'account';
  /** The address of this page with its query: who switches the language comes back to it. */
  path: string;
  /** It takes the whole width of a large screen, and has a bar of its own at the top. */
  isWide?: boolean;
  children: ReactNode;
}) {
  const { viewer, current, path, isWide, children } = props;
  const wide = isWide ? '' : undefined;
  const { locale, name, role } = viewer;
  const t = await getTranslations({ locale, namespace: 'desk' });
  const entries = [
    { key: 'today', path: DESK_PATH, isShown: true },
    { key: 'articles', path: articlesPath, isShown: true },
    { key: 'calendar', path: calendarPath(), isShown: true },
    { key: 'front', path: frontPath(locale), isShown: scopeOf({ role }, 'publish') !== undefined },
    { key: 'pictures', path: picturesPath, isShown: scopeOf({ role }, 'add-media') !== undefined },
    { key: 'topics', path: topicsPath(), isShown: scopeOf({ role }, 'manage-topics') !== undefined },
    { key: 'people', path: peoplePath, isShown: scopeOf({ role }, 'manage-people') !== undefined },
    { key: 'settings', path: settingsPath, isShown: scopeOf({ role }, 'manage-settings') !== undefined },
    { key: 'tokens', path: tokensPath, isShown: scopeOf({ role }, 'manage-tokens') !== undefined },
    { key: 'account', path: accountPath, isShown: true },
  ] as const;
  return (
    <>
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <header className="desk-header" data-wide={wide}>
        <div className="desk-header-line">
          <DeskWordmark locale={locale} />
          <nav className="desk-nav" aria-label={t('navigation.label')}>
            <ul>
              {entries
                .filter(({ isShown }) => isShown)
                .map((entry) => (
                  <li key={entry.key}>
                    <a href={entry.path} aria-current={entry.key === current ? 'page' : undefined}>
                      {t(`navigation.${entry.key}`)}
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
          <div className="desk-person">
            <span className="desk-person-name">
              <span className="visually-hidden">{t('signedInAs')} </span>
              <b>{name}</b> <span className="soft">{t(`roles.${role}`)}</span>
            </span>
            <DeskLanguage locale={locale} path={path} />
            <form action="/api/desk/sign-out" method="post">
              <button className="button button-quiet" type="submit">
                {t('signOut')}
              </button>
            </form>
          </div>
        </div>
      </header>
      <main className="desk-main" id="content" data-wide={wide} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
