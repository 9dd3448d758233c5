export type Step = {
  /** What holds when the step succeeds: "lint and format". */
  name: string;
  /** Does the work. What it returns in `output` is shown when it fails. */
  run: () => Promise<{ ok: boolean; output?: string }>;
};

/**
 * Runs steps one after the other, all of them even if one fails. Prints a line with the time for each, and the output
 * of those that fail.
 * @returns the names of the steps that failed
 */
export async function runSteps(steps: Step[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of steps) {
    const started = Date.now();
    const { ok, output } = await run().catch((error: unknown) => ({
      ok: false,
      output: error instanceof Error ? error.message : String(error),
    }));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (ok) continue;
    failed.push(name);
    if (output) console.log(`\n${output}\n`);
  }
  return failed;
}
