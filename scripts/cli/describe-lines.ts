import { segmentsOf } from '#lib/article/segments.ts';
import { formatMoment } from '#lib/dates.ts';
import { cleanLine, splitLines } from '#lib/import/lines/clean-line.ts';
import type { LineFate, ParsedArticle, Vocabulary } from '#lib/import/report.ts';
import { cliLocale, cliTranslator } from './messages.ts';

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
      case 'furniture':
        return t(`place.${fate.to}`);
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
      // How to reach people is for nobody's log. What is shown is cleaned, or the text could send commands to the terminal.
      if (fate.to === 'field' && fate.field === 'contact')
        return `${String(fate.line).padStart(5)}  ${place(fate)}`;
      const start = [...cleanLine(source[fate.line - 1] ?? '').text].slice(0, 40).join('');
      return `${String(fate.line).padStart(5)}  ${place(fate)}  | ${start}`;
    });
}

/** What the text was found to say of itself: category, tags, dates, authors. */
export function describeTaxonomy(parsed: ParsedArticle, vocabulary: Vocabulary): string[] {
  const nameOf = (entries: Vocabulary['tags'], id: number) =>
    entries.find((entry) => entry.id === id)?.wordings[0] ?? '';
  const names = parsed.tagIds.map((id) => nameOf(vocabulary.tags, id)).join(' \u00B7 ');
  const proposed = parsed.proposedTags.join(' \u00B7 ');
  return [
    ...(parsed.categoryId === undefined
      ? []
      : [t('found.category', { name: nameOf(vocabulary.categories, parsed.categoryId) })]),
    ...(names ? [t('found.tags', { names })] : []),
    ...(proposed ? [t('found.proposed', { names: proposed })] : []),
    ...describeFields(parsed.fields),
  ];
}

function describeFields({
  publishedAt,
  modifiedAt,
  authors,
  sourceUrl,
  sponsor,
}: ParsedArticle['fields']): string[] {
  const moment = (instant: string) => formatMoment(new Date(instant), cliLocale());
  return [
    ...(publishedAt ? [t('found.date', { date: moment(publishedAt) })] : []),
    ...(modifiedAt ? [t('found.modified', { date: moment(modifiedAt) })] : []),
    ...(authors ? [t('found.authors', { names: authors.join(' \u00B7 ') })] : []),
    ...(sourceUrl ? [t('found.address', { address: sourceUrl })] : []),
    ...(sponsor ? [t('found.sponsor', { name: sponsor })] : []),
  ];
}
