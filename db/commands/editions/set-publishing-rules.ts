import { cleanName } from '#lib/article/clean-text.ts';
import { HAND_OVER_LIMITS, type PublishingRules } from '#lib/article/hand-over.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { publishingRules, RULES_KEY, rulesSeen } from '../../queries/editions/publishing-rules.ts';
import { setSetting } from '../../set-setting.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';
import { holdSchedules, releaseSchedules } from './hold-schedules.ts';

export type SetPublishingRules = {
  actor: Actor;
  rules: PublishingRules;
  /** `rulesSeen` of the rules as they were shown; undefined where nobody looked. */
  seen?: string | undefined;
};

/**
 * Says what the newsroom asks for before readers get a text. Empty lines and repetitions of the checklist are left out. Where approvals
 * begin to be asked for, what is scheduled without one is held; where they are not asked for any more, it goes again.
 */
export function setPublishingRules({ actor, rules, seen }: SetPublishingRules) {
  return runCommand(actor, { right: 'manage-settings' }, async (context) => {
    const before = await publishingRules(context.transaction);
    if (seen !== undefined && seen !== rulesSeen(before)) refuse('rules-moved-on');
    const sentencesOf = (locale: Locale) => {
      const cleaned = rules.checklist[locale].map(cleanName).filter((sentence) => sentence !== '');
      if (cleaned.some(({ length }) => length > HAND_OVER_LIMITS.sentence)) {
        refuse('hand-over-too-long', { most: HAND_OVER_LIMITS.sentence });
      }
      const sentences = [...new Set(cleaned)];
      if (sentences.length > HAND_OVER_LIMITS.sentences) {
        refuse('checklist-too-long', { most: HAND_OVER_LIMITS.sentences });
      }
      return [locale, sentences] as const;
    };
    const checklist = Object.fromEntries(LOCALES.map(sentencesOf)) as Record<Locale, string[]>;
    const { fourEyes, checklistBlocks } = rules;
    const after: PublishingRules = { fourEyes, checklist, checklistBlocks };
    await setSetting(context.transaction, RULES_KEY, after);
    await record(context, { action: 'set-publishing-rules', detail: { before, after }, visible: false });
    // What was scheduled before goes out by the rule of now: no text passes a second person by having been early.
    if (fourEyes && !before.fourEyes) return { held: await holdSchedules(context) };
    if (!fourEyes && before.fourEyes) await releaseSchedules(context);
    return { held: 0 };
  });
}
