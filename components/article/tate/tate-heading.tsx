import type { ReactNode } from 'react';
import { phrasesOf } from '#lib/article/phrases.ts';
import { parseRuby } from '#lib/article/ruby.ts';
import { tatePieces } from '#lib/article/tate.ts';
import { Ruby } from '../../ui/ruby.tsx';
import { Pieces } from './tate-line.tsx';

/** A headline or heading set downwards, with break opportunities between its phrases. */
export function TateWords({ text }: { text: string }): ReactNode {
  return parseRuby(text).map((node, index) =>
    node.kind === 'ruby' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
      <Ruby key={index} base={node.base} reading={node.reading} />
    ) : (
      phrasesOf(node.text).flatMap((phrase, nth) => [
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
        nth > 0 && <wbr key={`break ${index} ${nth}`} />,
        <Pieces
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
          key={`phrase ${index} ${nth}`}
          pieces={tatePieces(phrase)}
          place={{ segmentId: 'heading', sourceCount: 0 }}
        />,
      ])
    ),
  );
}
