import { getTranslations } from 'next-intl/server';
import type { DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import { editorPath } from '#lib/desk/paths.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { BriefMoment } from '../../ui/moment.tsx';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { EditionState } from './edition-state.tsx';

/** One article of the desk's list: its headlines, what it belongs to, and how each language stands. */
export async function ArticleRow(props: {
  entry: DeskEntry;
  locale: Locale;
  now: Date;
  /** Whether what was looked for stands in its text only. */
  isInText: boolean;
  /** Whether the box to choose it is there, and ticked. */
  choice: 'none' | 'open' | 'chosen';
}) {
  const { entry, locale, now, isInText, choice } = props;
  const { articleId, category, authors, editions, assigned, updatedAt } = entry;
  const t = await getTranslations({ locale, namespace: 'deskList' });
  const headlines = LOCALES.flatMap((each) => {
    const headline = editions[each]?.headline;
    return headline ? [{ locale: each, headline }] : [];
  });
  const name = headlines[0]?.headline ?? t('untitled');
  return (
    <li className="article-row">
      {choice !== 'none' && (
        <label className="row-choice">
          <input type="checkbox" name="article" value={articleId} defaultChecked={choice === 'chosen'} />
          <span className="visually-hidden">{t('choose', { headline: name })}</span>
        </label>
      )}
      <div className="row-story">
        <h2>
          <a href={editorPath(articleId)}>
            {headlines.length === 0 && <span className="row-untitled">{name}</span>}
            {headlines.map((each) => (
              <span key={each.locale} lang={each.locale}>
                <PhrasedText text={each.headline} locale={each.locale} />
              </span>
            ))}
          </a>
        </h2>
        <p className="row-facts">
          <span className={category ? 'row-category' : undefined}>
            {category?.name ?? t('uncategorised')}
          </span>
          {authors.length > 0 && <span>{authors.join(locale === 'ja' ? '、' : ', ')}</span>}
          <span className="number">{t('number', { id: articleId })}</span>
          {isInText && <span>{t('inText')}</span>}
        </p>
      </div>
      <div className="row-states">
        {LOCALES.map((each) => (
          <EditionState
            key={each}
            edition={editions[each]}
            assigned={assigned[each]}
            of={each}
            locale={locale}
            now={now}
          />
        ))}
        <p className="row-updated">
          <span className="visually-hidden">{t('updated')} </span>
          <BriefMoment date={updatedAt} now={now} locale={locale} />
        </p>
      </div>
    </li>
  );
}
