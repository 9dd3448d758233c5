import { addMedia } from '#db/commands/facts/add-media.ts';
import type { Locale } from '#lib/locale.ts';
import { buildArticle, TEST_ACTOR } from './build-article.ts';
import { type FigureMedia, figuresDocument } from './figures.ts';
import { paint } from './pictures.ts';

/** Publishes the article of figures.ts in both languages, with its pictures. @returns its slugs */
export async function buildFigures(): Promise<Record<Locale, string>> {
  const media: FigureMedia = {
    photograph: await addPicture(1600, 1000),
    graphic: await addPicture(1200, 900),
    still: await addPicture(1280, 720),
  };
  const english = await buildArticle('Harbour', {
    document: figuresDocument('en', media),
    category: 'economy',
  });
  const japanese = await buildArticle('港', {
    locale: 'ja',
    translationOf: english.ref.articleId,
    document: figuresDocument('ja', media),
  });
  return { ja: japanese.slug, en: english.slug };
}

async function addPicture(width: number, height: number): Promise<string> {
  const bytes = await (await paint(width, height, { r: width % 256, g: 120, b: 140 })).jpeg().toBuffer();
  const added = await addMedia({ actor: TEST_ACTOR, bytes, credit: 'Newsroom' });
  if (!added.ok) throw new Error(added.code);
  return String(added.mediaId);
}
