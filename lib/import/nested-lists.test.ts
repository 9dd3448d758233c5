import { expect, it } from 'vitest';
import { buildDocx, paragraph, run } from '#testing/build-docx.ts';
import { VOCABULARY } from '#testing/import-texts.ts';
import { readFile } from './formats/read-file.ts';
import { parseArticle } from './parse-article.ts';

const PROSE = 'The port is being dredged for ships that nobody has ordered yet.';

async function listsOf(bytes: Uint8Array | string) {
  const file = await readFile(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  if (!file.ok) throw new Error(file.code);
  const { text, isMarkup, fields } = file;
  const read = parseArticle(text, { locale: 'en', vocabulary: VOCABULARY, isMarkup, fields });
  if (!read.ok) throw new Error(read.code);
  const blocks = read.article.document.analysis?.parts.flatMap((part) => part.blocks) ?? [];
  return blocks.flatMap((block) =>
    block.kind === 'list' || block.kind === 'ordered'
      ? [[block.kind, ...block.items.map(({ text: said, level }) => `${level ?? '1'} ${said}`)]]
      : [],
  );
}

const BULLETS = ['list', '1 Cost', '2 Dredging', '2 Piers', '1 Time'];
const NUMBERS = ['ordered', '1 Vote', '2 Region', '2 State', '1 Build'];

it('keeps lists in lists in plain text', async () => {
  const lists = '- Cost\n  - Dredging\n  - Piers\n- Time';
  const counted = '1. Vote\n   - Region\n   - State\n2. Build';
  expect(
    await listsOf(`Ports\n\n${PROSE}\n\n${PROSE}\n\n${lists}\n\n${PROSE}\n\n${counted}\n\n${PROSE}\n`),
  ).toEqual([BULLETS, NUMBERS]);
});

it('takes a list for one list where all of it is set in', async () => {
  expect(await listsOf(`Ports\n\n${PROSE}\n\n${PROSE}\n\n  ・甲の港\n  ・乙の港\n\n${PROSE}\n`)).toEqual([
    ['list', '1 甲の港', '1 乙の港'],
  ]);
});

it('keeps lists in lists in Markdown', async () => {
  const lists = '- Cost\n  1. Dredging\n  2. Piers\n- Time';
  expect(await listsOf(`---\ntitle: Ports\n---\n\n${PROSE}\n\n${PROSE}\n\n${lists}\n\n${PROSE}\n`)).toEqual([
    BULLETS,
  ]);
});

it('keeps lists in lists in HTML', async () => {
  const lists = '<ul><li>Cost<ul><li>Dredging</li><li>Piers</li></ul></li><li>Time</li></ul>';
  const counted = '<ol><li>Vote<ul><li>Region</li><li>State</li></ul></li><li>Build</li></ol>';
  const p = `<p>${PROSE}</p>`.repeat(3);
  const page = `<!doctype html><title>Ports</title><article><h1>Ports</h1>${p}${lists}${p}${counted}${p}</article>`;
  expect(await listsOf(page)).toEqual([BULLETS, NUMBERS]);
});

it('keeps lists in lists in documents of Word', async () => {
  const item = (text: string, level: number) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const items = [item('Cost', 0), item('Dredging', 1), item('Piers', 1), item('Time', 0)];
  const body = [paragraph('Ports', 'Title'), paragraph(PROSE), paragraph(PROSE), ...items, paragraph(PROSE)];
  expect(await listsOf(buildDocx(body))).toEqual([BULLETS]);
});
