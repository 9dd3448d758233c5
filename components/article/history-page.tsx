import type { History, HistoryEntry } from '#db/queries/editions/get-history.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { SegmentDifference } from '#lib/article/difference.ts';
import type { Locale } from '#lib/locale.ts';
import { articlePath, categoryPath } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { ForeignText } from '../ui/foreign-text.tsx';
import { InlineText } from '../ui/inline-text.tsx';
import { Moment } from '../ui/moment.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Sponsored } from '../ui/sponsored.tsx';

/** What was published, updated and corrected in an article, and when, newest first. */
export function HistoryPage({ history }: { history: History }) {
  const { article, entries } = history;
  const { category, document, locale, slug } = article;
  const t = translationsOf(locale, 'history');
  const trail = [
    ...(category ? [{ name: category.name, path: categoryPath(locale, category.slug) }] : []),
    { name: t('title') },
  ];
  return (
    <article className={`history${category ? ` hue-${category.key}` : ''}`}>
      <Breadcrumbs locale={locale} items={trail} />
      <header className="history-head">
        <h1>{t('title')}</h1>
        <p className="history-of">
          <a href={articlePath(locale, slug)}>
            <PhrasedText text={document.headline} locale={locale} />
          </a>
        </p>
        {article.sponsor !== null && (
          <p className="history-note">
            <Sponsored sponsor={article.sponsor} locale={locale} />
          </p>
        )}
        <p className="history-note">{t('note')}</p>
      </header>
      <ol className="history-entries">
        {entries.map((entry) => (
          <li key={`${entry.at.getTime()} ${entry.is}`} id={`at-${entry.at.getTime()}`}>
            <Entry entry={entry} locale={locale} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function Entry({ entry, locale }: { entry: HistoryEntry; locale: Locale }) {
  const t = translationsOf(locale, 'history');
  const article = translationsOf(locale, 'article');
  const [note, ...others] = entry.is === 'corrected' ? entry.notes : [];
  const isOne = note !== undefined && others.length === 0;
  const names = {
    published: article('published'),
    updated: article('updated'),
    corrected: isOne ? article(`correctionKinds.${note.kind}`) : article('corrections'),
  };
  return (
    <>
      <h2>
        <span className="history-what">{names[entry.is]}</span> <Moment date={entry.at} locale={locale} />
      </h2>
      {entry.is === 'corrected' &&
        entry.notes.map(({ kind, text }) => (
          <p key={text} className="history-correction">
            {!isOne && <b>{article(`correctionKinds.${kind}`)} </b>}
            <InlineText text={text} segmentId="correction" sourceCount={0} locale={locale} />
          </p>
        ))}
      {'differences' in entry && entry.differences.length > 0 && (
        <dl aria-label={t('changes')}>
          {entry.differences.map((each) => (
            <div key={each.segment}>
              <dt>{placeOf(each, locale)}</dt>
              <dd>
                <Runs runs={each.runs} locale={locale} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Where in the article a text stands, and whether it is new there or gone. */
function placeOf({ section, segment, change }: SegmentDifference, locale: Locale): string {
  const t = translationsOf(locale, 'history');
  const isLede = segment === 'lede';
  const name =
    section === 'head'
      ? t(isLede ? 'lede' : 'headline')
      : translationsOf(locale, 'article.sections')(section);
  return change === 'added' || change === 'removed' ? t(change, { place: name }) : name;
}

function Runs({ runs, locale }: { runs: SegmentDifference['runs']; locale: Locale }) {
  return runs.map(({ kind, text }, index) => {
    const words = <ForeignText text={text} locale={locale} />;
    // biome-ignore-start lint/suspicious/noArrayIndexKey: runs of one text have no identity but their place
    if (kind === 'removed') return <del key={index}>{words}</del>;
    if (kind === 'added') return <ins key={index}>{words}</ins>;
    return <span key={index}>{words}</span>;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  });
}
