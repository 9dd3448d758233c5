import { applyTheme, THEME } from './apply-theme.ts';
import { nowAndOnReturn } from './on-return.ts';
import { recall, remember } from './storage.ts';

/** Lets the reader choose light, dark, or what the device says (components/site/theme-choice.tsx). */
export function startThemeChoice(): void {
  const choice = document.querySelector<HTMLFieldSetElement>('.theme-choice');
  if (!choice) return;
  choice.addEventListener('change', (event) => {
    remember(THEME, (event.target as HTMLInputElement).value || null);
    applyTheme();
  });
  nowAndOnReturn(() => {
    applyTheme();
    const chosen = recall(THEME) ?? '';
    for (const radio of choice.querySelectorAll('input')) radio.checked = radio.value === chosen;
  });
  choice.hidden = false;
}
