import { LRUCache } from 'lru-cache';

/** Networks that are remembered; whoever was not seen for the longest time begins anew. */
const MOST_NETWORKS = 10_000;

/**
 * How much somebody may ask for in a minute: a bucket of so many tokens for each, which fills again evenly. In the memory of
 * this process.
 * @param perMinute 0 for any number
 * @param now the clock, in milliseconds
 * @returns takes one from the bucket of somebody; in how many seconds there will be one where it is empty, else 0
 */
export function rateLimit(perMinute: number, now: () => number = () => performance.now()) {
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: MOST_NETWORKS });
  const perMillisecond = perMinute / 60_000;
  return (who: string): number => {
    if (perMinute === 0) return 0;
    const at = now();
    const bucket = buckets.get(who) ?? { tokens: perMinute, at };
    bucket.tokens = Math.min(perMinute, bucket.tokens + (at - bucket.at) * perMillisecond);
    bucket.at = at;
    buckets.set(who, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMillisecond / 1_000);
    bucket.tokens -= 1;
    return 0;
  };
}
