'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { headlineIn, pageTitle } from '#lib/desk/page-title.ts';
import { useText } from './context.ts';

/** Keeps the tab named by the headline while that is typed. */
export function TabTitle() {
  const t = useTranslations('editor');
  const locale = useLocale();
  const headlines = { ja: useText('ja', 'headline'), en: useText('en', 'headline') };
  const title = pageTitle(headlineIn(headlines, locale)?.text ?? t('untitled'));
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
