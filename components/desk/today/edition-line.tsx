import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';

/** An edition in one line: its language, and its headline, which leads somewhere. */
export async function EditionLine(props: {
  locale: Locale;
  /** May be empty. */
  headline: string;
  href: string;
  /** The language of the desk. */
  desk: Locale;
}) {
  const { locale, headline, href, desk } = props;
  const t = await getTranslations({ locale: desk, namespace: 'deskList' });
  const words = await getTranslations({ locale: desk, namespace: 'desk.languages' });
  return (
    <>
      <abbr className="row-language" title={words(locale)}>
        {t(`short.${locale}`)}
      </abbr>{' '}
      <a href={href} lang={headline ? locale : undefined}>
        {headline ? <PhrasedText text={headline} locale={locale} /> : t('untitled')}
      </a>
    </>
  );
}
