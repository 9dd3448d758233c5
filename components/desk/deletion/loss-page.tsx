import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { Loss } from '#db/queries/desk/deletion/what-goes.ts';
import { picturePath, trashPath } from '#lib/desk/paths.ts';
import { LOCALES } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';
import { DeskPage } from '../desk-page.tsx';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';

/** What goes with an article for good, and the form that deletes it, which asks for its headline. */
export async function LossPage(props: { viewer: Viewer; loss: Loss; state: FormState | undefined }) {
  const { viewer, loss, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'trash' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const { typedIn } = await fieldsOf('delete', state, locale);
  const { articleId, headlines, addresses, pictures, seen } = loss;
  const named = LOCALES.filter((each) => headlines[each] !== '');
  const counts = (['revisions', 'corrections', 'previews', 'imports', 'placements'] as const).filter(
    (what) => loss[what] > 0,
  );
  return (
    <DeskPage viewer={viewer} current="today" path={trashPath(articleId)}>
      <p>
        <a className="link" href={trashPath()}>
          ← {t('back')}
        </a>
      </p>
      <div className="page-title">
        <h1>
          {t('whatOf', { headline: headlines[locale] || headlines.ja || headlines.en || `#${articleId}` })}
        </h1>
      </div>
      <FormNotice form="delete" state={state} locale={locale} />
      <div className="stack">
        <ul>
          {named.map((each) => (
            <li key={each} lang={each}>
              <b>{headlines[each]}</b>
            </li>
          ))}
        </ul>
        <p>{t('deleteText')}</p>
        <dl className="plan-facts">
          {counts.map((what) => (
            <div key={what}>
              <dt>{t(what)}</dt>
              <dd>{loss[what]}</dd>
            </div>
          ))}
          {addresses.length > 0 && (
            <div>
              <dt>{t('addresses')}</dt>
              <dd>
                {addresses.map(({ locale: of, slug }) => (
                  <div key={`${of} ${slug}`}>{decodeURI(articlePath(of, slug))}</div>
                ))}
              </dd>
            </div>
          )}
          {pictures.length > 0 && (
            <div>
              <dt>{t('pictures')}</dt>
              <dd className="toolbar">
                {pictures.map((id) => (
                  <a key={id} href={picturePath(id)}>
                    {t('picture', { id })}
                  </a>
                ))}
              </dd>
            </div>
          )}
        </dl>
        <p className="hint">{t('alsoGone')}</p>
        <SendForm
          className="stack"
          action={`/api/desk/trash/${articleId}`}
          unreachable={words('unreachable')}
        >
          <input type="hidden" name="seen" value={seen} />
          <Field
            name="headline"
            label={named.length > 0 ? t('type') : t('typeNumber', { id: articleId })}
            input={{ required: true, autoComplete: 'off', defaultValue: typedIn('headline') }}
          />
          <button className="button button-danger" type="submit" name="do" value="delete">
            {t('submit')}
          </button>
        </SendForm>
      </div>
    </DeskPage>
  );
}
