import type { ReactNode } from 'react';
import { phrasesOf } from '#lib/article/phrases.ts';
import { parseRuby } from '#lib/article/ruby.ts';
import type { Locale } from '#lib/locale.ts';
import { foreignText } from './foreign-text.tsx';
import { Ruby } from './ruby.tsx';

/**
 * A headline, label or heading. In Japanese it carries break opportunities between phrases, so that with
 * `word-break: keep-all` no line ends inside a word.
 */
export function PhrasedText({ text, locale }: { text: string; locale: Locale }) {
  return parseRuby(text).map((node, index) =>
    node.kind === 'ruby' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
      <Ruby key={index} base={node.base} reading={node.reading} />
    ) : (
      phrased(node.text, locale)
    ),
  );
}

/**
 * A short phrase with a number and its unit. `keep-all` keeps words whole, but browsers still break after a percent
 * sign and at the space before a Latin unit.
 */
const MUST_STAY_WHOLE = /^(?=.{2,10}$).*[\d\uFF10-\uFF19] ?[%\uFF05\u2030\u2103\u00B0A-Za-z]/u;

/** A particle after a closing bracket: browsers may break between the two, and the line would begin with it. */
const PARTICLE_AFTER_BRACKET = /^(.*)(.[\u300D\u300F\uFF09\u3011\u3009\u300B][^\u3001\u3002]{1,6})$/u;

function unbroken(phrase: string, key: string): ReactNode[] {
  const whole = (words: string) => (
    <span key={key} className="unbroken">
      {words}
    </span>
  );
  if (MUST_STAY_WHOLE.test(phrase)) return [whole(phrase)];
  const [, before, end] = PARTICLE_AFTER_BRACKET.exec(phrase) ?? [];
  return end === undefined ? [phrase] : [before, whole(end)];
}

function phrased(text: string, locale: Locale): ReactNode {
  if (locale !== 'ja') return foreignText(text, locale);
  return phrasesOf(text).flatMap((phrase, index) => [
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
    index > 0 && <wbr key={`break ${index}`} />,
    ...unbroken(phrase, `phrase ${index}`),
  ]);
}
