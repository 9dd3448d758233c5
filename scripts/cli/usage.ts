import type { Options } from './options.ts';

/** npm knows these without `run`. */
const SHORT = ['start', 'test'];

/** The text behind `--help`. */
export function usageOf(command: {
  name: string;
  summary: string;
  usage: string;
  options: Options;
  help?: string;
}): string {
  const call = SHORT.includes(command.name) ? `npm ${command.name}` : `npm run ${command.name}`;
  const names = Object.entries(command.options).map(([name, { short, type }]) => {
    const long = type === 'string' ? `--${name} VALUE` : `--${name}`;
    return short ? `-${short}, ${long}` : `    ${long}`;
  });
  const width = Math.max(...names.map((name) => name.length));
  const lines = Object.values(command.options).map(
    ({ description }, index) => `  ${names[index]?.padEnd(width)}  ${description}`,
  );
  const parts = [
    command.summary,
    `Usage: ${command.usage === '' ? call : `${call} -- ${command.usage}`}`,
    ['Options:', ...lines].join('\n'),
    command.help,
  ];
  return parts.filter((part) => part !== undefined).join('\n\n');
}
