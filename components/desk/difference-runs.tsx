import type { TextRun } from '#lib/article/text-runs.ts';
import type { Locale } from '#lib/locale.ts';

/** A text with what was taken out of it and what was put in: by element and line, not by colour alone. */
export function DifferenceRuns({ runs, locale }: { runs: TextRun[]; locale: Locale }) {
  return (
    <p className="difference" lang={locale}>
      {runs.map(({ kind, text }, index) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: runs of one text have no identity but their place
        if (kind === 'removed') return <del key={index}>{text}</del>;
        if (kind === 'added') return <ins key={index}>{text}</ins>;
        return <span key={index}>{text}</span>;
        // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
      })}
    </p>
  );
}
