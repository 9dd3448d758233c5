/**
 * What is scheduled in the calendar can be dragged to another day (today/calendar-page.tsx), at its time of day. The form that moves it
 * by hand is sent: the page that comes back says what became of it.
 */
export function startCalendarDrag(): void {
  const calendar = document.querySelector<HTMLElement>('.calendar:not([data-alone])');
  if (!calendar) return;
  let dragged: HTMLElement | null = null;
  const dayOf = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-calendar-day]') : null;
  const unmark = () => {
    for (const day of calendar.querySelectorAll<HTMLElement>('[data-drop]')) delete day.dataset.drop;
  };

  calendar.addEventListener('dragstart', (event) => {
    const { target } = event;
    // A link, or words that were chosen, are dragged as ever.
    dragged = target instanceof HTMLElement && target.dataset.calendarEntry !== undefined ? target : null;
    if (dragged && event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  });
  calendar.addEventListener('dragover', (event) => {
    const day = dayOf(event);
    if (!dragged || !day) return;
    event.preventDefault();
    unmark();
    if (!day.contains(dragged)) day.dataset.drop = '';
  });
  calendar.addEventListener('drop', (event) => {
    const day = dayOf(event);
    const form = dragged?.querySelector('form');
    const at = form?.elements.namedItem('at');
    if (!dragged || !day || day.contains(dragged) || !form || !(at instanceof HTMLInputElement)) return;
    event.preventDefault();
    at.value = `${day.dataset.calendarDay}T${at.defaultValue.slice(11)}`;
    form.requestSubmit();
  });
  calendar.addEventListener('dragend', () => {
    dragged = null;
    unmark();
  });
  for (const entry of calendar.querySelectorAll<HTMLElement>('[data-calendar-entry]')) entry.draggable = true;
}
