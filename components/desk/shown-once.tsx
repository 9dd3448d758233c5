import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { Notice } from './notice.tsx';

type Once = {
  /** What it is. */
  label: string;
  value: string;
  hint: string;
  /** The language of the desk. */
  locale: Locale;
};

/** A link or a secret that was just made, to be copied: it cannot be had again. */
export function ShownOnce({ title, ...once }: Once & { title: string }) {
  return (
    <Notice kind="success">
      <div className="stack">
        <b>{title}</b>
        <OnceField {...once} />
      </div>
    </Notice>
  );
}

/** The same where it is said already what it is for. One on a page. With script a button copies it (script/copy.ts). */
export async function OnceField({ label, value, hint, locale }: Once) {
  const t = await getTranslations({ locale, namespace: 'desk' });
  return (
    <>
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
    </>
  );
}
