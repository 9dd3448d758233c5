'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { LOCALES } from '#lib/locale.ts';
import { useManuscript, useSaveState, useView } from '../context.ts';

/** After the last save: whoever writes on is not interrupted. */
const PAUSE = 2_000;

/**
 * How long the article is in each language, and how long readers take, as their page says. The server counts what was
 * saved: so the figures are the readers', and no keystroke counts anything.
 */
export function ArticleLength() {
  const t = useTranslations('editor.length');
  const manuscript = useManuscript();
  const { editions } = useView();
  const { savedAt } = useSaveState();
  useEffect(() => {
    if (savedAt === null) return;
    const timer = window.setTimeout(() => void manuscript.refresh(), PAUSE);
    return () => window.clearTimeout(timer);
  }, [savedAt, manuscript]);
  return (
    <dl className="article-length number" aria-label={t('label')}>
      {LOCALES.map((locale) => {
        const { amount = 0, minutes = 0 } = editions[locale]?.length ?? {};
        return (
          <div key={locale} data-locale={locale}>
            <dt>{t('language', { language: locale })}</dt>
            <dd>{amount === 0 ? t('nothing') : t('amount', { language: locale, amount, minutes })}</dd>
          </div>
        );
      })}
    </dl>
  );
}
