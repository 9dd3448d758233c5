import { expect, it } from 'vitest';
import { signIn } from '#db/auth/sign-in.ts';
import { openStore } from '#db/open-store.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const dataDir = newDataDir();
const createAdmin = (args: string[], input = '') =>
  runHere(() => import('./create-admin.ts'), args, { DATA_DIR: dataDir }, input);

async function canSignIn(email: string, password: string): Promise<boolean> {
  const { store } = await openStore({ dataDir });
  try {
    const given = { email, password, address: 'test', device: undefined, headers: new Headers() };
    return (await signIn(given)).is === 'signed-in';
  } finally {
    store.close();
  }
}

it('create-admin explains itself, and refuses an option that it does not have', async () => {
  const help = await createAdmin(['--help']);
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run create-admin -- --email ADDRESS --name NAME [--role ROLE]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await createAdmin(['--colour'])).toEqual({ status: 1, out: '', err: sentence });
});

it('create-admin makes an account with the password on standard input, or one that it shows once', async () => {
  const mika = ['--email', 'Mika@example.org', '--name', '美香'];
  const given = await createAdmin(mika, 'correct horse battery\n');
  expect(given).toEqual({
    status: 0,
    out: 'Created the account mika@example.org. Sign in at /admin.\n',
    err: '',
  });
  expect(await canSignIn('mika@example.org', 'correct horse battery')).toBe(true);

  const generated = await createAdmin(['--email', 'ken@example.org', '--name', 'Ken', '--role', 'editor']);
  const password = /Password, shown only now: (\S{20})\n/.exec(generated.out)?.[1] ?? '';
  expect(await canSignIn('ken@example.org', password)).toBe(true);
});

it('create-admin refuses a password that everybody tries, in a sentence', async () => {
  const result = await createAdmin(['--email', 'eve@example.org', '--name', 'Eve'], 'passwordpassword\n');
  expect([result.status, result.out]).toEqual([2, '']);
  expect(result.err).toContain('This password is among the first that others would try.');
});

it.each([
  [['--email', 'a@example.org'], 1, 'Give --email and --name.'],
  [['--email', 'a@example.org', '--name', 'A', '--role', 'boss'], 1, '--role must be one of'],
  [['--email', 'a', '--name', ' '], 2, 'Enter a name of 80 characters at most.\nEnter an e-mail address'],
  [['--email', 'a@example.org', '--name', 'A'], 2, 'Use 12 characters or more.'],
])('create-admin refuses %j with exit status %d', async (args, status, sentence) => {
  const result = await createAdmin(args, 'short');
  expect([result.status, result.out]).toEqual([status, '']);
  expect(result.err).toContain(sentence);
});
