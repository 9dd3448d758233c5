'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import { PANELS, type Panel, panelButtonId, panelId } from './panels.client.tsx';

/**
 * The buttons that open what stands beside the text. While one is open, it alone is on the way of the Tab key, so that the
 * panel comes right after it; arrow keys go from button to button.
 */
export function PanelSwitch({ panel, choose }: { panel: Panel; choose: (panel: Panel) => void }) {
  const t = useTranslations('editor.panels');
  const bar = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (!by || at < 0) return;
    event.preventDefault();
    buttons.at((at + by) % buttons.length)?.focus();
  };
  return (
    <div
      className="panel-switch editor-script"
      role="toolbar"
      aria-label={t('label')}
      ref={bar}
      onKeyDown={step}
    >
      {PANELS.map((each) => (
        <button
          key={each}
          type="button"
          id={panelButtonId(each)}
          className={each === 'publish' ? 'button button-primary' : 'button'}
          aria-expanded={panel === each}
          aria-controls={panelId(each)}
          tabIndex={panel === 'none' || panel === each ? 0 : -1}
          onClick={() => choose(panel === each ? 'none' : each)}
        >
          {t(each)}
        </button>
      ))}
    </div>
  );
}
