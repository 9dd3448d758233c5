import type { Both } from '#lib/article/parallel.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { type ParallelPlace, SIDES } from './place.ts';

/** A heading in both languages: one heading of the page, each part in its own language. */
export function HeadingPair(props: {
  texts: Both<string>;
  place: ParallelPlace;
  level: 'h3' | 'p';
  id?: string;
}) {
  const { texts, place, level: Level, id } = props;
  if (!texts.own && !texts.other) return null;
  return (
    <Level id={id} className="pair pair-heading">
      {SIDES.map((side) => {
        const { locale } = place[side];
        const text = texts[side];
        return (
          <span key={side} className={`side ${side} in-${locale}`} lang={locale}>
            {text && <PhrasedText text={text} locale={locale} />}
          </span>
        );
      })}
    </Level>
  );
}
