import { describe, expect, it } from 'vitest';
import { runOracle } from '#testing/oracle/oracle.ts';

/** As many changes; `ORACLE_COMMANDS=2000` for a long run. */
const COMMANDS = Number(process.env.ORACLE_COMMANDS ?? 100);
const SEED = Number(process.env.ORACLE_SEED ?? 1);

describe('what is kept', { timeout: 120_000 + COMMANDS * 10_000 }, () => {
  it('is what would be rendered now, whoever changes what', async () => {
    const { differences, compared, hits, done } = await runOracle({
      seed: SEED,
      commands: COMMANDS,
      addressesAtOnce: 40,
    });
    if (process.env.ORACLE_COMMANDS) console.log({ compared, hits, done });
    expect(differences.slice(0, 3)).toEqual([]);
    // It would prove nothing if little was kept.
    expect(hits / compared).toBeGreaterThan(0.3);
  });

  it('differs as soon as changes do not say all that they change', async () => {
    const { differences } = await runOracle({
      seed: 7,
      commands: 200,
      addressesAtOnce: 40,
      plant: "value not like 'teaser:%'",
    });
    expect(differences.length).toBeGreaterThan(0);
  });
});
