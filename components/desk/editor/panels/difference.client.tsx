'use client';

import { textRuns } from '#lib/article/text-runs.ts';
import { aroundChanges } from '#lib/desk/around-changes.ts';
import type { Locale } from '#lib/locale.ts';
import { DifferenceRuns } from '../../difference-runs.tsx';

/** Two wordings of a text in one, what went struck out and what came underlined. */
export function Difference(props: {
  before: string;
  after: string;
  locale: Locale;
  /** Only what is around the changes, for where both texts stand nearby. */
  isBrief?: boolean;
}) {
  const { before, after, locale, isBrief = false } = props;
  const runs = textRuns(before, after, locale);
  return <DifferenceRuns runs={isBrief ? aroundChanges(runs) : runs} locale={locale} />;
}
