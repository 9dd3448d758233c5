import { machineTime } from '../dates.ts';

/** The stories of one day of Japan's calendar, in the order in which they came. */
export type DayOf<T> = { day: string; newest: Date; stories: T[] };

/** Cuts a list of stories, newest first, into days of Japan's calendar, written `2026-11-03`. */
export function groupByDay<T extends { publishedAt: Date }>(stories: T[]): DayOf<T>[] {
  const days: DayOf<T>[] = [];
  for (const story of stories) {
    const day = machineTime(story.publishedAt).slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.stories.push(story);
    else days.push({ day, newest: story.publishedAt, stories: [story] });
  }
  return days;
}
