export type Step = {
  /** What holds when the step succeeds: "lint and format". */
  name: string;
  /** Does the work. What it returns in `output` is shown when it fails. */
  run: () => Promise<{ ok: boolean; output?: string }>;
};

/**
 * Runs steps, all of them even if one fails. Prints a line with the time for each, in their order, and the output of those
 * that fail.
 * @param options.atOnce whether they all begin at once, instead of each when the one before it has ended
 * @returns the names of the steps that failed
 */
export async function runSteps(steps: Step[], { atOnce = false } = {}): Promise<string[]> {
  const failed: string[] = [];
  const begun = atOnce ? steps.map(runStep) : [];
  for (const [at, step] of steps.entries()) {
    const { ok, output, seconds } = await (begun[at] ?? runStep(step));
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`);
    if (ok) continue;
    failed.push(step.name);
    if (output) console.log(`\n${output}\n`);
  }
  return failed;
}

/** Never rejects: what was thrown is the output of a step that failed. */
async function runStep({ run }: Step): Promise<{ ok: boolean; output?: string; seconds: string }> {
  const started = Date.now();
  const result = await run().catch((error: unknown) => ({
    ok: false,
    output: error instanceof Error ? error.message : String(error),
  }));
  return { ...result, seconds: ((Date.now() - started) / 1000).toFixed(1) };
}
