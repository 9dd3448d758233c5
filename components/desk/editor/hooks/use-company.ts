import { useEffect, useState } from 'react';
import type { PresenceView } from '#lib/desk/editor.ts';
import type { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import { LOCALES } from '#lib/locale.ts';
import type { Desk } from '../desk.ts';
import { tellPresence } from '../send-requests.ts';

const EVERY = 10_000;

/**
 * Says where one is, learns who else is in the article, and takes in what they wrote.
 * @returns who is there, oneself included
 */
export function useCompany({ manuscript, tab }: Desk): PresenceView['people'] {
  const [people, setPeople] = useState<PresenceView['people']>([]);
  useEffect(() => {
    let timer: number | undefined;
    let isGone = false;
    const look = async () => {
      window.clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        const answer = await tellPresence(manuscript.view().articleId, tab, manuscript.focused());
        if (isGone) return;
        if (answer.ok) {
          setPeople((before) =>
            JSON.stringify(before) === JSON.stringify(answer.value.people) ? before : answer.value.people,
          );
          if (hasMoved(manuscript, answer.value)) await manuscript.refresh();
        }
      }
      if (!isGone) timer = window.setTimeout(look, EVERY);
    };
    const back = () => {
      if (document.visibilityState !== 'visible') return;
      manuscript.retry();
      void look();
    };
    const online = () => manuscript.retry();
    void look();
    document.addEventListener('visibilitychange', back);
    window.addEventListener('focus', online);
    window.addEventListener('online', online);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('focus', online);
      window.removeEventListener('online', online);
    };
  }, [manuscript, tab]);
  return people;
}

function hasMoved(manuscript: Manuscript, { versions, facts }: PresenceView): boolean {
  const view = manuscript.view();
  return (
    LOCALES.some((locale) => (view.editions[locale]?.version ?? null) !== versions[locale]) ||
    Object.entries(facts).some(([fact, print]) => view.facts.versions[fact as keyof typeof facts] !== print)
  );
}
