'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { SECTIONS } from '#lib/article/parts.ts';
import type { SectionKey } from '#lib/desk/editor.ts';
import type { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { useManuscript } from '../context.ts';
import { ArticleLength } from './article-length.client.tsx';

type Progress = { section: SectionKey; rows: number; written: Record<Locale, number>; stale: number };

/** The sections of the article with how far each is in each language. */
export function Rail() {
  const t = useTranslations('editor');
  const manuscript = useManuscript();
  const read = () => JSON.stringify(progressOf(manuscript));
  const progress: Progress[] = JSON.parse(useSyncExternalStore(manuscript.subscribe, read, read));
  return (
    <div className="rail">
      <nav aria-label={t('rail.label')}>
        <p className="rail-languages" aria-hidden="true">
          <span lang="ja">日</span> <span lang="en">EN</span>
        </p>
        <ol>
          {progress.map(({ section, rows, written, stale }) => (
            <li key={section}>
              <a href={`#section-${section}`}>
                <span className="rail-name">{t(`sections.${section}`)}</span>
                {LOCALES.map((locale) => (
                  <span
                    key={locale}
                    className="rail-count number"
                    data-done={rows > 0 && written[locale] === rows ? '' : undefined}
                  >
                    <span className="visually-hidden">
                      {t('rail.written', { language: locale, written: written[locale], rows })}
                    </span>
                    <span aria-hidden="true">{rows === 0 ? '–' : `${written[locale]}/${rows}`}</span>
                  </span>
                ))}
                {stale > 0 && (
                  <span className="rail-stale chip" data-state="stale">
                    {t('rail.stale', { count: stale })}
                  </span>
                )}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <ArticleLength />
    </div>
  );
}

function progressOf(manuscript: Manuscript): Progress[] {
  return (['head', ...SECTIONS] as const).map((section) => {
    const rows = manuscript
      .slots()
      .filter(({ place }) => place.section === section)
      .map(({ segment }) => manuscript.row(segment))
      // Empty slots are offers, not debts.
      .filter(({ texts }) => texts.ja !== '' || texts.en !== '');
    const written = (locale: Locale) =>
      rows.filter(({ texts, translation }) => texts[locale] !== '' || translation?.state === 'opted-out')
        .length;
    return {
      section,
      rows: rows.length,
      written: { ja: written('ja'), en: written('en') },
      stale: rows.filter(({ translation }) => translation?.state === 'stale').length,
    };
  });
}
