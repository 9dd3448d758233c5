import type { ReactNode } from 'react';
import { translationsOf } from '#i18n/translations.ts';
import type { Section } from '#lib/article/document.ts';
import { sectionAnchor } from '#lib/article/table-of-contents.ts';
import type { Locale } from '#lib/locale.ts';
import { PhrasedText } from '../ui/phrased-text.tsx';

/** A section of an article as a landmark: the label that every article has, and the section's own title. */
export function ArticleSection(props: {
  section: Section;
  title: string | undefined;
  locale: Locale;
  children: ReactNode;
}) {
  const { section, title, locale, children } = props;
  const t = translationsOf(locale, 'article.sections');
  const anchor = sectionAnchor(section);
  const headingId = `${anchor}-heading`;
  return (
    <section id={anchor} className={`section ${anchor}`} aria-labelledby={headingId}>
      <h2 id={headingId}>
        <span className="section-label" lang={section === 'insight' ? 'en' : undefined}>
          {t(section)}
        </span>
        {title && (
          <>
            {' '}
            <span className="section-title">
              <PhrasedText text={title} locale={locale} />
            </span>
          </>
        )}
      </h2>
      <div className="section-text">{children}</div>
    </section>
  );
}
