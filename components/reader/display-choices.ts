import { applyChoices } from './apply-choices.ts';
import { nowAndOnReturn } from './on-return.ts';
import { recall, remember } from './storage.ts';

/** Lets the reader choose how pages look (components/site/display-page.tsx). */
export function startDisplayChoices(): void {
  const form = document.querySelector<HTMLFormElement>('.display-choices');
  if (!form) return;
  const status = form.querySelector<HTMLElement>('[role=status]');
  form.addEventListener('change', (event) => {
    const { name, value } = event.target as HTMLInputElement;
    const isKept = remember(name, value || null);
    if (status) status.textContent = (isKept ? status.dataset.kept : status.dataset.refused) ?? '';
    applyChoices();
  });
  nowAndOnReturn(() => {
    for (const radio of form.querySelectorAll('input'))
      radio.checked = radio.value === (recall(radio.name) ?? '');
  });
  form.hidden = false;
}
