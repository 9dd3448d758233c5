import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { RelatedPicks } from '#db/queries/desk/editor/get-related-picks.ts';
import type { DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import { publishingPath } from '#lib/desk/paths.ts';
import { MOST_PICKS } from '#lib/desk/related-picks.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { MoveButtons } from '../move-buttons.tsx';
import { SearchField } from '../search-field.tsx';
import { SendForm } from '../send-form.tsx';
import { Fold } from './plan-form.tsx';

type Props = {
  articleId: number;
  related: RelatedPicks;
  /** What was looked for. */
  typed: string;
  state: FormState | undefined;
  locale: Locale;
};

/** Which stories readers of an article are led to first, in both languages. */
export async function RelatedForm(props: Props) {
  const { articleId, related, typed, state, locale } = props;
  const { picks, found } = related;
  const t = await getTranslations({ locale, namespace: 'publishing.related' });
  return (
    <div className="plan-marks" id="related">
      <FormNotice form="related" state={state} locale={locale} />
      <Fold
        title={picks.length > 0 ? t('titleOf', { count: picks.length }) : t('title')}
        hint={t('text', { most: MOST_PICKS })}
        isOpen={typed !== '' || state?.form === 'related'}
      >
        {picks.length > 0 && (
          <ol className="board-row">
            {picks.map((entry, at) => (
              <li className="board-item" key={entry.articleId}>
                <Named entry={entry} locale={locale} />
                <OneForm {...props} entry={entry}>
                  <MoveButtons
                    name="do"
                    up={at === 0 ? undefined : 'up'}
                    down={at === picks.length - 1 ? undefined : 'down'}
                    labels={{
                      up: t('up', { headline: nameOf(entry, locale).text }),
                      down: t('down', { headline: nameOf(entry, locale).text }),
                    }}
                  />
                  <button
                    className="button"
                    type="submit"
                    name="do"
                    value="remove"
                    aria-label={t('removeOf', { headline: nameOf(entry, locale).text })}
                  >
                    {t('remove')}
                  </button>
                </OneForm>
              </li>
            ))}
          </ol>
        )}
        <search>
          <form className="toolbar" action={`${publishingPath(articleId)}#related`}>
            <SearchField label={t('find')} submit={t('findSubmit')} value={typed} isRequired />
          </form>
        </search>
        {typed !== '' && found.length === 0 && <p role="status">{t('none')}</p>}
        {found.length > 0 && (
          <ul className="board-row">
            {found.map((entry) => (
              <li className="board-item" key={entry.articleId}>
                <Named entry={entry} locale={locale} />
                <OneForm {...props} entry={entry}>
                  <button
                    className="button"
                    type="submit"
                    name="do"
                    value="add"
                    aria-label={t('addOf', { headline: nameOf(entry, locale).text })}
                  >
                    {t('add')}
                  </button>
                </OneForm>
              </li>
            ))}
          </ul>
        )}
      </Fold>
    </div>
  );
}

/** The headline in the reader's language, or else in the other one. */
function nameOf({ articleId, editions }: DeskEntry, locale: Locale): { text: string; lang?: Locale } {
  const lang = [locale, ...LOCALES].find((each) => editions[each]?.headline);
  return lang ? { text: editions[lang]?.headline ?? '', lang } : { text: `#${articleId}` };
}

/** What it is called, and who of the readers does not get it now. */
async function Named({ entry, locale }: { entry: DeskEntry; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'publishing.related' });
  const { text, lang } = nameOf(entry, locale);
  const [shown, ...others] = LOCALES.filter((each) => entry.editions[each]?.publicSlug);
  return (
    <p className="board-name">
      <a href={publishingPath(entry.articleId)} lang={lang}>
        {text}
      </a>
      {others.length === 0 && (
        <span className="soft">{shown ? t('only', { locale: shown }) : t('hidden')}</span>
      )}
    </p>
  );
}

/** The form of one story, with its buttons. */
async function OneForm(props: Props & { entry: DeskEntry; children: ReactNode }) {
  const { articleId, related, typed, locale, entry, children } = props;
  const t = await getTranslations({ locale, namespace: 'editor.publish' });
  return (
    <SendForm
      className="toolbar"
      action={`/api/desk/articles/${articleId}/related`}
      unreachable={t('unreachable')}
    >
      <input type="hidden" name="article" value={entry.articleId} />
      <input type="hidden" name="seen" value={related.seen} />
      <input type="hidden" name="q" value={typed} />
      {children}
    </SendForm>
  );
}
