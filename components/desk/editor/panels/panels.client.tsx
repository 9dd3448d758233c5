'use client';

import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { isComposing } from '../../is-composing.ts';
import { FactsPanel } from '../facts/facts-panel.client.tsx';
import { PublishPanel } from './publish-panel.client.tsx';

const NotesPanel = lazy(() => import('./notes-panel.client.tsx'));
const PreviewPanel = lazy(() => import('./preview-panel.client.tsx'));

/** In the order of their buttons. */
export const PANELS = ['facts', 'preview', 'notes', 'publish'] as const;
type Name = (typeof PANELS)[number];
export type Panel = 'none' | Name;

export const panelId = (name: Name): string => `panel-${name}`;
export const panelButtonId = (name: Name): string => `panel-button-${name}`;

/**
 * What stands beside the text, one at a time; without scripts all of it stands below. In the document it comes before the
 * text, right behind its buttons.
 */
export function Panels({ panel, close }: { panel: Panel; close: () => void }) {
  return (
    <div className="panels">
      <SidePanel name="publish" isOpen={panel === 'publish'} close={close}>
        {/* A question that was left open is not asked any more when the panel comes back. */}
        <PublishPanel key={panel === 'publish' ? 'open' : 'closed'} />
      </SidePanel>
      <SidePanel name="facts" isOpen={panel === 'facts'} close={close}>
        <FactsPanel isOpen={panel === 'facts'} />
      </SidePanel>
      <SidePanel name="preview" isOpen={panel === 'preview'} close={close}>
        <Suspense>{panel === 'preview' && <PreviewPanel />}</Suspense>
      </SidePanel>
      <SidePanel name="notes" isOpen={panel === 'notes'} close={close}>
        <Suspense>{panel === 'notes' && <NotesPanel />}</Suspense>
      </SidePanel>
    </div>
  );
}

function SidePanel(props: { name: Name; isOpen: boolean; close: () => void; children: ReactNode }) {
  const { name, isOpen, close, children } = props;
  const t = useTranslations('editor.panels');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isOpen) title.current?.focus();
  }, [isOpen]);
  return (
    <aside
      className="side-panel"
      id={panelId(name)}
      data-name={name}
      aria-labelledby={`panel-${name}-title`}
      onKeyDown={(event) => {
        // What is open within the panel takes the key for itself: a list of tags, a dialog, an IME.
        const isTaken =
          event.defaultPrevented ||
          isComposing(event.nativeEvent) ||
          (event.target as Element).closest('[aria-expanded="true"], dialog');
        if (event.key !== 'Escape' || isTaken) return;
        event.preventDefault();
        close();
      }}
    >
      <div className="side-panel-head">
        <h2 id={`panel-${name}-title`} ref={title} tabIndex={-1}>
          {t(name)}
        </h2>
        <button type="button" className="button button-quiet editor-script" onClick={close}>
          {t('close')}
        </button>
      </div>
      {children}
    </aside>
  );
}
