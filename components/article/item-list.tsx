import type { BlockOf } from '#lib/article/document.ts';
import { nestedItems } from '#lib/article/shown-blocks.ts';
import { SegmentText } from './segment-text.tsx';
import type { TextPlace } from './text-place.ts';

/** A list, and the lists of the second level in it. */
export function ItemList(props: { isOrdered: boolean; items: BlockOf<'list'>['items']; place: TextPlace }) {
  const { isOrdered, items, place } = props;
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List>
      {nestedItems(items).map(({ id, text, below }) => (
        <li key={id}>
          <SegmentText part={id} text={text} place={place} />
          {below.length > 0 && (
            <List>
              {below.map((item) => (
                <li key={item.id}>
                  <SegmentText part={item.id} text={item.text} place={place} />
                </li>
              ))}
            </List>
          )}
        </li>
      ))}
    </List>
  );
}
