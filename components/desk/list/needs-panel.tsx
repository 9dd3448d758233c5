import { getTranslations } from 'next-intl/server';
import type { DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import type { Needed } from '#db/queries/desk/list/needs-me.ts';
import { listPath } from '#lib/desk/list-address.ts';
import type { Need } from '#lib/desk/list-filter.ts';
import { editorPath, publishingPath } from '#lib/desk/paths.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { BriefMoment } from '../../ui/moment.tsx';
import { PhrasedText } from '../../ui/phrased-text.tsx';

/** What waits for whoever is signed in, beside the list: how many of each kind, and the first of them. */
export async function NeedsPanel(props: {
  needs: Needed[];
  /** The one that the list is narrowed to. */
  current: Need | undefined;
  locale: Locale;
  now: Date;
}) {
  const { needs, current, locale, now } = props;
  const t = await getTranslations({ locale, namespace: 'deskList' });
  // Somebody has asked for something, and says what: that is read at once.
  const isBack = needs.some(({ need }) => need === 'sent-back');
  const open = current ?? (isBack ? 'sent-back' : undefined);
  return (
    <aside className="needs" aria-labelledby="needs-label">
      <h2 id="needs-label">{t('needs.label')}</h2>
      {needs.length === 0 && <p className="soft">{t('needs.none')}</p>}
      {needs.map(({ need, count, isMore, first }) => (
        <details key={need} name="needs" open={need === open}>
          <summary>
            <span>{t(`needs.${need}`)}</span>
            <b className="number">{t('needs.count', { count, isMore: isMore ? 'yes' : 'no' })}</b>
          </summary>
          <ol>
            {first.map((entry) => (
              <li key={entry.articleId}>
                <NeededArticle entry={entry} need={need} locale={locale} now={now} />
              </li>
            ))}
          </ol>
          <a className="needs-all" href={listPath({ need })}>
            {t('needs.all')}
          </a>
        </details>
      ))}
    </aside>
  );
}

/** Where it is seen to: what waits for a decision has its page for those. */
function hrefOf(articleId: number, need: Need): string {
  return need === 'held' || need === 'to-review' ? publishingPath(articleId) : editorPath(articleId);
}

async function NeededArticle(props: { entry: DeskEntry; need: Need; locale: Locale; now: Date }) {
  const { entry, need, locale, now } = props;
  const t = await getTranslations({ locale, namespace: 'deskList' });
  const { editions } = entry;
  const appearing = need === 'soon' ? LOCALES.filter((each) => editions[each]?.appearsAt) : [];
  // In the language that appears, else in that of the desk, else in the one there is.
  const language =
    [...appearing, locale, ...LOCALES].find((each) => editions[each]?.headline) ?? entry.originLocale;
  const headline = editions[language]?.headline;
  return (
    <>
      <a href={hrefOf(entry.articleId, need)} lang={headline ? language : undefined}>
        {headline ? <PhrasedText text={headline} locale={language} /> : t('untitled')}
      </a>
      {need === 'sent-back' &&
        LOCALES.map((each) => {
          const back = editions[each]?.sentBack;
          return (
            back && (
              <span className="needs-note" key={each}>
                {t('sentBackBy', { name: back.name, locale: each })} <span lang={each}>{back.note}</span>
              </span>
            )
          );
        })}
      {need === 'held' &&
        LOCALES.map((each) => {
          const heldFor = editions[each]?.heldFor;
          return (
            heldFor && (
              <span className="needs-when" key={each}>
                {t(`short.${each}`)} <BriefMoment date={heldFor} now={now} locale={locale} />
              </span>
            )
          );
        })}
      {need === 'soon' &&
        LOCALES.map((each) => {
          const appearsAt = editions[each]?.appearsAt;
          return (
            appearsAt && (
              <span className="needs-when" key={each}>
                {t(`short.${each}`)} <BriefMoment date={appearsAt} now={now} locale={locale} />
              </span>
            )
          );
        })}
    </>
  );
}
