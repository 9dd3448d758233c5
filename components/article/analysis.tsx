import { Fragment } from 'react';
import type { ArticleDocument } from '#lib/article/document.ts';
import { partAnchor } from '#lib/article/table-of-contents.ts';
import type { Locale } from '#lib/locale.ts';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Blocks } from './blocks.tsx';

/** The parts of the analysis, those with a heading reachable by an anchor. */
export function Analysis(props: {
  parts: NonNullable<ArticleDocument['analysis']>['parts'];
  locale: Locale;
  sourceCount: number;
}) {
  const { parts, locale, sourceCount } = props;
  return parts.map(({ id, heading, blocks }) => (
    <Fragment key={id}>
      {heading && (
        <h3 id={partAnchor(id)}>
          <PhrasedText text={heading} locale={locale} />
        </h3>
      )}
      <Blocks blocks={blocks} locale={locale} sourceCount={sourceCount} />
    </Fragment>
  ));
}
