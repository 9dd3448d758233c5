import type {} from 'next-intl';
import type { Locale } from '#lib/locale.ts';
import type en from '#messages/en.json';

// A message key that does not exist, or a language we do not publish in, is a type error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
