import { getTranslations } from 'next-intl/server';
import { type Locale, otherLocale } from '#lib/locale.ts';

/** Switches the words of the desk to the other language; the choice is kept with the account, or the browser. */
export async function DeskLanguage(props: {
  locale: Locale;
  path: string;
  /** What was typed before somebody had to sign in, sealed. */
  carried?: string | undefined;
}) {
  const { locale, path, carried } = props;
  const other = otherLocale(locale);
  const there = await getTranslations({ locale: other, namespace: 'desk' });
  return (
    <form action="/api/desk/language" method="post">
      <input type="hidden" name="next" value={path} />
      {carried && <input type="hidden" name="carried" value={carried} />}
      <button className="button button-quiet" type="submit" name="locale" value={other} lang={other}>
        {there('thisLanguage')}
      </button>
    </form>
  );
}
