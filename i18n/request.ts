import { getRequestConfig } from 'next-intl/server';
import { isLocale } from '#lib/locale.ts';
import { messagesOf, TIME_ZONE } from './messages.ts';

/** next-intl's entry point. Every call names its language; there is no request-wide one to fall back on. */
export default getRequestConfig(async ({ locale }) => {
  if (!isLocale(locale)) throw new Error('Name the language: getTranslations({ locale, namespace }).');
  return { locale, messages: messagesOf(locale), timeZone: TIME_ZONE };
});
