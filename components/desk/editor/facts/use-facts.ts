import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Fact, FactsChange } from '#lib/desk/editor.ts';
import { useManuscript } from '../context.ts';
import { changeFacts } from '../send-requests.ts';

type Change = Omit<FactsChange, 'versions'>;

/**
 * Changes facts of the article. Unsent text goes first: a new order of the sources renumbers its citations.
 * @returns how to send a change of one fact, whether one is on its way, and why the last one was refused
 */
export function useFacts(fact: Fact) {
  const t = useTranslations('editor.facts');
  const manuscript = useManuscript();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (change: Change): Promise<boolean> => {
    setSending(true);
    setProblem(null);
    const view = manuscript.view();
    const hasText = fact !== 'sources' || (await manuscript.flush());
    const reply = hasText
      ? await changeFacts(view.articleId, { versions: { [fact]: view.facts.versions[fact] }, ...change })
      : null;
    if (reply?.ok) manuscript.takeFacts(reply.value.facts);
    // Problems, addresses and renumbered texts may have changed with it; after a refusal, the fact itself.
    await manuscript.refresh();
    setSending(false);
    if (!reply) setProblem(t('unsent'));
    else if (!reply.ok)
      setProblem(reply.status === 409 ? reply.message || t('changed') : reply.message || t('unreachable'));
    return reply?.ok ?? false;
  };
  return { send, isSending, problem };
}
