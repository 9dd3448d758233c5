import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'next-intl';
import type { Locale } from '#lib/locale.ts';
import { messagesOf, TIME_ZONE } from './messages.ts';

const TRANSLATORS = new Map<string, unknown>();

/**
 * What the program says in a language, for readers' pages: `t('title')`. next-intl's `getTranslations` says the same, but
 * reads each sentence anew for every request, and makes whoever draws a word wait for it.
 * @param namespace the part of messages/*.json that keys are looked up in; all of it where absent
 */
export function translationsOf<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>> = never>(
  locale: Locale,
  namespace?: Namespace,
): ReturnType<typeof createTranslator<Messages, Namespace>> {
  const key = `${locale} ${namespace ?? ''}`;
  const known = TRANSLATORS.get(key) ?? translator(locale, namespace);
  TRANSLATORS.set(key, known);
  return known as ReturnType<typeof createTranslator<Messages, Namespace>>;
}

function translator(locale: Locale, namespace: string | undefined): unknown {
  return createTranslator<Messages>({
    locale,
    messages: messagesOf(locale),
    timeZone: TIME_ZONE,
    ...(namespace !== undefined && { namespace: namespace as never }),
  });
}
