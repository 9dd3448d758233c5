import type { Teaser } from '#db/queries/editions/teaser.ts';
import type { LeadTeaser } from '#db/queries/lists/lead-story.ts';
import type { TopicLink } from '#db/queries/taxonomy/list-topics-of.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { tagPath } from '#lib/urls.ts';
import { LeadStory } from './story.tsx';
import { TeaserList } from './teaser-list.tsx';

/** The front of a section: its newest story leads as one does on the front page, beside it what the section is about these days. */
export function SectionFront(props: {
  locale: Locale;
  lead: LeadTeaser;
  others: Teaser[];
  topics: TopicLink[];
  now: Date;
}) {
  const { locale, lead, others, topics, now } = props;
  const t = translationsOf(locale, 'listing');
  return (
    <div className="section-front">
      <LeadStory teaser={lead} now={now} facts="date" />
      {topics.length > 0 && (
        <nav className="section-topics" aria-labelledby="topics">
          <h2 id="topics">{t('topics')}</h2>
          <ul className="topics-list">
            {topics.map(({ name, slug }) => (
              <li key={slug}>
                <a href={tagPath(locale, slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <TeaserList teasers={others} locale={locale} headingLevel={2} facts="date" now={now} />
    </div>
  );
}
