import { breaksOf } from '#lib/article/headline.ts';
import type { Locale } from '#lib/locale.ts';
import type { Marked } from '#lib/search/mark.ts';
import { foreignText } from '../ui/foreign-text.tsx';
import { Ruby } from '../ui/ruby.tsx';

/**
 * A text with what was found in it marked.
 * @param isHeadline whether its lines may end between phrases only, as those of headlines do
 */
export function MarkedText(props: { pieces: Marked[]; locale: Locale; isHeadline?: boolean }) {
  const { pieces, locale, isHeadline = false } = props;
  const breaks = isHeadline && locale === 'ja' ? breaksOf(pieces.map(({ text }) => text).join('')) : [];
  let at = 0;
  return pieces.map((piece, index) => {
    const begins = at;
    at += piece.text.length;
    const Look = piece.isHit
      ? 'mark'
      : piece.look === 'strong'
        ? 'strong'
        : piece.look === 'emphasis'
          ? 'em'
          : 'span';
    const content =
      piece.reading === undefined ? (
        broken(piece.text, begins)
      ) : (
        <Ruby key={begins} base={piece.text} reading={piece.reading} />
      );
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
    return Look === 'span' ? content : <Look key={index}>{content}</Look>;
  });

  function broken(text: string, begins: number) {
    const ends = breaks
      .filter((end) => end >= begins && end < begins + text.length)
      .map((end) => end - begins);
    if (ends.length === 0) return foreignText(text, locale);
    return [0, ...ends].flatMap((start, n) => [n > 0 && <wbr key={start} />, text.slice(start, ends[n])]);
  }
}
