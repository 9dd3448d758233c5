import type { Counterpart } from '#components/site/language-switch.tsx';
import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { articlePath } from '#lib/urls.ts';

/** Where the language switch of an article leads. */
export function counterpartOf({ translation }: ArticleView): Counterpart {
  if (!translation) return { kind: 'none', notice: 'noTranslation' };
  return { kind: 'page', path: articlePath(translation.locale, translation.slug) };
}
