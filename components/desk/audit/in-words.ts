import { messagesOf } from '#i18n/messages.ts';
import { formatMoment } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';

type Words = Record<string, string>;

/**
 * What a fact of the audit says, in words: the codes that the program writes down (roles, languages, kinds, problems, yes and no), and
 * instants. What is none of them was typed by somebody, or is a number, and stays as it is.
 * @returns a function of the place of a fact (lib/desk/audit.ts) and its value
 */
export function factInWords(locale: Locale): (path: string, value: string) => string {
  const messages = messagesOf(locale);
  const { audit, desk, publishing, article, topics, editor, people, problems, webhooks } = messages;
  const { values } = audit;
  const slots = { lead: publishing.lead, second: publishing.second };
  const events = Object.fromEntries(
    Object.entries(webhooks.eventNames).map(([name, words]) => [`article.${name}`, words]),
  );
  const vocabularies: Record<string, Words> = {
    role: desk.roles,
    slot: slots,
    change: { update: publishing.update, minor: publishing.minor, correction: publishing.correction },
    kind: { ...editor.revisions.kinds, ...topics.kinds, ...article.correctionKinds },
    locale: desk.languages,
    from: desk.languages,
    originLocale: desk.languages,
    warns: problems.publish,
    facts: values.facts,
    by: values.by,
    scopes: people.tokens.scope,
    events,
    '': values.stages,
  };
  const yesOrNo: Words = { true: values.yes, false: values.no };
  return (path, value) => {
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return formatMoment(new Date(value), locale);
    if (Object.hasOwn(yesOrNo, value)) return yesOrNo[value] ?? value;
    const words = vocabularies[path.split('.').at(-1) ?? ''];
    if (!words) return value;
    const parts = value.split(', ');
    // A text that somebody has typed may have a comma, and no code in it.
    if (!parts.every((part) => Object.hasOwn(words, part))) return value;
    return parts.map((part) => words[part]).join(values.comma);
  };
}
