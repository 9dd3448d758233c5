import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';

/** Where readers in Japan pass articles on: each takes the whole address as it is appended. */
const PLACES = {
  LINE: 'https://social-plugins.line.me/lineit/share?url=',
  X: 'https://x.com/intent/post?url=',
  hatena: 'https://b.hatena.ne.jp/add?mode=confirm&url=',
} as const;

/** Ways to pass an article on that are links, and nothing else: no script, no picture, nothing asked of those sites until they are followed. */
export function ShareLinks({ address, locale }: { address: string; locale: Locale }) {
  const t = translationsOf(locale, 'article.share');
  return (
    <nav className="ways share-links" aria-label={t('label')}>
      {Object.entries(PLACES).map(([name, url]) => (
        <a key={name} href={url + encodeURIComponent(address)} rel="nofollow noopener noreferrer">
          {name === 'hatena' ? t('hatena') : name}
        </a>
      ))}
    </nav>
  );
}
