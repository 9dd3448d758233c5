import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { NamesFound } from '#db/queries/desk/deletion/find-name.ts';
import { ERASE_LIMITS } from '#lib/desk/erase.ts';
import { editorPath, erasePath } from '#lib/desk/paths.ts';
import { ERASE_FIELDS } from '#lib/desk/request-schemas.ts';
import { LOCALES } from '#lib/locale.ts';
import { Area } from '../area.tsx';
import { DeskPage } from '../desk-page.tsx';
import { Field } from '../field.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** Looks for a person's name in all texts, shows every place, and replaces it. */
export async function ErasePage(props: {
  viewer: Viewer;
  /** Null while nothing was looked for. */
  found: NamesFound | null;
  state: FormState | undefined;
}) {
  const { viewer, found, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'erase' });
  const typedIn = (name: string) => state?.values?.[name];
  return (
    <DeskPage viewer={viewer} current="today" path={erasePath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      {(state?.error || state?.form === 'erase') && <FormNotice state={state} locale={locale} />}
      <div className="today">
        <div className="today-part">
          <form className="stack" action="/api/desk/erase" method="post">
            <p className="hint">{t('text')}</p>
            {LOCALES.map((each) => {
              const of = each === 'ja' ? ('Ja' as const) : ('En' as const);
              return (
                <div className="stack" key={each}>
                  <Area
                    name={`names-${each}`}
                    label={t(`names${of}`)}
                    hint={t('namesHint')}
                    input={{ rows: 3, lang: each, maxLength: 1_500, defaultValue: typedIn(`names-${each}`) }}
                  />
                  <Field
                    name={`by-${each}`}
                    label={t(`by${of}`)}
                    input={{
                      lang: each,
                      autoComplete: 'off',
                      maxLength: ERASE_LIMITS.by,
                      defaultValue: typedIn(`by-${each}`),
                    }}
                  />
                </div>
              );
            })}
            <button className="button button-primary" type="submit" name="do" value="look">
              {t('look')}
            </button>
          </form>
        </div>
        {found && (
          <div>
            <Places {...props} found={found} />
          </div>
        )}
      </div>
    </DeskPage>
  );
}

async function Places({
  viewer: { locale },
  found,
  state,
}: {
  viewer: Viewer;
  found: NamesFound;
  state: FormState | undefined;
}) {
  const t = await getTranslations({ locale, namespace: 'erase' });
  const list = await getTranslations({ locale, namespace: 'deskList' });
  const languages = await getTranslations({ locale, namespace: 'desk.languages' });
  const refusal = await getTranslations({ locale, namespace: 'problems.refusal' });
  const { places, rows, articles, shown, addresses, isTooMuch, seen } = found;
  return (
    <>
      <p>
        <b>{t('found', { places, articles })}</b>
      </p>
      {isTooMuch && (
        <p className="field-error">
          {refusal('erase-too-much', {
            rows,
            articles,
            most: ERASE_LIMITS.rows,
            mostArticles: ERASE_LIMITS.articles,
          })}
        </p>
      )}
      {addresses.length > 0 && (
        <p className="hint">
          {t('addresses')} {addresses.join(', ')}
        </p>
      )}
      {shown.length < places && <p className="hint">{t('shown', { count: shown.length })}</p>}
      <ol className="audit">
        {shown.map(
          ({ table, column, articleId, locale: of, headline, isCurrent, before, name, after }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places have no identity but their order
            <li key={`${index} ${table} ${column}`}>
              <p className="audit-who">
                <span>
                  {t(`places.${table as 'revision'}`)}
                  {of && `${locale === 'ja' ? '（' : ' ('}${languages(of)}${locale === 'ja' ? '）' : ')'}`}
                </span>
                <span className="soft">{t(isCurrent ? 'current' : 'older')}</span>
              </p>
              {articleId !== null && (
                <p>
                  <a
                    className="link"
                    href={editorPath(articleId)}
                    lang={headline ? (of ?? undefined) : undefined}
                  >
                    {headline || list('untitled')}
                  </a>{' '}
                  <span className="soft">{list('number', { id: articleId })}</span>
                </p>
              )}
              <p lang={of ?? undefined}>
                {before}
                <mark>{name}</mark>
                {after}
              </p>
            </li>
          ),
        )}
      </ol>
      {places > 0 && !isTooMuch && (
        <form className="stack" action="/api/desk/erase" method="post">
          {ERASE_FIELDS.map((name) => (
            <input key={name} type="hidden" name={name} value={state?.values?.[name] ?? ''} />
          ))}
          <input type="hidden" name="seen" value={seen} />
          <button className="button button-danger" type="submit" name="do" value="erase">
            {t('submit', { places })}
          </button>
        </form>
      )}
    </>
  );
}
