import { expect, it, vi } from 'vitest';
import { runSteps } from './steps.ts';

it('runs every step, shows what the failed ones printed, and names them', async () => {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => lines.push(line));
  const failed = await runSteps([
    { name: 'types', run: async () => ({ ok: false, output: 'x is no number' }) },
    { name: 'pages', run: () => Promise.reject(new Error('no space left')) },
    { name: 'keys', run: async () => ({ ok: true, output: 'chatter' }) },
  ]);
  const text = lines.join('\n').replace(/\d+\.\d s/g, 'N s');
  expect(failed).toEqual(['types', 'pages']);
  expect(text).toBe(
    'FAILED types (N s)\n\nx is no number\n\nFAILED pages (N s)\n\nno space left\n\nok     keys (N s)',
  );
});

it('begins all steps at once where it is told to, and names them in their order', async () => {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => lines.push(line));
  const { promise, resolve } = Promise.withResolvers<{ ok: boolean }>();
  const steps = [
    { name: 'types', run: () => promise },
    {
      name: 'keys',
      run: async () => {
        resolve({ ok: false });
        return { ok: true };
      },
    },
  ];
  expect(await runSteps(steps, { atOnce: true })).toEqual(['types']);
  expect(lines.map((line) => line.replace(/ \(.*/, ''))).toEqual(['FAILED types', 'ok     keys']);
});
