import { translationsOf } from '#i18n/translations.ts';
import type { ParallelSection } from '#lib/article/parallel.ts';
import { sectionAnchor } from '#lib/article/table-of-contents.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { ParallelBlocks } from './parallel-blocks.tsx';
import { type ParallelPlace, SIDES } from './place.ts';

/**
 * The sections of an article in both languages, in the order of the page.
 */
export function ParallelSections(props: { sections: ParallelSection[]; place: ParallelPlace }) {
  const { sections, place } = props;
  return sections.map(({ section, title, blocks }) => {
    const anchor = sectionAnchor(section);
    const headingId = `${anchor}-heading`;
    return (
      <section
        key={section}
        id={anchor}
        className={`pair-section pair-${anchor}`}
        aria-labelledby={headingId}
      >
        <h2 id={headingId} className="pair pair-title">
          {SIDES.map((side) => {
            const { locale } = place[side];
            return (
              <span key={side} className={`side ${side} in-${locale}`} lang={locale}>
                <span className="section-label" lang={section === 'insight' ? 'en' : undefined}>
                  {translationsOf(locale, 'article.sections')(section)}
                </span>
                {title[side] && (
                  <span className="section-title">
                    {' '}
                    <PhrasedText text={title[side]} locale={locale} />
                  </span>
                )}
              </span>
            );
          })}
        </h2>
        <ParallelBlocks blocks={blocks} place={place} />
      </section>
    );
  });
}
