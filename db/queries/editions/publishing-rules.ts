import { eq } from 'drizzle-orm';
import { type PublishingRules, parseRules } from '#lib/article/hand-over.ts';
import { setting } from '../../schema.ts';
import type { Database } from '../../store.ts';
import { textHash } from '../../text-hash.ts';

/** Where the store keeps the rules. */
export const RULES_KEY = 'publishing';

/** What the newsroom asks for before readers get a text. */
export async function publishingRules(database: Database): Promise<PublishingRules> {
  const [row] = await database
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, RULES_KEY));
  return parseRules(row?.value);
}

/** A fingerprint of the rules: what a form says that it saw. */
export const rulesSeen = (rules: PublishingRules): string => textHash(JSON.stringify(rules));
