'use client';

import { useTranslations } from 'next-intl';
import type { Ref } from 'react';

const KEYS = [
  ['save', '⌘S / Ctrl+S'],
  ['next', '⌘⏎ / Ctrl+⏎'],
  ['previous', '⇧⌘⏎ / Ctrl+Shift+⏎'],
  ['otherLanguage', 'Alt+← / Alt+→'],
  ['nextStale', 'Alt+N'],
  ['move', 'Alt+↑ / Alt+↓'],
  ['split', '⏎'],
  ['lineBreak', 'Shift+⏎'],
  ['join', '⌫'],
  ['help', '?'],
] as const;

/** The keys of the editor. */
export function HelpDialog({ ref }: { ref: Ref<HTMLDialogElement> }) {
  const t = useTranslations('editor.help');
  return (
    <dialog className="dialog" ref={ref} aria-labelledby="help-title">
      <h2 id="help-title">{t('title')}</h2>
      <dl className="keys">
        {KEYS.map(([key, keys]) => (
          <div key={key}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('markup')}</p>
      <form method="dialog">
        <button className="button" type="submit">
          {t('close')}
        </button>
      </form>
    </dialog>
  );
}
