import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandError, runCommand } from './run-command.ts';

const printed: string[] = [];
const complained: string[] = [];
let before: typeof process.exitCode;

beforeEach(() => {
  before = process.exitCode;
  printed.length = complained.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line) => printed.push(line));
  vi.spyOn(console, 'error').mockImplementation((line) => complained.push(line));
});
afterEach(() => {
  process.exitCode = before;
});

const COMMAND = {
  name: 'greet',
  summary: 'Greets people.',
  usage: 'NAME [options]',
  positionals: true,
  options: {
    loud: { type: 'boolean', description: 'in capitals' },
    slug: { type: 'string', description: 'where' },
  },
} as const;

const run = (...argv: string[]) =>
  runCommand(
    COMMAND,
    ({ values, positionals }) => {
      if (positionals[0] === 'nobody') throw new CommandError('There is nobody.', 2);
      if (positionals[0] === 'crash') throw new Error('a cable is loose\nand more');
      console.log(JSON.stringify({ values, positionals }));
      return positionals.length;
    },
    argv,
  );

describe('a command', () => {
  it('gets its options and arguments, and decides the exit status', async () => {
    await run('a', '--loud', 'b', '--slug=x');
    expect(printed).toEqual(['{"values":{"loud":true,"slug":"x"},"positionals":["a","b"]}']);
    expect(process.exitCode).toBe(2);
  });

  it('explains itself with --help and does nothing else', async () => {
    await run('crash', '--help');
    expect(printed[0]).toContain('Usage: npm run greet -- NAME [options]');
    expect(printed[0]).toContain('--slug VALUE');
    expect(process.exitCode).toBe(0);
  });

  it.each([
    [['--louder'], 'There is no option --louder. Try --help.'],
    [['-x'], 'There is no option -x. Try --help.'],
    [['--slug'], 'The option --slug needs a value. Try --help.'],
    [['--slug', '--loud'], 'The option --slug needs a value. Try --help.'],
    [['--loud=yes'], 'The option --loud takes no value. Try --help.'],
  ])('refuses %j in one sentence', async (argv, sentence) => {
    await run(...argv);
    expect(complained).toEqual([sentence]);
    expect(process.exitCode).toBe(1);
  });

  it('shows an expected failure as its sentence', async () => {
    await run('nobody');
    expect(complained).toEqual(['There is nobody.']);
    expect(process.exitCode).toBe(2);
  });

  it('shows an unexpected failure as one line, and where it happened with --debug', async () => {
    await run('crash');
    await run('crash', '--debug');
    expect(complained[0]).toBe(
      'Something unexpected went wrong: a cable is loose. The same command with --debug shows where.',
    );
    expect(complained[1]).toContain('run-command.test.ts');
    expect(process.exitCode).toBe(1);
  });
});
