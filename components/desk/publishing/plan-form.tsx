import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { EditionView, EditorView } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { SendForm } from '../send-form.tsx';

/** One form of an edition: it carries what was seen of it, and keeps what was typed. */
export async function PlanForm(props: {
  /** The language of the edition. */
  of: Locale;
  edition: EditionView;
  view: EditorView;
  /** Which of the article's routes does what it asks for. */
  verbs: 'plan' | 'hand-over';
  /** The language of the desk. */
  locale: Locale;
  children: ReactNode;
}) {
  const { of, edition, view, verbs, locale, children } = props;
  const t = await getTranslations({ locale, namespace: 'editor.publish' });
  return (
    <SendForm
      className="stack"
      action={`/api/desk/articles/${view.articleId}/${verbs}`}
      unreachable={t('unreachable')}
    >
      <input type="hidden" name="locale" value={of} />
      <input type="hidden" name="version" value={edition.version} />
      <input type="hidden" name="factsSeen" value={edition.factsSeen} />
      {children}
    </SendForm>
  );
}

/** What is asked for seldom: shut until it is opened. */
export function Fold(props: { title: string; hint?: string; isOpen?: boolean; children: ReactNode }) {
  const { title, hint, isOpen, children } = props;
  return (
    <details className="fold" open={isOpen}>
      <summary>{title} …</summary>
      <div className="stack">
        {hint && <p className="hint">{hint}</p>}
        {children}
      </div>
    </details>
  );
}
