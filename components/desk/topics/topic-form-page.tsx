import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { topicPath, topicsPath } from '#lib/desk/paths.ts';
import type { DeskPicture } from '#lib/desk/pictures.ts';
import { type DeskTopic, type TopicKind, topicName } from '#lib/desk/topics.ts';
import { LOCALES } from '#lib/locale.ts';
import { TOPIC_PATHS } from '#lib/urls.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { MergedPanel, MergePanel, RemovePanel } from './merge-panel.tsx';
import { TopicForm } from './topic-form.tsx';

/** A category, tag or author: what it is called, and what can be done with it besides. */
export async function TopicFormPage(props: {
  viewer: Viewer;
  kind: TopicKind;
  /** Null to make one. */
  topic: DeskTopic | null;
  /** What may be an author's portrait. */
  pictures: DeskPicture[];
  /** What it is to be merged into, as typed, and the topics that are called so. */
  into: { typed: string; targets: DeskTopic[] };
  state: FormState | undefined;
}) {
  const { viewer, kind, topic, pictures, into, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const name = topic ? topicName(topic, locale) : t(`new.${kind}`);
  return (
    <DeskPage viewer={viewer} current="topics" path={topicPath(kind, topic?.id ?? 'new')}>
      <p>
        <a className="link" href={topicsPath(kind)}>
          ← {t(`kinds.${kind}`)}
        </a>
      </p>
      <div className="page-title">
        <h1>{name}</h1>
        {topic && <span className="soft">{t('articles', { n: topic.articles })}</span>}
      </div>
      <FormNotice state={state} locale={locale} />
      <div className="topic-page">
        {topic?.mergedInto ? (
          <MergedPanel topic={topic} locale={locale} />
        ) : (
          <TopicForm kind={kind} topic={topic} pictures={pictures} state={state} locale={locale} />
        )}
        {topic && !topic.mergedInto && (
          <div className="topic-aside">
            {topic.articles > 0 && (
              <section className="panel" aria-labelledby="public">
                <h2 id="public">{t('public')}</h2>
                <ul className="topic-links">
                  {LOCALES.filter((each) => topic.words[each].slug).map((each) => (
                    <li key={each}>
                      <a href={TOPIC_PATHS[kind](each, topic.words[each].slug)} hrefLang={each} lang={each}>
                        {topic.words[each].name}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <MergePanel topic={topic} into={into} locale={locale} />
            {topic.articles === 0 && topic.merged.length === 0 && (
              <RemovePanel topic={topic} locale={locale} />
            )}
          </div>
        )}
      </div>
    </DeskPage>
  );
}
