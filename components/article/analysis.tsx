import { Fragment } from 'react';
import type { ArticleDocument } from '#lib/article/document.ts';
import { partAnchor } from '#lib/article/table-of-contents.ts';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Blocks } from './blocks.tsx';
import type { TextPlace } from './text-place.ts';

/** The parts of the analysis, those with a heading reachable by an anchor. */
export function Analysis(
  props: {
    parts: NonNullable<ArticleDocument['analysis']>['parts'];
  } & TextPlace,
) {
  const { parts, ...place } = props;
  return parts.map(({ id, heading, blocks }) => (
    <Fragment key={id}>
      {heading && (
        <h3 id={partAnchor(id)}>
          <PhrasedText text={heading} locale={place.locale} />
        </h3>
      )}
      <Blocks blocks={blocks} {...place} />
    </Fragment>
  ));
}
