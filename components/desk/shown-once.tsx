import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { Notice } from './notice.tsx';

/** A link or a secret that was just made, to be copied: it cannot be had again. With script a button copies it (script/copy.ts). */
export async function ShownOnce(props: {
  title: string;
  /** What it is. */
  label: string;
  value: string;
  hint: string;
  locale: Locale;
}) {
  const { title, label, value, hint, locale } = props;
  const t = await getTranslations({ locale, namespace: 'desk' });
  return (
    <Notice kind="success">
      <div className="stack">
        <b>{title}</b>
        <div className="field">
          <label htmlFor="shown-once">{label}</label>
          <textarea className="one-time-link" id="shown-once" readOnly rows={3} defaultValue={value} />
        </div>
        <div className="toolbar">
          <button
            className="button"
            type="button"
            data-copies="shown-once"
            data-done={t('copied')}
            aria-live="polite"
            hidden
          >
            {t('copy')}
          </button>
        </div>
        <p className="hint">{hint}</p>
      </div>
    </Notice>
  );
}
