import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';

/**
 * A labelled date and time of Japan, which is what the site shows. To somebody elsewhere it says what their own clock will show then,
 * once there is script (script/time-input.ts).
 */
export async function TimeField(props: {
  id: string;
  name: string;
  label: string;
  hint?: string;
  defaultValue?: string | undefined;
  required?: boolean;
  /** The language of the desk. */
  locale: Locale;
}) {
  const { id, name, label, hint, defaultValue, required, locale } = props;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        type="datetime-local"
        id={id}
        name={name}
        required={required}
        defaultValue={defaultValue}
        data-your-time={t.raw('yourTime')}
        aria-describedby={`${id}-hint`}
      />
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
