import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { TopicEntry } from '#db/queries/desk/topics/list-topics.ts';
import { topicPath, topicsPath } from '#lib/desk/paths.ts';
import { TOPIC_KINDS, type TopicKind, topicName } from '#lib/desk/topics.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { MoveButtons } from '../move-buttons.tsx';
import { SearchField } from '../search-field.tsx';

/** All categories, tags or authors, and the way to make one. */
export async function TopicsPage(props: {
  viewer: Viewer;
  kind: TopicKind;
  typed: string;
  /** Whether it is the first page of the list. */
  isFirst: boolean;
  topics: TopicEntry[];
  next: number | null;
  state: FormState | undefined;
}) {
  const { viewer, kind, typed, isFirst, topics, next, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const isOrdered = kind === 'category' && typed === '';
  const older = new URLSearchParams({ kind, ...(typed && { q: typed }), before: `${next}` });
  return (
    <DeskPage viewer={viewer} current="topics" path={topicsPath(kind)}>
      <div className="page-title">
        <h1>{t('title')}</h1>
        <a className="button button-primary" href={topicPath(kind, 'new')}>
          {t(`new.${kind}`)}
        </a>
      </div>
      <nav className="topic-kinds" aria-label={t('kindsLabel')}>
        {TOPIC_KINDS.map((each) => (
          <a key={each} href={topicsPath(each)} aria-current={each === kind ? 'page' : undefined}>
            {t(`kinds.${each}`)}
          </a>
        ))}
      </nav>
      <FormNotice form="topics" state={state} locale={locale} />
      {kind !== 'category' && (
        <search>
          <form className="toolbar topic-search" action={topicsPath()}>
            <input type="hidden" name="kind" value={kind} />
            <SearchField label={t('findHint')} submit={t('findSubmit')} value={typed} />
            {typed && <a href={topicsPath(kind)}>{t('all')}</a>}
          </form>
        </search>
      )}
      {topics.length === 0 ? (
        <p className="soft">{typed || !isFirst ? t('none') : t('empty')}</p>
      ) : (
        <div className="table-frame">
          <table className="table topic-table">
            <thead>
              <tr>
                <th scope="col">{t('language', { locale })}</th>
                <th scope="col">{t('language', { locale: locale === 'ja' ? 'en' : 'ja' })}</th>
                <th scope="col" className="topic-count">
                  <span className="visually-hidden">{t('count')}</span>
                </th>
                {isOrdered && <th scope="col">{t('order')}</th>}
              </tr>
            </thead>
            <tbody>
              {topics.map((topic, place) => (
                <tr key={topic.id}>
                  <th scope="row">
                    <a href={topicPath(kind, topic.id)}>{topicName(topic, locale)}</a>
                  </th>
                  <td>
                    <OtherName topic={topic} locale={locale} />
                  </td>
                  <td className="topic-count soft">{t('articles', { n: topic.articles })}</td>
                  {isOrdered && (
                    <td>
                      <CategoryMoves topics={topics} place={place} locale={locale} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next !== null && (
        <p>
          <a className="link" href={`${topicsPath()}?${older}`}>
            {t('older')}
          </a>
        </p>
      )}
    </DeskPage>
  );
}

/** The name in the language that is not the desk's, marked as such; or that there is none. */
async function OtherName({ topic, locale }: { topic: TopicEntry; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'topics' });
  const missing = LOCALES.find((each) => topic.names[each] === '');
  if (missing) return <span className="soft">{t('nameless', { locale: missing })}</span>;
  const other = locale === 'ja' ? 'en' : 'ja';
  return <span lang={other}>{topic.names[other]}</span>;
}

/** Each button sends the category that it would change places with: somebody else may have moved either. */
async function CategoryMoves(props: { topics: TopicEntry[]; place: number; locale: Locale }) {
  const { topics, place, locale } = props;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const topic = topics[place];
  if (!topic) return null;
  const name = topicName(topic, locale);
  return (
    <form className="topic-moves" action={`/api/desk/topics/category/${topic.id}`} method="post">
      <input type="hidden" name="do" value="move" />
      <MoveButtons
        name="past"
        up={topics[place - 1]?.id}
        down={topics[place + 1]?.id}
        labels={{ up: t('up', { name }), down: t('down', { name }) }}
      />
    </form>
  );
}
