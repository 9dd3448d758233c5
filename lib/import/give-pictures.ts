import { listsIn } from '#lib/article/walk.ts';
import type { ParsedArticle } from './report.ts';

/** A picture of the library for the caption in a line, counted from 1. */
export type GivenPicture = { line: number; media: number };

/**
 * Puts pictures where captions wait for them. A line that is no caption any more gets none; what was asked about a caption with a
 * picture is answered.
 */
export function givePictures(article: ParsedArticle, pictures: readonly GivenPicture[]): ParsedArticle {
  if (pictures.length === 0) return article;
  const document = structuredClone(article.document);
  const given = new Set<number>();
  for (const { line, media } of pictures) {
    const fate = article.lines.find((each) => each.line === line);
    const part =
      fate?.to === 'segment' ? /^(.+)\.(?:caption|alt)$/.exec(fate.segments[0] ?? '')?.[1] : undefined;
    const pictures = listsIn(document).flatMap((list) => (list.of === 'picture' ? list.parts : []));
    const picture = pictures.find(({ id }) => id === part);
    if (!picture) continue;
    picture.media = String(media);
    given.add(line);
  }
  const warnings = article.warnings.filter(({ code, line }) => code !== 'caption' || !given.has(line ?? 0));
  const isWhole = warnings.every(({ code }) => code !== 'caption');
  return {
    ...article,
    document,
    warnings,
    holds: article.holds.filter((hold) => hold !== 'left-picture' || !isWhole),
  };
}
