/** How long what is dragged has to stay over the link to another month before that is shown, in milliseconds. */
const TURNS_AFTER = 600;

/**
 * What is scheduled in the calendar can be dragged to another day (today/calendar-page.tsx), at its time of day; held over the link to
 * another month, it brings that month. The form that moves it by hand is sent: the page that comes back says what became of it.
 */
export function startCalendarDrag(): void {
  const first = document.querySelector<HTMLElement>('.calendar:not([data-alone])');
  const months = document.querySelector<HTMLElement>('nav:has(> [rel="next"])');
  const title = document.querySelector('h1');
  if (!first || !months || !title) return;
  const was = { months: [...months.childNodes], title: title.textContent };
  let shown = first;
  let dragged: HTMLElement | null = null;
  let over: { link: HTMLAnchorElement; timer: number } | null = null;
  const closest = <Found extends HTMLElement>({ target }: Event, selector: string) =>
    target instanceof Element ? target.closest<Found>(selector) : null;
  const unmark = () => {
    for (const each of document.querySelectorAll<HTMLElement>('[data-drop]')) delete each.dataset.drop;
  };
  const leave = () => {
    if (over) clearTimeout(over.timer);
    over = null;
  };

  /** Shows another month in the place of this one, which stays in the page: what is dragged out of a page that goes is lost. */
  const turn = async (link: HTMLAnchorElement) => {
    const answer = await fetch(link.href).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const other = page.querySelector<HTMLElement>('.calendar');
    if (!other || !dragged) return;
    if (shown === first) first.hidden = true;
    else shown.remove();
    shown = document.adoptNode(other);
    first.after(shown);
    months.replaceChildren(...(page.querySelector('nav:has(> [rel="next"])')?.childNodes ?? []));
    title.textContent = page.querySelector('h1')?.textContent ?? '';
  };
  const turnBack = () => {
    if (shown === first) return;
    shown.remove();
    shown = first;
    first.hidden = false;
    months.replaceChildren(...was.months);
    title.textContent = was.title;
  };

  document.addEventListener('dragstart', (event) => {
    const { target } = event;
    // A link, or words that were chosen, are dragged as ever.
    dragged = target instanceof HTMLElement && target.dataset.calendarEntry !== undefined ? target : null;
    if (dragged && event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  });
  document.addEventListener('dragover', (event) => {
    if (!dragged) return;
    const link = closest<HTMLAnchorElement>(event, '[rel="prev"], [rel="next"]');
    if (over?.link !== link) {
      leave();
      if (link) over = { link, timer: window.setTimeout(() => void turn(link), TURNS_AFTER) };
    }
    const place = link ?? closest<HTMLElement>(event, '[data-calendar-day]');
    unmark();
    if (!place) return;
    event.preventDefault();
    if (!place.contains(dragged)) place.dataset.drop = '';
  });
  document.addEventListener('drop', (event) => {
    const day = closest(event, '[data-calendar-day]');
    const form = dragged?.querySelector('form');
    const [at, month] = ['at', 'month'].map((name) => form?.elements.namedItem(name));
    if (!dragged || !day || day.contains(dragged) || !form) return;
    if (!(at instanceof HTMLInputElement) || !(month instanceof HTMLInputElement)) return;
    event.preventDefault();
    at.value = `${day.dataset.calendarDay}T${at.defaultValue.slice(11)}`;
    month.value = at.value.slice(0, 7);
    dragged = null;
    form.requestSubmit();
  });
  document.addEventListener('dragend', () => {
    leave();
    unmark();
    if (dragged) turnBack();
    dragged = null;
  });
  for (const entry of first.querySelectorAll<HTMLElement>('[data-calendar-entry]')) entry.draggable = true;
}
