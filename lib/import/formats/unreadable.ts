import type { RefusedFormat } from './format-of.ts';

/** Why bytes are not an article that can be taken in. Nothing of what the file holds is said. */
export type Unreadable = {
  ok: false;
  code:
    | 'too-large'
    | 'binary'
    | 'not-utf8'
    | 'empty'
    | 'too-complex'
    | 'not-our-document'
    | 'unsupported-format'
    | 'broken-file'
    | 'broken-front-matter'
    | 'several-articles';
  detail: {
    line?: number;
    /** How many articles it holds, and in which lines they begin. */
    articles?: number;
    lines?: string;
    looksLike?: string;
    format?: RefusedFormat;
  };
};

type Key =
  | Exclude<Unreadable['code'], 'unsupported-format'>
  | `formats.${RefusedFormat}`
  | 'other-encoding'
  | 'too-complex-file'
  | 'several-articles-on-page';

/** The message that says it, under `import.unreadable`, and what is put into it. */
export function unreadableMessage({ code, detail }: Unreadable): {
  key: Key;
  values: Record<string, string | number>;
} {
  const { line = 0, lines, articles = 0, looksLike, format } = detail;
  if (code === 'unsupported-format') return { key: `formats.${format ?? 'binary'}`, values: {} };
  if (code === 'not-utf8' && looksLike) return { key: 'other-encoding', values: { encoding: looksLike } };
  if (code === 'too-complex' && line === 0) return { key: 'too-complex-file', values: {} };
  if (code === 'several-articles') {
    return lines
      ? { key: code, values: { lines, n: articles } }
      : { key: 'several-articles-on-page', values: {} };
  }
  return { key: code, values: { line } };
}
