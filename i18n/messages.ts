import type { Locale } from '#lib/locale.ts';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };

/** Times are said in Japan's time, wherever the reader is. */
export const TIME_ZONE = 'Asia/Tokyo';

const MESSAGES = { ja, en } as const satisfies Record<Locale, typeof en>;

/** Everything the program says in a language. */
export function messagesOf(locale: Locale): typeof en {
  return MESSAGES[locale];
}
