import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { createAccount } from '#db/commands/people/create-account.ts';
import { isRole, ROLES } from '#lib/rights.ts';
import { cliLocale, cliTranslator } from './cli/messages.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { withStore } from './cli/with-store.ts';

await runCommand(
  {
    name: 'create-admin',
    summary: 'Creates an account for the desk: an administrator’s unless another role is given.',
    usage: '--email ADDRESS --name NAME [--role ROLE]',
    options: {
      email: { type: 'string', description: 'the e-mail address to sign in with' },
      name: { type: 'string', description: 'the name that others see' },
      role: { type: 'string', description: `${ROLES.join(', ')}; without it, admin` },
    },
    help: `The password is asked for, or read from standard input: echo "$PASSWORD" | npm run create-admin -- …
Without one (an empty line), it is generated and printed once.
Exit status: 0 created; 1 the command is wrong; 2 refused, with the reason on standard error.`,
  },
  async ({ values: { email, name, role = 'admin' } }) => {
    const say = cliTranslator('cli.createAdmin');
    if (!email || !name) throw new CommandError(say('missing'));
    if (!isRole(role)) throw new CommandError(say('badRole', { role, roles: ROLES.join(', ') }));
    const given = await readPassword(say('password'));
    const password = given || randomBytes(15).toString('base64url');
    return withStore(async ({ actor }) => {
      const result = await createAccount({ actor, email, name, role, password, locale: cliLocale() });
      if (!result.ok) {
        const answers = cliTranslator('desk.answers');
        for (const code of result.problems) console.error(answers(code));
        return 2;
      }
      console.log(say('done', { email: result.email }));
      if (!given) console.log(say('generated', { password }));
      return 0;
    }, 'make');
  },
);

/** The first line of standard input; at a terminal it is asked for, and not shown. */
async function readPassword(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write('\n');
  }
}
