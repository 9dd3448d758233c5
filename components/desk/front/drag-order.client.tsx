'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * A list whose items can be dragged by their handles into another order, once there is script. Where one is dropped the form is sent
 * with the order that was made, as the arrow buttons send it: the page that comes back shows what became of it.
 */
export function DragOrder({ of, seen, children }: { of: string; seen: string; children: ReactNode }) {
  const list = useRef<HTMLOListElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    const row = list.current;
    if (!row) return;
    let dragged: HTMLElement | null = null;
    const items = () => [...row.querySelectorAll<HTMLElement>('[data-placement]')];
    const itemOf = ({ target }: Event) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-placement]') : null;
    const unmark = () => {
      for (const each of items()) delete each.dataset.drop;
    };
    /** Below the middle of an item is behind it. */
    const isBehind = (event: DragEvent, item: HTMLElement) => {
      const { top, height } = item.getBoundingClientRect();
      return event.clientY > top + height / 2;
    };

    const begin = (event: DragEvent) => {
      dragged = itemOf(event);
      if (!dragged || !event.dataTransfer) return;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setDragImage(dragged, 0, 0);
    };
    const over = (event: DragEvent) => {
      const item = itemOf(event);
      if (!dragged || !item) return;
      event.preventDefault();
      unmark();
      if (item !== dragged) item.dataset.drop = isBehind(event, item) ? 'behind' : 'before';
    };
    const drop = (event: DragEvent) => {
      const item = itemOf(event);
      if (!dragged || !item || item === dragged) return;
      event.preventDefault();
      const order = items().filter((each) => each !== dragged);
      order.splice(order.indexOf(item) + (isBehind(event, item) ? 1 : 0), 0, dragged);
      const field = form.current?.elements.namedItem('order');
      if (field instanceof HTMLInputElement) {
        field.value = order.map(({ dataset }) => dataset.placement).join();
        form.current?.requestSubmit();
      }
    };
    const end = () => {
      dragged = null;
      unmark();
    };
    for (const handle of row.querySelectorAll<HTMLElement>('.board-handle')) handle.draggable = true;
    row.addEventListener('dragstart', begin);
    row.addEventListener('dragover', over);
    row.addEventListener('drop', drop);
    row.addEventListener('dragend', end);
    setReady(true);
    return () => {
      row.removeEventListener('dragstart', begin);
      row.removeEventListener('dragover', over);
      row.removeEventListener('drop', drop);
      row.removeEventListener('dragend', end);
    };
  }, []);

  return (
    <>
      <form ref={form} hidden action="/api/desk/front" method="post">
        <input type="hidden" name="locale" value={of} />
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="do" value="order" />
        <input type="hidden" name="order" />
      </form>
      <ol ref={list} className="board-row" data-ready={isReady}>
        {children}
      </ol>
    </>
  );
}
