import { eq } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { type DeskPicture, MEDIA_LIMITS, type PictureFacts } from '#lib/desk/pictures.ts';
import { LOCALES } from '#lib/locale.ts';
import { isShare } from '#lib/media/focal.ts';
import { parseTime } from '#lib/parse-time.ts';
import type { Actor } from '../../auth/actor.ts';
import { wordOf } from '../../freshness/words.ts';
import { media } from '../../schema.ts';
import { describePicture } from '../facts/add-media.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';
import { findPicture } from './find-picture.ts';

export type SavePicture = PictureFacts & {
  actor: Actor;
  mediaId: number;
  /** The fingerprint of what the form showed (`DeskPicture.seen`); undefined where nobody looked. */
  seen?: string | undefined;
};

/** Changes what is said of a picture, wherever it stands: readers see it at once. */
export function savePicture({ actor, mediaId, seen, ...facts }: SavePicture) {
  return runCommand(actor, { right: 'add-media' }, async (context) => {
    const before = await findPicture(context, mediaId, seen);
    const { credit, licence, licenceUntil, focal, texts } = facts;
    const said = { credit: cleanName(credit), licence: cleanName(licence) };
    if (said.credit === '') refuse('no-credit');
    refuseTooLong({ ...facts, ...said });
    if (licenceUntil !== null && !isDay(licenceUntil)) refuse('invalid-licence-day');
    if (!isShare(focal.x) || !isShare(focal.y)) refuse('bad-focal-point');
    await context.transaction
      .update(media)
      .set({ ...said, licenceUntil, focalX: focal.x, focalY: focal.y })
      .where(eq(media.id, mediaId));
    await describePicture(context, mediaId, texts);
    context.changed.add(wordOf('media', mediaId));
    const after = await findPicture(context, mediaId, undefined);
    const detail = { mediaId, before: shownOf(before), after: shownOf(after) };
    await record(context, { action: 'update-media', detail, visible: false });
    return { seen: after.seen };
  });
}

/** What the audit keeps of a picture. */
export const shownOf = ({ credit, licence, licenceUntil, focal, texts }: DeskPicture): PictureFacts => ({
  credit,
  licence,
  licenceUntil,
  focal,
  texts,
});

function refuseTooLong({ credit, licence, texts }: PictureFacts): void {
  const check = (part: keyof typeof MEDIA_LIMITS, text: string) => {
    const most = MEDIA_LIMITS[part];
    if (text.length > most) refuse('picture-too-long', { part, most });
  };
  check('credit', credit);
  check('licence', licence);
  for (const locale of LOCALES) {
    check('alt', texts[locale].alt);
    check('caption', texts[locale].caption);
  }
}

/** A day that there is: `2026-02-30` is none. */
const isDay = (text: string) => /^[\d-]{10}$/.test(text) && parseTime(text) !== null;
