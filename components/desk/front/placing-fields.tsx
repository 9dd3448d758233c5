import { getTranslations } from 'next-intl/server';
import { machineTime } from '#lib/dates.ts';
import { FRONT_LIMITS } from '#lib/desk/front.ts';
import type { Locale } from '#lib/locale.ts';
import { fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { TimeField } from '../time-field.tsx';

/** A date and time as its field takes it: Japan's, to the minute. */
const typedTime = (at: Date | null | undefined) => (at ? machineTime(at).slice(0, 16) : undefined);

/** When a placement begins and ends, and what the front page calls the article. */
export async function PlacingFields(props: {
  /** Which form it is: its answer names it. */
  form: string;
  of: Locale;
  placement?: { startsAt: Date; endsAt: Date | null; override: string };
  state: FormState | undefined;
  locale: Locale;
}) {
  const { form, of, placement, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'front' });
  const times = await getTranslations({ locale, namespace: 'publishing' });
  const { typedIn } = await fieldsOf(form, state, locale);
  const hasStarted = placement !== undefined;
  return (
    <>
      <TimeField
        id={`${form}-at`}
        name="at"
        label={times('start')}
        hint={hasStarted ? '' : times('startHint')}
        defaultValue={typedIn('at') ?? typedTime(placement?.startsAt)}
        locale={locale}
      />
      <TimeField
        id={`${form}-until`}
        name="until"
        label={times('stop')}
        hint={times('stopHint')}
        defaultValue={typedIn('until') ?? typedTime(placement?.endsAt)}
        locale={locale}
      />
      <div className="field">
        <label htmlFor={`${form}-headline`}>{t('headline')}</label>
        <input
          id={`${form}-headline`}
          name="headline"
          lang={of}
          maxLength={FRONT_LIMITS.override}
          defaultValue={typedIn('headline') ?? placement?.override}
          aria-describedby={`${form}-headline-hint`}
        />
        <p className="hint" id={`${form}-headline-hint`}>
          {t('headlineHint')}
        </p>
      </div>
    </>
  );
}
