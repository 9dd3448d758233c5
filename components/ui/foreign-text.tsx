import type { ReactNode } from 'react';
import type { Locale } from '#lib/locale.ts';

/** Japanese writing with the punctuation that belongs to it, spaces between its parts included. */
const JAPANESE =
  /([\p{sc=Hira}\p{sc=Kana}\p{sc=Han}\u3000-\u303F\u30FB\u30FC\uFF01-\uFF60]*[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}](?: ?[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}\u3000-\u303F\u30FB\u30FC\uFF01-\uFF60])*)/u;

/**
 * A text in which Japanese words on an English page say that they are Japanese, for voices, fonts and line breaks.
 * Latin words in Japanese text need no mark: they are part of how Japanese is written.
 */
export function ForeignText({ text, locale }: { text: string; locale: Locale }): ReactNode {
  return foreignText(text, locale);
}

/** The same as it stands inside of other text, where a component for each piece would cost more than the piece. */
export function foreignText(text: string, locale: Locale): ReactNode {
  if (locale === 'ja' || !JAPANESE.test(text)) return text;
  return text.split(JAPANESE).map((run, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
      <span key={index} lang="ja">
        {run}
      </span>
    ) : (
      run
    ),
  );
}
