import type { BlockOf } from '#lib/article/document.ts';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import type { TextPlace } from '../text-place.ts';
import { DataTable } from './data-table.tsx';
import { FigureNotes } from './figure-notes.tsx';

/** A table with its title, note and source. */
export function Table({ table, place }: { table: BlockOf<'table'>; place: TextPlace }) {
  const { id, title } = table;
  const { locale, sourceCount } = place;
  const titleId = title && `${id}-title`;
  return (
    <figure className="figure" aria-labelledby={titleId}>
      {title && (
        <figcaption id={titleId}>
          <b>
            <PhrasedText text={title} locale={locale} />
          </b>
        </figcaption>
      )}
      <DataTable table={table} locale={locale} sourceCount={sourceCount} labelledBy={titleId} />
      <FigureNotes figure={table} place={place} />
    </figure>
  );
}
