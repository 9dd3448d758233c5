import { translationsOf } from '#i18n/translations.ts';
import type { ParallelSection } from '#lib/article/parallel.ts';
import { sectionAnchor } from '#lib/article/table-of-contents.ts';
import { formatDay, machineTime } from '#lib/dates.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { ParallelBlocks } from './parallel-blocks.tsx';
import { type ParallelPlace, SIDES } from './place.ts';

/**
 * The sections of an article in both languages, in the order of the page.
 * @param asOf when each edition was last said to be right, for its outlook
 */
export function ParallelSections(props: {
  sections: ParallelSection[];
  place: ParallelPlace;
  asOf: { own: Date; other: Date };
}) {
  const { sections, place, asOf } = props;
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
        {section === 'outlook' && (
          <p className="pair as-of-pair">
            {SIDES.map((side) => {
              const { locale } = place[side];
              return (
                <time key={side} className={`side ${side}`} lang={locale} dateTime={machineTime(asOf[side])}>
                  {translationsOf(locale, 'article')('asOf', { date: formatDay(asOf[side], locale) })}
                </time>
              );
            })}
          </p>
        )}
        <ParallelBlocks blocks={blocks} place={place} />
      </section>
    );
  });
}
