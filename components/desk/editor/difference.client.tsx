'use client';

import { textDifference } from '#lib/desk/text-difference.ts';
import type { Locale } from '#lib/locale.ts';
import { DifferenceRuns } from '../difference-runs.tsx';

/** Two wordings of a text in one, what went struck out and what came underlined. */
export function Difference(props: { before: string; after: string; locale: Locale }) {
  const { before, after, locale } = props;
  return <DifferenceRuns runs={textDifference(before, after, locale)} locale={locale} />;
}
