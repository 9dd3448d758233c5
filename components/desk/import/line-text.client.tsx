'use client';

import type { ImportAnswer } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';

/** A line as it is read, with the signs marked that were set in the house's style: each stays one character. */
export function LineText({ line, locale }: { line: ImportAnswer['lines'][number]; locale: Locale }) {
  const { text, was } = line;
  return (
    <span className="line-text" lang={locale}>
      {was === undefined ? text : marked([...text], [...was])}
    </span>
  );
}

function marked(now: string[], was: string[]) {
  const runs: { text: string; isSet: boolean }[] = [];
  for (const [index, sign] of now.entries()) {
    const isSet = sign !== was[index];
    const last = runs.at(-1);
    if (last?.isSet === isSet) last.text += sign;
    else runs.push({ text: sign, isSet });
  }
  // biome-ignore-start lint/suspicious/noArrayIndexKey: runs of one text have no identity but their place
  return runs.map(({ text, isSet }, index) =>
    isSet ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
  // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
}
