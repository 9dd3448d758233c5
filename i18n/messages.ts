import type { Locale } from '#lib/locale.ts';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };

const MESSAGES = { ja, en } as const satisfies Record<Locale, typeof en>;

/** Everything the program says in a language. */
export function messagesOf(locale: Locale): typeof en {
  return MESSAGES[locale];
}
