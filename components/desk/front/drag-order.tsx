import type { ReactNode } from 'react';
import type { Locale } from '#lib/locale.ts';
import { BoardForm } from './board-form.tsx';

/** A list whose items can be dragged by their handles into another order, once there is script (script/board-drag.ts). */
export function DragOrder({ of, seen, children }: { of: Locale; seen: string; children: ReactNode }) {
  return (
    <>
      <BoardForm id="dragged" of={of} seen={seen} className="">
        <input type="hidden" name="do" value="order" />
        <input type="hidden" name="order" />
      </BoardForm>
      <ol className="board-row" data-drag-order="dragged">
        {children}
      </ol>
    </>
  );
}
