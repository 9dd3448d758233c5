import { getTranslations } from 'next-intl/server';
import type { DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import { SLOTS } from '#lib/desk/front.ts';
import type { Locale } from '#lib/locale.ts';
import { fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SearchField } from '../search-field.tsx';
import { BoardForm } from './board-form.tsx';
import { PlacingFields } from './placing-fields.tsx';

type Props = {
  of: Locale;
  seen: string;
  find: { typed: string; entries: DeskEntry[] };
  state: FormState | undefined;
  locale: Locale;
};

/** Finds an article as the desk's list does, and places it. */
export async function AddPanel(props: Props) {
  const { of, find, locale } = props;
  const t = await getTranslations({ locale, namespace: 'front' });
  const { typed } = find;
  const entries = find.entries.filter(({ editions }) => editions[of]);
  return (
    <section className="panel" aria-labelledby="add">
      <h2 id="add">{t('add')}</h2>
      <search>
        <form className="toolbar" action="/admin/front#add">
          <input type="hidden" name="locale" value={of} />
          <SearchField label={t('find')} submit={t('findSubmit')} value={typed} isRequired />
        </form>
      </search>
      {typed !== '' && entries.length === 0 && <p role="status">{t('none')}</p>}
      {entries.map((entry) => (
        <Found key={entry.articleId} {...props} entry={entry} />
      ))}
    </section>
  );
}

async function Found({ of, seen, find, state, locale, entry }: Props & { entry: DeskEntry }) {
  const t = await getTranslations({ locale, namespace: 'front' });
  const times = await getTranslations({ locale, namespace: 'publishing' });
  const { articleId, editions } = entry;
  const form = `place-${articleId}`;
  const { typedIn } = await fieldsOf(form, state, locale);
  return (
    <details className="fold" open={state?.form === form}>
      <summary lang={of}>{editions[of]?.headline || `#${articleId}`}</summary>
      <BoardForm of={of} seen={seen}>
        <input type="hidden" name="article" value={articleId} />
        <input type="hidden" name="q" value={find.typed} />
        <div className="field">
          <label htmlFor={`${form}-slot`}>{times('slot')}</label>
          <select id={`${form}-slot`} name="slot" defaultValue={typedIn('slot') ?? 'lead'}>
            {SLOTS.map((slot) => (
              <option key={slot} value={slot}>
                {t(slot)}
              </option>
            ))}
          </select>
        </div>
        <PlacingFields form={form} of={of} state={state} locale={locale} />
        <button className="button button-primary" type="submit" name="do" value="place">
          {times('placeSubmit')}
        </button>
      </BoardForm>
    </details>
  );
}
