/** Between two lines of progress, in milliseconds. */
const EVERY = 3_000;

/**
 * Tells on standard error how far a long task is: a line every few seconds with its rate and the time that remains.
 * @param total how much there is to do
 * @param unit what is counted, in the plural
 */
export function progressLines(total: number, unit: string): (done: number) => void {
  const started = performance.now();
  let first: number | undefined;
  let last = started;
  return (done) => {
    first ??= done;
    const now = performance.now();
    if (now - last < EVERY) return;
    last = now;
    const rate = (done - first) / ((now - started) / 1000);
    console.error(describeProgress({ done, total, unit, rate }));
  };
}

/** `12,000 of 100,000 articles, 1,500 a second, 59 s left` */
export function describeProgress(given: { done: number; total: number; unit: string; rate: number }): string {
  const { done, total, unit, rate } = given;
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const left = rate > 0 ? `, ${describeSeconds((total - done) / rate)} left` : '';
  return `${number(done)} of ${number(total)} ${unit}, ${number(rate)} a second${left}`;
}

function describeSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 90 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}
