import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';

/** What is remembered for each; nothing for the device's own setting. */
const THEMES = { system: '', light: 'light', dark: 'dark' } as const;

/** Light, dark, or as the device says. It needs script, so components/reader/theme-choice.ts shows it. */
export function ThemeChoice({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'reader.theme');
  return (
    <fieldset className="theme-choice" hidden suppressHydrationWarning>
      <legend>{t('label')}</legend>
      {Object.entries(THEMES).map(([name, value]) => (
        <label key={name}>
          <input type="radio" name="theme" value={value} autoComplete="off" />
          {t(name as keyof typeof THEMES)}
        </label>
      ))}
    </fieldset>
  );
}
