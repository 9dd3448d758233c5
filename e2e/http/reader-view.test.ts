import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#testing/ask.ts';
import { type Served, serveHere } from '#testing/serve.ts';

let server: Served;
beforeAll(async () => {
  server = await serveHere({ DEMO_CONTENT: 'on' });
}, 180_000);
afterAll(() => server.stop());

type Text = { text: string };
type Data = {
  headline: string;
  lede: Text;
  sections: {
    title?: string;
    blocks?: (Text & { items?: Text[] })[];
    points?: (Text & { label?: string })[];
    parts?: { blocks: Text[] }[];
    items?: { blocks: Text[] }[];
  }[];
  sources: { title?: string }[];
};

/** The texts of an article's sections, in which marks are read already. */
const textsOf = ({ lede, sections, sources }: Data): string[] =>
  [
    lede.text,
    ...sections.flatMap(({ blocks = [], points = [], parts = [], items = [] }) => [
      ...blocks.flatMap(({ text, items: of = [] }) => [text, ...of.map((item) => item.text)]),
      ...points.flatMap(({ label, text }) => [label, text]),
      ...[...parts, ...items].flatMap((part) => part.blocks.map(({ text }) => text)),
    ]),
    ...sources.map(({ title }) => title),
  ].filter((text) => text !== undefined);

/** As somebody reads it who sees no marks, readings or white space. */
const bare = (text: string) => text.replace(/\[\d+\]|[\s\u200B]/gu, '');

describe('the reader view of a browser', () => {
  it.each(['en', 'ja'])('keeps every section of an article, and its sources: %s', async (locale) => {
    const { items } = JSON.parse((await ask(server.url, `/${locale}/feed.json`)).text);
    for (const { url } of items.slice(0, 3) as { url: string }[]) {
      const path = new URL(url).pathname;
      const data = JSON.parse((await ask(server.url, `${path}.json`)).text) as Data;
      const { document } = parseHTML((await ask(server.url, path)).text);
      for (const reading of document.querySelectorAll('rt, rp')) reading.remove();
      const view = new Readability(document as unknown as Document).parse();
      expect(view?.title).toContain(data.headline);
      const read = bare(view?.textContent ?? '');
      for (const text of textsOf(data))
        expect([path, text, read.includes(bare(text))]).toEqual([path, text, true]);
    }
  });
});
