import { getTranslations } from 'next-intl/server';
import { formatMoment } from '#lib/dates.ts';
import { BANNER_HOURS, type BannerBoard, FRONT_LIMITS } from '#lib/desk/front.ts';
import type { Locale } from '#lib/locale.ts';
import { fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { TimeField } from '../time-field.tsx';
import { BoardForm } from './board-form.tsx';

/** The line above every page of a language: those that run or will, and the form for another. */
export async function BannerPanel(props: {
  of: Locale;
  view: BannerBoard;
  state: FormState | undefined;
  locale: Locale;
}) {
  const { of, view, state, locale } = props;
  const { banners, seen } = view;
  const t = await getTranslations({ locale, namespace: 'front' });
  const times = await getTranslations({ locale, namespace: 'publishing' });
  const { typedIn } = await fieldsOf('banner', state, locale);
  const hours = BANNER_HOURS;
  return (
    <section className="panel" aria-labelledby="banner">
      <h2 id="banner">{t('banner')}</h2>
      <p className="hint">{t('bannerText', { hours })}</p>
      {banners.map(({ id, text, articleId, url, startsAt, endsAt, isRunning }) => (
        <BoardForm key={id} of={of} seen={seen} className="board-item">
          <p>
            <span className="chip" data-state={isRunning ? 'live' : 'draft'}>
              {isRunning ? t('bannerRuns') : t('states.planned')}
            </span>{' '}
            <b lang={of}>{text}</b>
          </p>
          <p className="soft">
            {times('fromUntil', { at: formatMoment(startsAt, locale), until: formatMoment(endsAt, locale) })}{' '}
            {articleId === null ? url : t('bannerArticle', { id: articleId })}
          </p>
          <input type="hidden" name="id" value={id} />
          <button
            className="button"
            type="submit"
            name="do"
            value="end-banner"
            aria-label={t('bannerTakeDownOf', { text })}
          >
            {t('bannerTakeDown')}
          </button>
        </BoardForm>
      ))}
      <BoardForm of={of} seen={seen}>
        <div className="field">
          <label htmlFor="banner-text">{t('bannerWords')}</label>
          <input
            id="banner-text"
            name="text"
            lang={of}
            required
            maxLength={FRONT_LIMITS.banner}
            defaultValue={typedIn('text')}
          />
        </div>
        <div className="field">
          <label htmlFor="banner-link">{t('bannerLink')}</label>
          <input
            id="banner-link"
            name="link"
            defaultValue={typedIn('link')}
            aria-describedby="banner-link-hint"
          />
          <p className="hint" id="banner-link-hint">
            {t('bannerLinkHint')}
          </p>
        </div>
        <TimeField
          id="banner-at"
          name="at"
          label={times('start')}
          hint={times('startHint')}
          defaultValue={typedIn('at')}
          locale={locale}
        />
        <TimeField
          id="banner-until"
          name="until"
          label={t('bannerEnd')}
          hint={t('bannerEndHint', { hours })}
          defaultValue={typedIn('until')}
          required
          locale={locale}
        />
        <button className="button button-danger" type="submit" name="do" value="banner">
          {t('bannerSubmit')}
        </button>
      </BoardForm>
    </section>
  );
}
