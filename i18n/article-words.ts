import { INSIGHT_KINDS, SECTIONS } from '#lib/article/parts.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import type { ArticleWords } from '#lib/seo/whole-article.ts';
import { translationsOf } from './translations.ts';

/** What the program says around an article where there is no page: the words of the page. */
export function articleWords(locale: Locale): ArticleWords {
  const t = translationsOf(locale, 'article');
  const picture = translationsOf(locale, 'picture');
  const named = <Name extends string>(names: readonly Name[], say: (name: Name) => string) =>
    Object.fromEntries(names.map((name) => [name, say(name)])) as Record<Name, string>;
  return {
    sections: named(SECTIONS, (section) => t(`sections.${section}`)),
    insightKinds: named(INSIGHT_KINDS, (kind) => t(`insightKinds.${kind}`)),
    authors: t('authors'),
    published: t('published'),
    updated: t('updated'),
    sources: t('sources'),
    corrections: t('corrections'),
    aboutAuthors: t('aboutAuthors'),
    unnamedSource: t('unnamedSource'),
    asOf: (date) => t('asOf', { date }),
    sourceLanguage: (language) => t('sourceLanguage', { language }),
    provenance: (told, origin) => t(`provenance.${told}`, { origin }),
    pictureCredit: (credit, licence) =>
      picture(licence ? 'creditWithLicence' : 'credit', { credit, licence }),
    readTranslation: translationsOf(otherLocale(locale), 'site')('articleInThisLanguage'),
  };
}
