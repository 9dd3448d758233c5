/** The box that chooses all articles of its form (choose-all.tsx), and ranges chosen with Shift. */
export function startChooseAll(): void {
  const whole = document.querySelector<HTMLInputElement>('[data-choose-all] input');
  const form = whole?.form;
  if (!whole || !form) return;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="article"]')];
  let last: HTMLInputElement | null = null;

  const showWhole = () => {
    const chosen = boxes.filter(({ checked }) => checked).length;
    whole.checked = chosen > 0 && chosen === boxes.length;
    whole.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  whole.addEventListener('click', () => {
    for (const each of boxes) each.checked = whole.checked;
  });
  form.addEventListener('click', (event) => {
    const clicked = event.target;
    if (!(clicked instanceof HTMLInputElement) || clicked.name !== 'article') return;
    if (event.shiftKey && last) {
      const [from = 0, to = 0] = [boxes.indexOf(last), boxes.indexOf(clicked)].sort((a, b) => a - b);
      for (const each of boxes.slice(from, to + 1)) each.checked = clicked.checked;
    }
    last = clicked;
    showWhole();
  });
  showWhole();
  whole.closest<HTMLElement>('[data-choose-all]')?.setAttribute('data-ready', 'true');
}
