import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';

export type Option = {
  type: 'string' | 'boolean';
  description: string;
  short?: string;
  /** May be given several times; its value is a list. */
  multiple?: true;
};
export type Options = Record<string, Option>;

type ValueOf<O extends Option> = O['type'] extends 'boolean' ? boolean : string;

/** What the person gave; an option that was not given is undefined. */
export type Values<O extends Options> = {
  [Name in keyof O]?: O[Name] extends { multiple: true } ? ValueOf<O[Name]>[] : ValueOf<O[Name]>;
};

/**
 * Reads command-line arguments by a list of options.
 * @param positionals whether arguments without a dash are allowed
 * @throws CommandError with one sentence that names the argument that is wrong
 */
export function parseOptions<const O extends Options>(
  argv: string[],
  options: O,
  positionals: boolean,
): { values: Values<O>; positionals: string[] } {
  const parsed = parseArgs({ args: argv, options, strict: false, allowPositionals: true, tokens: true });
  for (const token of parsed.tokens) {
    if (token.kind === 'positional' && !positionals) {
      throw new CommandError(`Unexpected argument "${token.value}". ${SEE_HELP}`);
    }
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    const name = token.rawName;
    if (!option) throw new CommandError(`There is no option ${name}. ${SEE_HELP}`);
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new CommandError(`The option ${name} takes no value. ${SEE_HELP}`);
    }
    if (option.type === 'string' && (token.value === undefined || looksLikeOption(token))) {
      throw new CommandError(`The option ${name} needs a value. ${SEE_HELP}`);
    }
  }
  return { values: parsed.values as Values<O>, positionals: parsed.positionals };
}

const SEE_HELP = 'Try --help.';

/** `--slug --json` forgot the slug; who means a value with a dash writes `--slug=--json`. */
function looksLikeOption({
  value,
  inlineValue,
}: {
  value: string | undefined;
  inlineValue?: boolean;
}): boolean {
  return inlineValue === false && value !== undefined && /^-./.test(value);
}
