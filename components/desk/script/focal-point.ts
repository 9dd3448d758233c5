import { focalClass } from '#lib/media/focal.ts';

/** The point of a picture that stays in view (focal-point.tsx), chosen by a click, and what a crop makes of it. */
export function startFocalPoint(): void {
  const box = document.querySelector<HTMLElement>('.focal');
  const picture = box?.querySelector<HTMLElement>('.focal-picture');
  const mark = box?.querySelector<HTMLElement>('.focal-mark');
  const x = box?.querySelector<HTMLInputElement>('[name="focal-x"]');
  const y = box?.querySelector<HTMLInputElement>('[name="focal-y"]');
  if (!box || !picture || !mark || !x || !y) return;

  const show = () => {
    // The page's policy allows no style attributes; a script may set properties.
    mark.style.setProperty('inset-inline-start', `${Number(x.value) || 0}%`);
    mark.style.setProperty('inset-block-start', `${Number(y.value) || 0}%`);
    const crop = focalClass({ x: Number(x.value) / 100 || 0, y: Number(y.value) / 100 || 0 });
    for (const each of box.querySelectorAll('.crops img')) each.className = crop;
  };
  for (const field of [x, y]) field.addEventListener('input', show);
  show();
  if (x.readOnly) return;
  picture.addEventListener('click', ({ clientX, clientY }) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const percent = (at: number, side: number) =>
      `${Math.round(Math.min(100, Math.max(0, (100 * at) / side)))}`;
    x.value = percent(clientX - left, width);
    y.value = percent(clientY - top, height);
    show();
  });
}
