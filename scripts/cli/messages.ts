import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import { messagesOf } from '#i18n/messages.ts';
import type { Locale } from '#lib/locale.ts';

type Messages = ReturnType<typeof messagesOf>;

/** The language of a terminal, by the first of the POSIX variables that is set. */
export function cliLocale(environment: Record<string, string | undefined> = process.env): Locale {
  const language = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^ja(?![a-z])/i.test(language) ? 'ja' : 'en';
}

/**
 * The words of the command line: those of one namespace of messages/, in the terminal's language.
 * @returns a function from a key, and the message's arguments, to text
 */
export function cliTranslator<const Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
  locale: Locale = cliLocale(),
) {
  return createTranslator<Messages, Namespace>({
    locale,
    messages: messagesOf(locale),
    namespace,
    timeZone: 'Asia/Tokyo',
  });
}
