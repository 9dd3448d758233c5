import { expect, it } from 'vitest';
import { buildDocx, paragraph, ruby, run } from '#testing/build-docx.ts';
import { readDocx } from './read-docx.ts';

const read = async (body: string[], options?: Parameters<typeof buildDocx>[1]) => {
  const answer = await readDocx(buildDocx(body, options));
  if (!answer.ok) throw new Error(answer.code);
  const { text, ...rest } = answer;
  return { lines: text.split('\n').filter(Boolean), ...rest };
};
const listed = (text: string, list: 1 | 2) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
const row = (...cells: string[]) =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

it('reads headline, headings, lists, tables, bold and footnotes', async () => {
  const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
  const answer = await read(
    [
      paragraph('港の深さ', 'Title'),
      paragraph(run('各地の港が水深を増す') + note + run('。') + run('国も急ぐ', '<w:b/>')),
      paragraph('今後の展望', 'Heading1'),
      listed('調査', 1),
      listed('浚渫', 1),
      listed('第一', 2),
      `<w:tbl>${row('港', '水深')}${row('横浜', '18')}</w:tbl>`,
      paragraph('{a|b}と2*3*4。'),
    ],
    { footnotes: ['調査の報告 https://example.com/s'] },
  );
  expect(answer).toEqual({
    ok: true,
    lines: [
      '各地の港が水深を増す[^1]。**国も急ぐ**',
      '## 今後の展望',
      '- 調査',
      '- 浚渫',
      '1. 第一',
      '| 港 | 水深 |',
      '| --- | --- |',
      '| 横浜 | 18 |',
      '\\{a|b}と2\\*3\\*4。',
      '[^1]: 調査の報告 https://example.com/s',
    ],
    fields: { headline: '港の深さ' },
    warnings: [],
    holds: [],
  });
});

it('keeps the characters under a reading, in headings too', async () => {
  const { lines, fields, holds } = await read([
    paragraph(ruby('港', 'みなと') + run('の深さ'), 'Title'),
    paragraph(run('各地の') + ruby('港湾', 'こうわん') + run('と') + ruby('県', 'けん') + run('。')),
  ]);
  expect([fields.headline, lines, holds]).toEqual([
    '{港|みなと}の深さ',
    ['各地の{港湾|こうわん}と{県|けん}。'],
    [],
  ]);
});

it('leaves out what is hidden, by its run, its style or its paragraph, and says how much', async () => {
  const character =
    '<w:style w:type="character" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Secret"/></w:style>';
  const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>${character}</w:styles>`;
  const { lines, warnings, holds } = await read(
    [
      paragraph(
        run('見える。') + run('秘密', '<w:vanish/>') + run('これも見える。', '<w:vanish w:val="0"/>'),
      ),
      paragraph(run('注', '<w:rStyle w:val="Note"/>') + run('本文。')),
      paragraph('段落ごと', 'Secret'),
      paragraph(`<w:r><w:rPr><w:vanish/></w:rPr>${ruby('港', 'みなと').slice(5)}${run('終わり。')}`),
    ],
    { files: { 'word/styles.xml': styles } },
  );
  expect([lines, warnings, holds]).toEqual([
    ['見える。これも見える。', '本文。', '終わり。'],
    [{ code: 'left-hidden', text: '11' }],
    [],
  ]);
});

it('takes tracked insertions and leaves out deletions, moves and comments', async () => {
  const deleted = (text: string) =>
    `<w:del w:id="1" w:author="x"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
  const { lines, warnings } = await read(
    [
      paragraph(
        `${run('港は') + deleted('浅い')}<w:ins w:id="2" w:author="x">${run('深い')}</w:ins>${run('。')}`,
      ),
      paragraph(`<w:moveFrom w:id="3">${run('移した文。')}</w:moveFrom>`),
      paragraph(`<w:moveTo w:id="4">${run('移した文。')}</w:moveTo>`),
      paragraph(
        '<w:commentRangeStart w:id="0"/>' +
          run('本文。') +
          '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
      ),
    ],
    {
      files: {
        'word/comments.xml':
          '<w:comments><w:comment w:id="0"><w:p><w:r><w:t>内緒の話</w:t></w:r></w:p></w:comment></w:comments>',
      },
    },
  );
  expect([lines, warnings]).toEqual([
    ['港は深い。', '移した文。', '本文。'],
    [{ code: 'left-deleted', text: '4' }],
  ]);
});

it('names the paragraph of which its reader lost words, and keeps it from being published', async () => {
  const { warnings, holds } = await read([
    paragraph('面積を求める。'),
    paragraph(`${run('面積は')}<m:oMath><m:r><m:t>2x+1</m:t></m:r></m:oMath>${run('である。')}`),
  ]);
  expect([warnings, holds]).toEqual([[{ code: 'lost-text', text: '面積は2x+1である。' }], ['lost-text']]);
});

it('keeps a document that calls itself a draft a draft', async () => {
  const core =
    '<cp:coreProperties xmlns:cp="x"><cp:keywords>港; 物流</cp:keywords><cp:contentStatus>Draft</cp:contentStatus></cp:coreProperties>';
  const { fields, holds } = await read([paragraph('本文。')], { files: { 'docProps/core.xml': core } });
  expect([fields, holds]).toEqual([{ tags: ['港', '物流'], isDraft: true }, ['marked-draft']]);
});

it('refuses a document that is broken or nested like none', async () => {
  expect(await readDocx(buildDocx([paragraph('x')]).subarray(0, 900))).toEqual({
    ok: false,
    code: 'broken-file',
  });
  expect(await readDocx(buildDocx(['<w:p>']))).toMatchObject({ ok: false });
  expect(await readDocx(buildDocx(['<w:sdt><w:sdtContent>'.repeat(50_000)]))).toEqual({
    ok: false,
    code: 'too-complex',
  });
});
