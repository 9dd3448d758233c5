import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Fact, FactsEdit, FactsView } from '#lib/desk/editor.ts';
import { useManuscript } from '../context.ts';
import { editFacts } from '../send-requests.ts';
import { useClearOnTyping } from './use-form.ts';

/** How the names of their forms begin. */
const FORMS: Partial<Record<Fact, string>> = { tags: 'tag', sources: 'source/', hero: 'picture/' };

/**
 * Changes facts of the article. Unsent text goes first: a new order of the sources renumbers its citations.
 * @returns how to send a change of one fact, whether one is on its way, and why the last one was refused, until something is typed or chosen in a form of that fact. Changes are sent
 * one after another. Nothing is disabled meanwhile, for that would take the focus away.
 */
export function useFacts(fact: Fact) {
  const t = useTranslations('editor.facts');
  const manuscript = useManuscript();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useClearOnTyping(FORMS[fact], setProblem);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const sendNow = async (edit: FactsEdit): Promise<boolean> => {
    setSending(true);
    setProblem(null);
    const { articleId } = manuscript.view();
    const hasText = fact !== 'sources' || (await manuscript.flush());
    const reply = hasText ? await editFacts(articleId, edit) : null;
    const facts = reply?.ok ? reply.value.facts : (reply?.body as { facts?: FactsView } | null)?.facts;
    if (facts) manuscript.takeFacts(facts);
    // Problems, addresses and renumbered texts may have changed with it; after a refusal, the fact itself.
    await manuscript.refresh();
    setSending(false);
    if (!reply) setProblem(t('unsent'));
    else if (!reply.ok) setProblem(reply.message || t('unreachable'));
    return reply?.ok ?? false;
  };
  const send = (edit: FactsEdit): Promise<boolean> => {
    const sent = last.current.then(() => sendNow(edit));
    last.current = sent;
    return sent;
  };
  return { send, isSending, problem };
}
