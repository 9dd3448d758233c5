/** What the server suggests (server/answers/suggestions.ts), words included. */
type Suggested = { label: string; status: string; pages: { kind: string; name: string; path: string }[] };

/** Nobody is asked while somebody still types, in milliseconds. */
const PAUSE = 120;

let lists = 0;

/**
 * Makes a combobox of a search field (WAI-ARIA 1.2, with a list): pages that may be meant stand below it and can be gone to at once.
 * The form goes on working as it did.
 */
function startSuggestions(field: HTMLInputElement): void {
  const { form } = field;
  if (!form) return;
  const id = `suggestions-${++lists}`;
  const list = document.createElement('ul');
  Object.assign(list, { id, className: 'suggestions', role: 'listbox', hidden: true });
  const status = document.createElement('span');
  Object.assign(status, { className: 'visually-hidden', role: 'status' });
  field.after(list, status);
  // A field of the type `search` can be no combobox (ARIA in HTML).
  field.type = 'text';
  field.autocomplete = 'off';
  field.role = 'combobox';
  field.ariaAutoComplete = 'list';
  field.setAttribute('aria-controls', id);
  let active = -1;
  let asking: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (isOpen: boolean) => {
    list.hidden = !isOpen;
    field.ariaExpanded = String(isOpen);
    activate(-1);
  };
  const activate = (index: number) => {
    active = index;
    for (const [at, option] of [...list.children].entries()) {
      option.ariaSelected = String(at === index);
      if (at === index) option.scrollIntoView({ block: 'nearest' });
    }
    if (index < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `${id}-${index}`);
  };
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    show(false);
    status.textContent = '';
  };
  const go = (option: Element | undefined | null) => {
    const path = (option as HTMLElement | undefined | null)?.dataset.path;
    if (path) location.assign(path);
  };

  const suggest = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const address = new URL('suggest.json', form.action);
    address.searchParams.set('q', field.value);
    try {
      const answer = await fetch(address, { signal });
      if (!answer.ok) return close();
      const { label, status: said, pages } = (await answer.json()) as Suggested;
      if (signal.aborted) return;
      list.ariaLabel = label;
      list.replaceChildren(...pages.map((page, index) => optionOf(page, `${id}-${index}`)));
      show(pages.length > 0);
      status.textContent = said;
    } catch {
      // Typed on, or without a connection: the form is there all the same.
    }
  };
  const typed = () => {
    clearTimeout(timer);
    if (field.value.trim() === '') close();
    else timer = setTimeout(suggest, PAUSE);
  };

  field.addEventListener('input', (event) => {
    // What an input method has not settled yet is no word.
    if (!(event as InputEvent).isComposing) typed();
  });
  field.addEventListener('compositionend', typed);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    // These keys belong to the input method while it is open. Safari says so by the code alone.
    if (event.isComposing || event.keyCode === 229) return;
    const { length } = list.children;
    const isOpen = !list.hidden;
    if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Enter' && active >= 0) go(list.children[active]);
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = isOpen ? active + step : step > 0 ? 0 : length - 1;
      if (!isOpen) show(true);
      // Past either end is the field itself.
      activate(next >= length ? -1 : next < -1 ? length - 1 : next);
    } else return;
    event.preventDefault();
  });
  // The field keeps the focus.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => go((event.target as Element).closest('[role=option]')));
  show(false);
  if (document.activeElement === field) typed();
}

function optionOf({ kind, name, path }: Suggested['pages'][number], id: string): HTMLElement {
  const option = document.createElement('li');
  Object.assign(option, { id, role: 'option', ariaSelected: 'false' });
  option.dataset.path = path;
  const label = document.createElement('small');
  label.textContent = kind;
  option.append(name, ' ', label);
  return option;
}

for (const field of document.querySelectorAll<HTMLInputElement>('search input[name=q]')) {
  startSuggestions(field);
}
