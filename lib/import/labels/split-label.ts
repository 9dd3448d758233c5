import { characterCount, hasContent, holdsSentence } from '../lines/sentence.ts';

const LONGEST_LABEL = { japanese: 40, other: 60 };
const SETS_OFF_WITHOUT_SPACE = /^[\s\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\u201C\u2018\uFF08]/u;

/**
 * Reads `label: text`, the form of key points and insight items. Colons within addresses, times and ratios are none,
 * nor are those after the first sentence or too far in
 * for a label. Bold around the label is taken off.
 * @returns the whole text without a label where there is none
 */
export function splitLabel(whole: string): { label?: string; text: string } {
  const start = whole.slice(0, 2 * LONGEST_LABEL.other + 8);
  for (const { index } of start.matchAll(/[:\uFF1A]/g)) {
    const label = whole.slice(0, index).replaceAll('**', '').trim();
    const longest = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(label)
      ? LONGEST_LABEL.japanese
      : LONGEST_LABEL.other;
    if (characterCount(label) > longest) break;
    const split = splitAt(whole, index);
    if (split) return split;
  }
  return { text: whole };
}

function splitAt(whole: string, colon: number): { label: string; text: string } | undefined {
  let label = whole.slice(0, colon).trim();
  let text = whole.slice(colon + 1);
  let setOff = whole[colon] === '\uFF1A' || SETS_OFF_WITHOUT_SPACE.test(text);
  if (text.startsWith('//') || /:\/\/|www\./i.test(label)) return undefined;
  if (/\p{Nd}$/u.test(label) && /^\p{Nd}/u.test(text)) return undefined;

  if (label.startsWith('**')) {
    const closesAfterColon = !label.includes('**', 2) && text.startsWith('**');
    const closesBefore = label.length > 4 && label.indexOf('**', 2) === label.length - 2;
    if (!closesAfterColon && !closesBefore) return undefined;
    label = closesBefore ? label.slice(2, -2) : label.slice(2);
    text = closesAfterColon ? text.slice(2) : text;
    setOff = true;
  }
  label = label.trim();
  text = text.trim();
  const isLabel = hasContent(label) && !label.includes('**') && !holdsSentence(label) && isBalanced(label);
  return setOff && isLabel && hasContent(text) ? { label, text } : undefined;
}

/** A colon within brackets or Japanese quotes belongs to what stands in them. */
function isBalanced(text: string): boolean {
  return (text.match(/\p{Ps}/gu)?.length ?? 0) === (text.match(/\p{Pe}/gu)?.length ?? 0);
}
