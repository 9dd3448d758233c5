import { LOCALES, type Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { type EditionRow, refuseMovedOn } from '../run/change-edition.ts';
import { type Context, runCommand } from '../run/run-command.ts';
import { publishSharedData } from '../text/share-data.ts';
import { type Change, publishText } from './publish-edition.ts';
import { refuseOtherFacts } from './refuse-other-facts.ts';
import { scheduleText } from './schedule-edition.ts';

type Both = {
  actor: Actor;
  articleId: number;
  /** What was shown of each edition. */
  seen: Record<Locale, { version?: number | undefined; factsSeen?: string | undefined }>;
};

export type PublishBoth = Both & {
  /** Of texts that readers have: what the change is to them. A correction is told in each language, and not by this. */
  change?: Extract<Change, { is: 'update' | 'minor' }> | undefined;
};

/** Publishes the drafts of both languages in one transaction. Where one is refused, nothing happens; the refusal names it. */
export function publishBoth({ change, ...both }: PublishBoth) {
  return letOutBoth(both, (context, ref) => publishText(context, ref, undefined, change));
}

/** Schedules the drafts of both languages for one minute, as `publishBoth` publishes them. */
export function scheduleBoth({ at, change, ...both }: PublishBoth & { at: Date }) {
  return letOutBoth(both, (context, ref) => scheduleText(context, ref, at, change));
}

function letOutBoth(
  { actor, articleId, seen }: Both,
  letOut: (context: Context, ref: { articleId: number; locale: Locale }) => Promise<{ before: EditionRow }>,
) {
  return runCommand(actor, { right: 'publish', articleId }, async (context) => {
    const refs = LOCALES.map((locale) => ({ articleId, locale }));
    // Before either is written, for each writes the other one too where they share data.
    for (const ref of refs) {
      const { version, factsSeen } = seen[ref.locale];
      await refuseMovedOn(context, ref, version);
      await refuseOtherFacts(context, ref, factsSeen);
    }
    const before: EditionRow[] = [];
    for (const ref of refs) before.push((await letOut(context, ref)).before);
    for (const each of before) await publishSharedData(context, each);
    return {};
  });
}
