import { translationsOf } from '#i18n/translations.ts';
import { isDataCell } from '#lib/article/cell-value.ts';
import type { Block, BlockOf } from '#lib/article/document.ts';
import { plainText } from '#lib/article/inline.ts';
import type { Both, Figure } from '#lib/article/parallel.ts';
import { shownPictures } from '#lib/article/picture-words.ts';
import { InlineText } from '../../ui/inline-text.tsx';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { Blocks } from '../blocks.tsx';
import { DataTable } from '../figures/data-table.tsx';
import { FigureNotes } from '../figures/figure-notes.tsx';
import { type ParallelPlace, segmentOn } from './place.ts';

/**
 * A figure, once: its data are the same in both languages. It stands in the page's language with the other's words of it;
 * where only the other has words, it stands in that.
 */
export function ParallelFigure({ figures, place }: { figures: Both<Figure>; place: ParallelPlace }) {
  const { own, other } = figures;
  if (!own || !other) {
    const side = own ? 'own' : 'other';
    return (
      <div className="pair-figure" lang={place[side].locale}>
        <Blocks blocks={[(own ?? other) as Block]} {...place[side]} />
      </div>
    );
  }
  if (own.kind === 'table' && other.kind === 'table') {
    return <ParallelTable own={own} other={other} place={place} />;
  }
  return (
    <div className="pair-figure">
      <Blocks blocks={[own as Block]} {...place.own} />
      <div className="pair-words" lang={place.other.locale}>
        <OtherWords own={own} other={other} place={place} />
      </div>
    </div>
  );
}

/** A table whose cells have the words of both languages, one under the other, and each number once. */
function ParallelTable(props: { own: BlockOf<'table'>; other: BlockOf<'table'>; place: ParallelPlace }) {
  const { own, other, place } = props;
  const titleId = own.title && `${own.id}-title`;
  return (
    <figure className="figure pair-figure" aria-labelledby={titleId}>
      <figcaption id={titleId}>
        <b>
          <PhrasedText text={own.title ?? ''} locale={place.own.locale} />
        </b>
        {other.title && (
          <b className="gloss" lang={place.other.locale}>
            <PhrasedText text={other.title} locale={place.other.locale} />
          </b>
        )}
      </figcaption>
      <DataTable
        table={own}
        locale={place.own.locale}
        sourceCount={place.own.sourceCount}
        labelledBy={titleId}
        beside={{ table: other, locale: place.other.locale }}
      />
      <FigureNotes figure={own} place={place.own} />
      {other.note && (
        <p lang={place.other.locale}>
          <Marked id={`${other.id}.note`} text={other.note} place={place} />
        </p>
      )}
    </figure>
  );
}

function OtherWords({ own, other, place }: { own: Figure; other: Figure; place: ParallelPlace }) {
  const { locale, pictures } = place.other;
  switch (other.kind) {
    case 'chart': {
      const names = own.kind === 'chart' ? namesOf(own, other) : [];
      const t = translationsOf(locale, 'figures');
      return (
        <>
          <p>
            {other.title && (
              <b>
                <PhrasedText text={other.title} locale={locale} />
              </b>
            )}{' '}
            {other.unit && t('unit', { unit: other.unit })}
          </p>
          {names.length > 0 && (
            <dl className="pair-names">
              {names.map(([name, otherName]) => (
                <div key={name}>
                  <dt lang={place.own.locale}>{name}</dt>
                  <dd>{otherName}</dd>
                </div>
              ))}
            </dl>
          )}
          {other.note && (
            <p>
              <Marked id={`${other.id}.note`} text={other.note} place={place} />
            </p>
          )}
        </>
      );
    }
    case 'pictures':
      return shownPictures(other, pictures).map(
        ({ id, caption }) =>
          caption.text && (
            <p key={id}>
              <Marked id={`${id}.caption`} text={caption.text} place={place} />
            </p>
          ),
      );
    case 'card':
      return (
        <>
          {other.title && (
            <p>
              <b>
                <PhrasedText text={other.title} locale={locale} />
              </b>
            </p>
          )}
          {other.text && (
            <p>
              <Marked id={other.id} text={other.text} place={place} />
            </p>
          )}
        </>
      );
    default:
      return null;
  }
}

/** A text of the other language, with its marks. */
function Marked({ id, text, place }: { id: string; text: string; place: ParallelPlace }) {
  const { locale, sourceCount } = place.other;
  return (
    <InlineText
      text={text}
      segmentId={segmentOn('other', place, id)}
      sourceCount={sourceCount}
      locale={locale}
    />
  );
}

/** What the series and rows of a chart are called in both languages, where that is not the same. */
function namesOf(own: BlockOf<'chart'>, other: BlockOf<'chart'>): [string, string][] {
  const named = ({ columns, rows }: BlockOf<'chart'>) => [
    ...columns.slice(1).map(({ id, label }) => [id, label] as const),
    ...rows.map(({ id, cells }) => [id, cells[columns[0]?.id ?? '']] as const),
  ];
  const others = new Map(named(other));
  return named(own).flatMap(([id, name]): [string, string][] => {
    const otherName = others.get(id);
    if (!name || !otherName || name === otherName || isDataCell(name)) return [];
    return [[plainText(name), plainText(otherName)]];
  });
}
