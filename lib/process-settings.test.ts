import { afterEach, expect, it, vi } from 'vitest';
import { processSettings, setProcessSettings } from './process-settings.ts';

afterEach(() => setProcessSettings({ siteUrl: 'http://127.0.0.1:3000' }));

it('what one copy of the module is told, another one reads: Node and Next have one each', async () => {
  expect(processSettings()).toEqual({ siteUrl: 'http://127.0.0.1:3000' });
  setProcessSettings({ siteUrl: 'https://news.example', publisherName: 'The Tidings' });
  vi.resetModules();
  const other = await import('./process-settings.ts');
  expect(other.processSettings).not.toBe(processSettings);
  expect(other.processSettings()).toEqual({ siteUrl: 'https://news.example', publisherName: 'The Tidings' });
});
