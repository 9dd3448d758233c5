import { type ArticleDocument, SECTIONS } from './document.ts';
import { segmentsOf } from './segments.ts';

/** What a reader could not do without: an edition that lacks one of these cannot be published. */
export const BLOCKING = ['no-headline', 'no-lede', 'no-section', 'no-slug'] as const;
/** What an editor should know before publishing, and may decide to accept. */
export const WARNING = ['no-category', 'no-source', 'no-tags', 'stale-translation', 'machine-text'] as const;

export type PublishProblem = (typeof BLOCKING)[number] | (typeof WARNING)[number];

/**
 * The one list of reasons against publishing; the command line, the API and the desk all show it.
 * @param edition the document to publish, its address, and counts of what belongs to it
 */
export function publishProblems(edition: {
  document: ArticleDocument;
  slug: string | null;
  categoryId: number | null;
  sources: number;
  tags: number;
  staleSegments: number;
  machineSegments: number;
}): { blocks: PublishProblem[]; warns: PublishProblem[] } {
  const { document } = edition;
  const sections = new Set(segmentsOf(document).map((segment) => segment.section));
  const when = <Code extends PublishProblem>(bad: boolean, code: Code): Code[] => (bad ? [code] : []);
  return {
    blocks: [
      ...when(document.headline.trim() === '', 'no-headline'),
      ...when(document.lede.trim() === '', 'no-lede'),
      ...when(!SECTIONS.some((section) => sections.has(section)), 'no-section'),
      ...when(!edition.slug, 'no-slug'),
    ],
    warns: [
      ...when(edition.categoryId === null, 'no-category'),
      ...when(edition.sources === 0, 'no-source'),
      ...when(edition.tags === 0, 'no-tags'),
      ...when(edition.staleSegments > 0, 'stale-translation'),
      ...when(edition.machineSegments > 0, 'machine-text'),
    ],
  };
}
