import type { BlockOf } from '#lib/article/document.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { ItemList } from '../item-list.tsx';
import type { TextPlace } from '../text-place.ts';

/** A short list of what somebody needs to know beside the story. No `<aside>`: reader views of browsers leave those out. */
export function FactBox({ box, place }: { box: BlockOf<'factbox'>; place: TextPlace }) {
  const { id, title, items } = box;
  const titleId = title && `${id}-title`;
  return (
    <section className="factbox" aria-labelledby={titleId}>
      {title && (
        <p id={titleId}>
          <b>
            <PhrasedText text={title} locale={place.locale} />
          </b>
        </p>
      )}
      {items.length > 0 && <ItemList isOrdered={false} items={items} place={place} />}
    </section>
  );
}
