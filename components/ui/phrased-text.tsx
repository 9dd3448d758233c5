import { Fragment, type ReactNode } from 'react';
import { phrasesOf } from '#lib/article/phrases.ts';
import { parseRuby } from '#lib/article/ruby.ts';
import type { Locale } from '#lib/locale.ts';
import { Ruby } from './ruby.tsx';

/**
 * A headline, label or heading. In Japanese it carries break opportunities between phrases, so that with
 * `word-break: keep-all` no line ends inside a word.
 */
export function PhrasedText({ text, locale }: { text: string; locale: Locale }) {
  return parseRuby(text).map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
    <Fragment key={index}>
      {node.kind === 'ruby' ? <Ruby base={node.base} reading={node.reading} /> : phrased(node.text, locale)}
    </Fragment>
  ));
}

function phrased(text: string, locale: Locale): ReactNode {
  if (locale !== 'ja') return text;
  return phrasesOf(text).map((phrase, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {phrase}
    </Fragment>
  ));
}
