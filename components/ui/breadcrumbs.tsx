import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { homePath } from '#lib/urls.ts';

/**
 * The way from the front page to this one. The front page comes first by itself.
 * @param items what lies between, outermost first; the page itself, without a path, may be the last
 */
export function Breadcrumbs(props: { locale: Locale; items: { name: string; path?: string }[] }) {
  const { locale, items } = props;
  const t = translationsOf(locale, 'breadcrumbs');
  return (
    <nav className="breadcrumbs" aria-label={t('label')}>
      <ol>
        {[{ name: t('frontPage'), path: homePath(locale) }, ...items].map(({ name, path }) => (
          <li key={name}>{path ? <a href={path}>{name}</a> : <span aria-current="page">{name}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
