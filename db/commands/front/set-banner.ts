import { eq } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { BANNER_HOURS, FRONT_LIMITS } from '#lib/desk/front.ts';
import type { Locale } from '#lib/locale.ts';
import { isWebAddress } from '#lib/web-address.ts';
import type { Actor } from '../../auth/actor.ts';
import { bannerWord } from '../../freshness/words.ts';
import { openBanners } from '../../queries/desk/front/open-banners.ts';
import { seenOf } from '../../queries/desk/front/open-placements.ts';
import { banner } from '../../schema.ts';
import { findArticle } from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { refuseDates } from './place-article.ts';

type BannersRef = {
  actor: Actor;
  locale: Locale;
  /** The fingerprint of the banners that the one who acts has seen; undefined where nobody looked. */
  seen?: string | undefined;
};

export type SetBanner = BannersRef & {
  text: string;
  /** What it leads to: an article, or another address; nothing where both are absent. */
  articleId?: number | undefined;
  url?: string | undefined;
  /** Now when absent. */
  startsAt?: Date | undefined;
  /** After a day at the latest: what is breaking is not for longer, and nobody has to remember it. */
  endsAt: Date;
};

/** Puts a line above every page of a language. The latest of those that run is shown. */
export function setBanner({ actor, locale, seen, text, articleId, url, startsAt, endsAt }: SetBanner) {
  return runCommand(actor, { right: 'publish' }, async (context) => {
    await refuseOthers(context, locale, seen);
    const said = cleanName(text);
    if (said === '') refuse('no-banner-text');
    if (said.length > FRONT_LIMITS.banner) refuse('front-too-long', { most: FRONT_LIMITS.banner });
    const from = startsAt ?? context.now;
    refuseDates(context, from, endsAt);
    const hours = (endsAt.getTime() - from.getTime()) / 3_600_000;
    if (hours > BANNER_HOURS) refuse('banner-too-long', { hours: BANNER_HOURS });
    const address = url === undefined ? undefined : cleanName(url);
    if (address !== undefined && !isWebAddress(address)) refuse('invalid-url', { url: address });
    if (articleId !== undefined) await findArticle(context, articleId);
    const facts = { text: said, articleId: articleId ?? null, url: address ?? null, startsAt: from, endsAt };
    const [row] = await context.transaction
      .insert(banner)
      .values({ locale, ...facts, createdAt: context.now })
      .returning({ id: banner.id });
    const id = row?.id ?? 0;
    await note(context, 'set-banner', locale, { id, before: null, after: facts });
    return { id };
  });
}

/** Takes a banner down: it ends now, or does not begin. */
export function endBanner({ actor, locale, seen, id }: BannersRef & { id: number }) {
  return runCommand(actor, { right: 'publish' }, async (context) => {
    const open = await refuseOthers(context, locale, seen);
    const before = open.find((row) => row.id === id) ?? refuse('banner-moved-on');
    await context.transaction.update(banner).set({ endsAt: context.now }).where(eq(banner.id, id));
    await note(context, 'end-banner', locale, { id, before, after: { ...before, endsAt: context.now } });
    return { id };
  });
}

/** Refuses when the banners are others than those that were seen. */
async function refuseOthers({ transaction, now }: Context, locale: Locale, seen: string | undefined) {
  const open = await openBanners(transaction, locale, now);
  if (seen !== undefined && seen !== seenOf(open)) refuse('banner-moved-on');
  return open;
}

async function note(
  context: Context,
  action: 'set-banner' | 'end-banner',
  locale: Locale,
  detail: Record<string, unknown>,
) {
  context.changed.add(bannerWord(locale));
  await record(context, { action, locale, detail, visible: false });
}
