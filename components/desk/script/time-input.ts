const JAPAN = 'Asia/Tokyo';

/** Below a date and time of Japan (time-field.tsx), says to somebody elsewhere what their own clock will show then. */
export function startTimeInputs(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (timeZone === JAPAN) return;
  const { lang } = document.documentElement;
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-your-time]')) {
    const hint = document.getElementById(`${input.id}-hint`);
    if (!hint) continue;
    const without = hint.textContent;
    const show = () => {
      const instant = new Date(`${input.value}:00+09:00`);
      const sentence = input.dataset.yourTime ?? '';
      hint.textContent = Number.isNaN(instant.getTime())
        ? without
        : sentence.replace('{at}', format.format(instant)).replace('{zone}', timeZone);
    };
    input.addEventListener('input', show);
    show();
  }
}
