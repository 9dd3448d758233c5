import { getTranslations } from 'next-intl/server';
import { type Locale, otherLocale } from '#lib/locale.ts';

/** Switches the words of the desk to the other language; the choice is kept with the account, or the browser. */
export async function DeskLanguage({ locale, path }: { locale: Locale; path: string }) {
  const other = otherLocale(locale);
  const there = await getTranslations({ locale: other, namespace: 'desk' });
  return (
    <form action="/api/desk/language" method="post">
      <input type="hidden" name="next" value={path} />
      <button className="button button-quiet" type="submit" name="locale" value={other} lang={other}>
        {there('thisLanguage')}
      </button>
    </form>
  );
}
