/**
 * Rows of the front page's board whose items can be dragged by their handles (drag-order.tsx). Where one is dropped the form is sent
 * with the order that was made, as the arrow buttons send it: the page that comes back shows what became of it.
 */
export function startBoardDrag(): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-drag-order]')) letDrag(row);
}

function letDrag(row: HTMLElement): void {
  const form = document.getElementById(row.dataset.dragOrder ?? '');
  if (!(form instanceof HTMLFormElement)) return;
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

  row.addEventListener('dragstart', (event) => {
    dragged = itemOf(event);
    if (!dragged || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setDragImage(dragged, 0, 0);
  });
  row.addEventListener('dragover', (event) => {
    const item = itemOf(event);
    if (!dragged || !item) return;
    event.preventDefault();
    unmark();
    if (item !== dragged) item.dataset.drop = isBehind(event, item) ? 'behind' : 'before';
  });
  row.addEventListener('drop', (event) => {
    const item = itemOf(event);
    if (!dragged || !item || item === dragged) return;
    event.preventDefault();
    const order = items().filter((each) => each !== dragged);
    order.splice(order.indexOf(item) + (isBehind(event, item) ? 1 : 0), 0, dragged);
    const field = form.elements.namedItem('order');
    if (!(field instanceof HTMLInputElement)) return;
    field.value = order.map(({ dataset }) => dataset.placement).join();
    form.requestSubmit();
  });
  row.addEventListener('dragend', () => {
    dragged = null;
    unmark();
  });
  for (const handle of row.querySelectorAll<HTMLElement>('.board-handle')) handle.draggable = true;
  row.dataset.ready = 'true';
}
