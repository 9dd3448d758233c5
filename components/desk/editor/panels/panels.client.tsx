'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FactsPanel } from '../facts/facts-panel.client.tsx';
import { PreviewPanel } from './preview-panel.client.tsx';
import { PublishPanel } from './publish-panel.client.tsx';

export type Panel = 'none' | 'facts' | 'preview' | 'publish';

/** What stands beside the text, one at a time; without scripts all of it stands below. */
export function Panels({ panel, close }: { panel: Panel; close: () => void }) {
  return (
    <div className="panels">
      <SidePanel name="publish" close={close}>
        <PublishPanel />
      </SidePanel>
      <SidePanel name="facts" close={close}>
        <FactsPanel />
      </SidePanel>
      <SidePanel name="preview" close={close}>
        {panel === 'preview' && <PreviewPanel />}
      </SidePanel>
    </div>
  );
}

function SidePanel(props: { name: Exclude<Panel, 'none'>; close: () => void; children: ReactNode }) {
  const { name, close, children } = props;
  const t = useTranslations('editor.panels');
  return (
    <aside
      className="side-panel"
      id={`panel-${name}`}
      data-name={name}
      aria-labelledby={`panel-${name}-title`}
    >
      <div className="side-panel-head">
        <h2 id={`panel-${name}-title`}>{t(name)}</h2>
        <button type="button" className="button button-quiet editor-script" onClick={close}>
          {t('close')}
        </button>
      </div>
      {children}
    </aside>
  );
}
