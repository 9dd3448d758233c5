'use client';

import { type MouseEvent, useEffect, useRef, useState } from 'react';

/**
 * A box that chooses all articles of the form it stands in, and lets a range be chosen with Shift. Shows once there is
 * script, in a place that is kept for it; without, articles are chosen one by one.
 */
export function ChooseAll({ label }: { label: string }) {
  const box = useRef<HTMLInputElement>(null);
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    const form = box.current?.form;
    if (!form) return;
    let last: HTMLInputElement | null = null;
    const boxes = () => [...form.querySelectorAll<HTMLInputElement>('input[name="article"]')];
    const showWhole = () => {
      const chosen = boxes().filter(({ checked }) => checked).length;
      if (!box.current) return;
      box.current.checked = chosen > 0 && chosen === boxes().length;
      box.current.indeterminate = chosen > 0 && chosen < boxes().length;
    };
    const choose = (event: Event & { shiftKey?: boolean }) => {
      const clicked = event.target;
      if (!(clicked instanceof HTMLInputElement) || clicked.name !== 'article') return;
      const all = boxes();
      if (event.shiftKey && last) {
        const [from = 0, to = 0] = [all.indexOf(last), all.indexOf(clicked)].sort((a, b) => a - b);
        for (const each of all.slice(from, to + 1)) each.checked = clicked.checked;
      }
      last = clicked;
      showWhole();
    };
    form.addEventListener('click', choose);
    showWhole();
    setReady(true);
    return () => form.removeEventListener('click', choose);
  }, []);

  const chooseAll = ({ currentTarget: { checked, form } }: MouseEvent<HTMLInputElement>) => {
    for (const each of form?.querySelectorAll<HTMLInputElement>('input[name="article"]') ?? [])
      each.checked = checked;
  };

  return (
    <label className="row-choice" data-ready={isReady}>
      <input type="checkbox" ref={box} onClick={chooseAll} /> <span>{label}</span>
    </label>
  );
}
