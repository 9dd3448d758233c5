import { segmentsOf } from '#lib/article/segments.ts';
import { splitLines } from '#lib/import/clean-line.ts';
import type { LineFate, ParsedArticle } from '#lib/import/report.ts';
import { cliTranslator } from './messages.ts';

const t = cliTranslator('import');

/** The line map of an import: number, where the line went, and how it begins; blank lines are left out. */
export function describeLines(text: string, { document, lines }: ParsedArticle): string[] {
  const segments = new Map(segmentsOf(document).map((segment) => [segment.id, segment]));
  const source = splitLines(text);
  const place = (fate: LineFate): string => {
    switch (fate.to) {
      case 'blank':
        return '';
      case 'unparsed':
        return t('place.unparsed');
      case 'field':
        return t(`place.${fate.field}`);
      case 'label':
        return t('place.label', { section: t(`section.${fate.section}`) });
      case 'segment':
        return [...new Set(fate.segments.map((id) => segments.get(id)))]
          .filter((segment) => segment !== undefined)
          .map(({ section, kind }) =>
            section === 'head' ? t(`kind.${kind}`) : `${t(`section.${section}`)} ${t(`kind.${kind}`)}`,
          )
          .join(' + ');
    }
  };
  return lines
    .filter((fate) => fate.to !== 'blank')
    .map((fate) => {
      const start = [...(source[fate.line - 1] ?? '').trim()].slice(0, 40).join('');
      return `${String(fate.line).padStart(5)}  ${place(fate)}  | ${start}`;
    });
}
