'use client';

import { useTranslations } from 'next-intl';
import { LOCALES } from '#lib/locale.ts';
import { useProgress } from '../context.ts';
import { ArticleLength } from './article-length.client.tsx';

/** The sections of the article with how far each is in each language. */
export function Rail() {
  const t = useTranslations('editor');
  const progress = useProgress();
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
