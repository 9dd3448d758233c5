import { type RefObject, useCallback, useEffect, useRef } from 'react';

/**
 * Carries the focus along where what has it goes away.
 * @param box what the focus moves within
 * @returns says what gets the focus once it is drawn: the first element in the box that a selector finds. Somebody who
 * has gone elsewhere meanwhile stays there.
 */
export function useNextFocus(box: RefObject<HTMLElement | null>): (...selectors: string[]) => void {
  const next = useRef<string[]>([]);
  useEffect(() => {
    if (next.current.length === 0) return;
    const { activeElement } = document;
    const isElsewhere = activeElement !== document.body && !box.current?.contains(activeElement);
    const target = next.current
      .map((selector) => box.current?.querySelector<HTMLElement>(selector))
      .find((element) => element);
    if (!target && !isElsewhere) return;
    next.current = [];
    if (!isElsewhere) target?.focus();
  });
  return useCallback((...selectors) => {
    next.current = selectors;
  }, []);
}
