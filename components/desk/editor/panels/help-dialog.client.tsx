'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { COMMANDS, keysShown } from '#lib/desk/keys.ts';
import { platform } from '../fields.ts';
import type { DialogRequest } from './dialog-request.ts';

/** Keys that are no commands: they do in a text what they do in any, and more at its borders. */
const PLAIN = [
  ['split', '⏎'],
  ['lineBreak', 'Shift+⏎'],
  ['join', '⌫ / Delete'],
  ['indent', 'Tab'],
  ['cross', '↑ ↓ ← →'],
  ['help', '?'],
] as const;

const never = () => () => {};

/** The keys of the editor, as this machine has them. */
export function HelpDialog({ request }: { request: DialogRequest }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it opens with each request
  useEffect(() => dialog.current?.showModal(), [request]);
  const t = useTranslations('editor.help');
  const machine = useSyncExternalStore(never, platform, () => 'other' as const);
  const lines = [...COMMANDS.map((command) => [command, keysShown(command, machine)] as const), ...PLAIN];
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby="help-title">
      <h2 id="help-title">{t('title')}</h2>
      <dl className="keys">
        {lines.map(([key, keys]) => (
          <div key={key}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('history')}</p>
      <p className="soft">{t('markup')}</p>
      <form method="dialog">
        <button className="button" type="submit">
          {t('close')}
        </button>
      </form>
    </dialog>
  );
}
