import { CONTRIBUTIONS } from '#lib/article/contributions.ts';
import { CORRECTION_KINDS } from '#lib/article/corrections.ts';
import { INSIGHT_KINDS, SECTIONS } from '#lib/article/parts.ts';
import type { PictureRole } from '#lib/article/picture-words.ts';
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
    contributions: named(CONTRIBUTIONS, (each) => t(`contributions.${each}`)),
    published: t('published'),
    updated: t('updated'),
    sources: t('sources'),
    corrections: t('corrections'),
    correctionKinds: named(CORRECTION_KINDS, (kind) => t(`correctionKinds.${kind}`)),
    aboutAuthors: t('aboutAuthors'),
    unnamedSource: t('unnamedSource'),
    asOf: (date) => t('asOf', { date }),
    sourceLanguage: (language) => t('sourceLanguage', { language }),
    provenance: (told, origin) => t(`provenance.${told}`, { origin }),
    sponsored: (name) => t('sponsored', { name }),
    sponsoredTitle: (title) => t('sponsoredTitle', { title }),
    pictureCredit: (credit, licence) =>
      picture(licence ? 'creditWithLicence' : 'credit', { credit, licence }),
    figureCredit: (about) => figureCredit(locale, about),
    figureSource: translationsOf(locale, 'figures')('source'),
    readTranslation: translationsOf(otherLocale(locale), 'site')('articleInThisLanguage'),
  };
}

/** Editors may have typed what a picture is. */
const TYPED_ROLE = /^(?:(?:写真|図|提供|画像|photo|graphic|image)\s*[=:＝：]|photo by |courtesy of )/i;

/** Who made a picture of the text, as newspapers print it, and by what right it is here: `写真＝山田花子（CC BY 4.0）`. */
export function figureCredit(
  locale: Locale,
  { role, credit, licence }: { role: PictureRole; credit: string; licence: string },
): string {
  const t = translationsOf(locale, 'figures');
  if (!credit) return licence;
  const name = TYPED_ROLE.test(credit) ? credit : t(`credit.${role}`, { name: credit });
  return licence ? t('licensed', { name, licence }) : name;
}
