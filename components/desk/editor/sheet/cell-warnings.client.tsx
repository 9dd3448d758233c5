'use client';

import { useTranslations } from 'next-intl';
import { memo, useEffect, useMemo, useState } from 'react';
import { textWarnings, type WritingWarning } from '#lib/article/writing-warnings.ts';
import type { Locale } from '#lib/locale.ts';
import { useSourceCount } from '../context.ts';

const PAUSE = 800;

/** What may be wrong with a text, said once its writer pauses: a bracket is open while one writes what stands in it. */
export const CellWarnings = memo(function CellWarnings(props: { text: string; locale: Locale }) {
  const { text, locale } = props;
  const words = useWarningWords();
  const sources = useSourceCount();
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (text === settled) return;
    const timer = window.setTimeout(() => setSettled(text), PAUSE);
    return () => window.clearTimeout(timer);
  }, [text, settled]);
  const warnings = useMemo(() => textWarnings(settled, locale, sources), [settled, locale, sources]);
  return warnings.map((warning, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: warnings of one text have no identity but their place
    <p className="cell-warning" key={index}>
      {words(warning)}
    </p>
  ));
});

/** A warning in the words of the desk. */
export function useWarningWords(): (warning: WritingWarning, locale?: Locale) => string {
  const t = useTranslations('desk.warnings');
  return ({ code, detail }, locale) =>
    t(code, { is: 'en', bracket: '', text: '', n: 0, locale: locale ?? 'en', ...detail });
}
