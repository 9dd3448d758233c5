import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';

/**
 * What a reader can do with an article besides reading it: keep it, pass it on, have it read aloud. All of it needs
 * script, so components/reader/article-tools.ts shows it; the words for what may happen are kept in data attributes.
 */
export function ArticleTools({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'reader');
  return (
    <div className="article-tools" hidden suppressHydrationWarning>
      <button type="button" data-tool="save" data-saved={t('save.remove')} hidden suppressHydrationWarning>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 2h8v12l-4-3-4 3z" />
        </svg>
        <span suppressHydrationWarning>{t('save.save')}</span>
      </button>
      <button type="button" data-tool="share" hidden suppressHydrationWarning>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 10V2M5 5l3-3 3 3M3 8v6h10V8" />
        </svg>
        <span>{t('share.share')}</span>
      </button>
      <button
        type="button"
        data-tool="read"
        data-reading={t('readAloud.pause')}
        data-paused={t('readAloud.resume')}
        hidden
        suppressHydrationWarning
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5 3v10l8-5z" />
          <path d="M5 3v10M11 3v10" />
        </svg>
        <span>{t('readAloud.read')}</span>
      </button>
      <button type="button" data-tool="stop" hidden>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 4h8v8H4z" />
        </svg>
        <span>{t('readAloud.stop')}</span>
      </button>
      <p
        role="status"
        data-saved={t('save.saved')}
        data-removed={t('save.removed')}
        data-copied={t('share.copied')}
        data-failed={t('share.failed')}
      />
    </div>
  );
}
