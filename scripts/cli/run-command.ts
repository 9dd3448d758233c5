import { CommandError } from './command-error.ts';
import { type Options, parseOptions, type Values } from './options.ts';
import { usageOf } from './usage.ts';

export { CommandError };

export type Command<O extends Options> = {
  /** As in `npm run NAME`. */
  name: string;
  /** One sentence: what it does. */
  summary: string;
  /** The arguments, such as `FILE… [options]`. */
  usage: string;
  options: O;
  /** Whether arguments without a dash are allowed. */
  positionals?: boolean;
  /** Printed after the options. */
  help?: string;
};

type Run<O extends Options> = (given: {
  values: Values<O>;
  positionals: string[];
}) => Promise<number | undefined> | number | undefined;

const COMMON = {
  help: { type: 'boolean', short: 'h', description: 'show this text' },
  debug: { type: 'boolean', description: 'show where an unexpected error came from' },
} as const satisfies Options;

/**
 * Runs a command-line entry point: reads the arguments, answers `--help`, and turns failures into one line each.
 * Sets the exit status and returns, so that what is still being written gets out.
 * @param run what the command does; its result is the exit status, 0 when it has none
 */
export async function runCommand<const O extends Options>(
  command: Command<O>,
  run: Run<O>,
  argv: string[] = process.argv.slice(2),
): Promise<void> {
  goOnWhenNobodyReads();
  process.exitCode = await exitCodeOf(command, run, argv);
}

async function exitCodeOf<O extends Options>(
  command: Command<O>,
  run: Run<O>,
  argv: string[],
): Promise<number> {
  const options = { ...command.options, ...COMMON };
  try {
    const { values, positionals } = parseOptions(
      argv,
      options,
      command.positionals === true || asksForHelp(argv),
    );
    if (values.help) {
      console.log(usageOf({ ...command, options }));
      return 0;
    }
    return (await run({ values: values as Values<O>, positionals })) ?? 0;
  } catch (error) {
    if (error instanceof CommandError) {
      console.error(error.message);
      return error.exitCode;
    }
    console.error(describeUnexpected(error, argv.includes('--debug')));
    return 1;
  }
}

function asksForHelp(argv: string[]): boolean {
  return argv.includes('--help') || argv.includes('-h');
}

function describeUnexpected(error: unknown, debug: boolean): string {
  if (debug) return error instanceof Error && error.stack ? error.stack : String(error);
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `Something unexpected went wrong: ${reason?.replace(/\.$/, '')}. The same command with --debug shows where.`;
}

/** `npm run import -- a b c | head -1` closes the pipe early; the work is to be finished all the same. */
function goOnWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
