import { expect, it } from 'vitest';
import { runHere } from '#testing/run-here.ts';

const test = (...args: string[]) => runHere(() => import('./test.ts'), args);

it('test explains itself, and refuses an option that it does not have', async () => {
  const help = await test('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm test -- [PATTERN] [--quick | --unit | --browser]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await test('--colour')).toEqual({ status: 1, out: '', err: sentence });
});

it.each([
  [['--quick', '--browser'], 'Choose one of --quick, --unit and --browser; without them, all tests run.'],
  [['lib', 'db'], 'One pattern at a time: what is "db"?'],
  [['no/such/file'], 'No test file\'s path has "no/such/file" in it.'],
  [['--browser', '.test.ts'], 'No test file\'s path has ".test.ts" in it.'],
  [['--unit', '.spec.ts'], 'No test file\'s path has ".spec.ts" in it.'],
  [['--quick', 'e2e/'], 'No test file\'s path has "e2e/" in it.'],
  [['--quick', 'scripts/start.test.ts'], 'No test file\'s path has "scripts/start.test.ts" in it.'],
  [['--quick', 'bootstrap/install'], 'No test file\'s path has "bootstrap/install" in it.'],
])('test runs nothing with %j', async (args, sentence) => {
  expect(await test(...args)).toEqual({ status: 1, out: '', err: `${sentence}\n` });
});
