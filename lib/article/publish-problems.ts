import { contradictedLocale } from '../detect-locale.ts';
import type { Locale } from '../locale.ts';
import type { LicenceState } from '../media/licence.ts';
import { type ArticleDocument, type Block, SECTIONS } from './document.ts';
import { figureProblems } from './figure-problems.ts';
import type { HandOverState } from './hand-over.ts';
import { segmentsOf } from './segments.ts';
import { listsIn } from './walk.ts';

/** What a reader could not do without: an edition that lacks one of these cannot be published. */
const BLOCKING = [
  'no-headline',
  'long-headline',
  'no-lede',
  'no-section',
  'no-slug',
  'wrong-language',
  'picture-licence-over',
  'not-approved',
] as const;
/** No headline of a newspaper comes near it; lists and search results could not show it. */
const MAX_HEADLINE_LENGTH = 300;

/** What an editor should know before publishing, and may decide to accept. */
const WARNING = [
  'corrected-elsewhere',
  'no-category',
  'no-source',
  'no-tags',
  'missing-translation',
  'stale-translation',
  'machine-text',
  'incomplete-figure',
  'picture-licence-ending',
  'changes-other-edition',
  // Blocks where the newsroom has set it so.
  'open-checks',
] as const;

export type PublishProblem = (typeof BLOCKING)[number] | (typeof WARNING)[number];

/**
 * The one list of reasons against publishing; the command line, the API and the desk all show it.
 * @param edition the document to publish, its address, and counts of what belongs to it
 */
export function publishProblems(edition: {
  locale: Locale;
  document: ArticleDocument;
  slug: string | null;
  categoryId: number | null;
  sources: number;
  tags: number;
  /** Texts that the other language has and this one should have too. */
  missingSegments: number;
  staleSegments: number;
  machineSegments: number;
  /** Whether the other language was corrected in fact since, and nobody has said what that means here. */
  isCorrectedElsewhere: boolean;
  /** Whether readers of the other language see other numbers, dates or pictures than the document has. */
  changesOtherEdition: boolean;
  /** How the licences of its pictures stand when readers get it: the worst of them. */
  pictureLicence: LicenceState;
  /** What the newsroom's own rules say of the document. */
  handOver: HandOverState;
}): { blocks: PublishProblem[]; warns: PublishProblem[] } {
  const { document } = edition;
  const segments = segmentsOf(document);
  const text = segments.map((segment) => segment.text).join('\n');
  const sections = new Set(segments.map((segment) => segment.section));
  const when = <Code extends PublishProblem>(bad: boolean, code: Code): Code[] => (bad ? [code] : []);
  return {
    blocks: [
      ...when(document.headline.trim() === '', 'no-headline'),
      ...when(document.headline.length > MAX_HEADLINE_LENGTH, 'long-headline'),
      ...when(document.lede.trim() === '', 'no-lede'),
      ...when(!SECTIONS.some((section) => sections.has(section)), 'no-section'),
      ...when(!edition.slug, 'no-slug'),
      // Each language stands on its own: a page of the one never carries an article of the other.
      ...when(contradictedLocale(text, edition.locale) !== undefined, 'wrong-language'),
      ...when(edition.pictureLicence === 'over', 'picture-licence-over'),
      ...when(edition.handOver.lacksApproval, 'not-approved'),
      ...when(edition.handOver.openChecks === 'block', 'open-checks'),
    ],
    warns: [
      ...when(edition.isCorrectedElsewhere, 'corrected-elsewhere'),
      ...when(edition.categoryId === null, 'no-category'),
      ...when(edition.sources === 0, 'no-source'),
      ...when(edition.tags === 0, 'no-tags'),
      ...when(edition.missingSegments > 0, 'missing-translation'),
      ...when(edition.staleSegments > 0, 'stale-translation'),
      ...when(edition.machineSegments > 0, 'machine-text'),
      ...when(incompleteFigures(document).length > 0, 'incomplete-figure'),
      ...when(edition.pictureLicence === 'ending', 'picture-licence-ending'),
      ...when(edition.changesOtherEdition, 'changes-other-edition'),
      ...when(edition.handOver.openChecks === 'warn', 'open-checks'),
    ],
  };
}

/** The tables and charts with numbers that nobody has named for readers of this language, by their ids. */
export function incompleteFigures(document: ArticleDocument): string[] {
  const blocks = listsIn(document).flatMap(({ of, parts }) =>
    of === 'block' ? (parts as unknown as Block[]) : [],
  );
  return blocks.flatMap((block) =>
    figureProblems(block).some((problem) => problem === 'no-title' || problem === 'no-label')
      ? [block.id]
      : [],
  );
}
