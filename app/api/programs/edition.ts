import type { z } from 'zod';
import type { TokenActor } from '#db/auth/actor.ts';
import { type TakeText, takeText } from '#db/commands/import/take-text.ts';
import type { newArticle, standing, writtenEdition } from '#lib/api/write-schemas.ts';
import { isLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl, apiEditionPath } from '#lib/urls.ts';
import { idOf } from '../desk/answer.ts';
import type { Failure } from './problem-answer.ts';
import type { Done } from './token-route.ts';

type Ref = NonNullable<TakeText['into']>;

/** The edition that a path names; article 0, which there is not, where it names none. */
export function refOf(params: { [name: string]: string | undefined }): Pick<Ref, 'articleId' | 'locale'> {
  const { article, locale } = params;
  return isLocale(locale) ? { articleId: idOf(article), locale } : { articleId: 0, locale: 'en' };
}

/** Takes a text in as a draft: a new article, or the translation of one. */
export async function beginArticle(asked: {
  actor: TokenActor;
  input: z.output<typeof newArticle>;
}): Promise<Done | Failure> {
  const { translationOf, ...input } = asked.input;
  const into =
    translationOf === undefined
      ? undefined
      : { articleId: translationOf, locale: input.locale, version: null };
  const taken = await takeText({ actor: asked.actor, ...input, into });
  return taken.ok ? writtenAnswer(taken) : taken;
}

/** What is said of an edition that was made or written. */
export function writtenAnswer(taken: Extract<Awaited<ReturnType<typeof takeText>>, { ok: true }>): Done {
  const { ref, version, status, slug, warnings, unparsed, unaligned } = taken;
  const sponsor = 'sponsor' in taken ? taken.sponsor : undefined;
  const path = apiEditionPath(ref.articleId, ref.locale);
  const body: z.input<typeof writtenEdition> = {
    ...ref,
    version,
    status,
    slug,
    url: absoluteUrl(processSettings().siteUrl, path),
    warnings: warnings.map(({ code, line, text, section }) => ({ code, line, text, section })),
    unparsed,
    ...(sponsor !== undefined && { sponsor }),
    unaligned,
  };
  const isMade = status === 'created';
  return { ok: true, body, version, status: isMade ? 201 : 200, ...(isMade && { location: path }) };
}

type Stands = {
  status: z.input<typeof standing>['status'];
  version: number;
  publishedAt: Date | null;
  warns?: string[];
};

/** What is said of an edition after a verb. The date of a repeated answer is a string already. */
export function standingAnswer(ref: Pick<Ref, 'articleId' | 'locale'>, done: Stands): Done {
  const { status, version, publishedAt, warns } = done;
  const date = publishedAt && new Date(publishedAt).toISOString();
  const body: z.input<typeof standing> = { ...ref, version, status, publishedAt: date, warns };
  return { ok: true, body, version };
}
