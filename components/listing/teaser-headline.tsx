import type { Teaser } from '#db/queries/editions/teaser.ts';
import { articlePath } from '#lib/urls.ts';
import { PhrasedText } from '../ui/phrased-text.tsx';

/** The headline of an article in a list, leading to it. */
export function TeaserHeadline({ teaser, level: Heading }: { teaser: Teaser; level: 'h2' | 'h3' }) {
  return (
    <Heading className="teaser-headline">
      <a href={articlePath(teaser.locale, teaser.slug)}>
        <PhrasedText text={teaser.headline} locale={teaser.locale} />
      </a>
    </Heading>
  );
}
