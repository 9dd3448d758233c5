import { expect, it } from 'vitest';
import type { ImportAnswer } from '#lib/desk/editor.ts';
import { ImportList } from './imports.ts';

type Sent = ConstructorParameters<typeof ImportList>[0];
type Asked = Parameters<Sent>[0];

const ANSWER: ImportAnswer = {
  locale: 'en',
  text: 'a\nb\nc',
  isTyped: true,
  lines: [],
  document: { v: 2, headline: '', lede: '' } as ImportAnswer['document'],
  categoryId: null,
  tags: [],
  proposedTags: [],
  sources: [],
  warnings: [],
  sponsor: 'Minato Lines',
  against: [],
  known: null,
  kept: null,
};

/** A list whose server says always the same, with all that it was asked. */
function listWith(upload: 'ok' | 'refused') {
  const asked: Asked[] = [];
  const send = (async (sent: Asked) => {
    asked.push(sent);
    return { ok: true, value: ANSWER };
  }) as unknown as Sent;
  const list = new ImportList(send, undefined, async () =>
    upload === 'ok'
      ? { ok: true, answer: { mediaId: 12, isNew: true, credit: '', warnings: [] } }
      : { ok: false, message: 'This is no picture.' },
  );
  list.type(1, 'a\nb\nc');
  return { list, asked };
}
const file = new File(['x'], 'pier.jpg', { type: 'image/jpeg' });

it('sends a picture to the library and has the text read with it', async () => {
  const { list, asked } = listWith('ok');
  await list.read(1);
  await list.givePicture(1, 2, file);
  expect(asked.at(-1)?.pictures).toEqual([{ line: 2, media: 12 }]);
  expect(list.item(1)?.pictures).toEqual({ 2: { name: 'pier.jpg', media: 12 } });
  await list.takePicture(1, 2);
  expect(asked.at(-1)?.pictures).toEqual([]);
});

it('keeps a picture through a reload and at its line when lines come above it, and none that was refused', async () => {
  const { list, asked } = listWith('ok');
  await list.read(1);
  await list.givePicture(1, 2, file);
  const { list: other, asked: again } = listWith('ok');
  await other.bringBack(list.kept() ?? '');
  expect(again.at(-1)?.pictures).toEqual([{ line: 2, media: 12 }]);
  list.type(1, 'new\na\nb\nc');
  await list.read(1);
  expect(asked.at(-1)?.pictures).toEqual([{ line: 3, media: 12 }]);

  const { list: refused } = listWith('refused');
  await refused.read(1);
  await refused.givePicture(1, 2, file);
  expect(refused.item(1)?.pictures[2]).toEqual({ name: 'pier.jpg', problem: 'This is no picture.' });
  expect(refused.kept()).not.toContain('pier.jpg');
});

it('says who paid for a text once it is said in both languages, or that nobody did', async () => {
  const { list, asked } = listWith('ok');
  await list.read(1);
  expect(asked.at(-1)?.sponsor).toBeUndefined();
  const before = asked.length;
  await list.setSponsor(1, { ja: '港海運', en: '' });
  expect(asked.length).toBe(before);
  await list.setSponsor(1, { ja: '港海運', en: 'Minato Lines' });
  expect(asked.at(-1)?.sponsor).toEqual({ ja: '港海運', en: 'Minato Lines' });
  await list.setSponsor(1, { ja: '', en: '' });
  expect(asked.at(-1)?.sponsor).toEqual({ ja: '', en: '' });
});
