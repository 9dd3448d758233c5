/** Text that says something: not only spaces, punctuation and the signs that lines are drawn with. */
export function hasContent(text: string): boolean {
  return /[^\s\p{P}\p{Cf}\p{Cc}=~+|<>^`]/u.test(text);
}

/** Whether a text ends as a sentence does, in a full stop or exclamation mark, also within quotes or brackets. */
export function endsSentence(text: string): boolean {
  return /[\u3002\uFF0E\uFF61.!\uFF01][\p{Pe}\p{Pf}"'*_]*$/u.test(text);
}

/** Whether a line is a paragraph by itself: it ends as a sentence, and is longer than an exclamation. */
export function isProse(whole: string): boolean {
  // （3面に関連記事）, (119文字)
  const text = whole.replace(/(?<=[\u3002.])(?:[(\uFF08][^()\uFF08\uFF09]{1,16}[)\uFF09])+$/u, '');
  // What was cut off ends in dots, a link as well as a paragraph.
  if (/(?:\.{3}|\u2026)$/u.test(text)) return text.length > 150;
  // Many pages leave out the full stop at the end of a paragraph.
  if (/(?:です|ます|ました|でした|ません)$/u.test(text)) return text.length >= 25;
  if (!endsSentence(text) || /[!\uFF01][\p{Pe}\p{Pf}"'*_]*$/u.test(text)) return false;
  return text.length >= (/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text) ? 15 : 40);
}

/** Whether a text holds the end of a sentence anywhere. A dot within a word (`U.S.A`, `Node.js`) is none. */
export function holdsSentence(text: string): boolean {
  return endsSentence(text) || /[\u3002\uFF61!\uFF01?\uFF1F]|\p{L}{4,}[.\uFF0E]\s/u.test(text);
}

export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
