import { describe, expect, it } from 'vitest';
import { HEADLINES } from '#testing/headlines.ts';
import { breaksOf, clausesOf } from './headline.ts';

/** Clauses by `//`, pieces by `|`, with what is held in angle brackets. */
const shown = (text: string) =>
  clausesOf(text)
    .map(({ pieces }) =>
      pieces
        .map(({ nodes, has }) => {
          const words = nodes.map((node) => (node.kind === 'ruby' ? node.base : node.text)).join('');
          return has === 'unbroken' ? `<${words}>` : words;
        })
        .join('|'),
    )
    .join(' // ');

describe('a Japanese headline', () => {
  it.each([
    ['ウクライナ和平|交渉、 // 進展の|条件は|何か'],
    ['量子|コンピューターの|完成前に、 // 暗号を|替える|理由'],
    ['売上高|<１２，３４５億円、> // 過去最高を|更新'],
    ['春闘、 // 平均賃上げ率|<５・２８％　> // 中小との|差は|縮まるか'],
    ['<7〜9月期の>|GDP、 // <年率2.1％増>'],
    ['「空き家」|900万戸、 // どう|減らすのか'],
    ['リチウムイオン|電池の|次'],
    ['津波'],
  ])('ends its lines between phrases, and clauses at commas and wide spaces: %s', (expected) => {
    expect(shown(expected.replaceAll(/ ?\/\/ ?|[|<>]/g, ''))).toBe(expected);
  });

  it('stays what it is', () => {
    for (const headline of [...HEADLINES, '　空白で始まる見出し', '{葛飾|かつしか}区の{水|みず}']) {
      const nodes = clausesOf(headline).flatMap(({ pieces }) => pieces.flatMap((piece) => piece.nodes));
      const written = nodes.map((node) =>
        node.kind === 'ruby' ? `{${node.base}|${node.reading}}` : node.text,
      );
      expect(written.join('')).toBe(headline);
    }
  });

  it('keeps a reading whole, wherever a line could end', () => {
    expect(shown('{国際通貨基金専務理事|せんむりじ}の見直し')).toBe('国際通貨基金専務理事の|見直し');
  });

  it('has no line that begins with a comma, a long vowel or a closing bracket', () => {
    for (const headline of HEADLINES) {
      for (const at of breaksOf(headline)) {
        expect(headline.slice(at), headline).not.toMatch(/^[、。，ー」』）ァィゥェォッャュョ]/u);
        expect(headline.slice(0, at), headline).not.toMatch(/[「『（]$/u);
      }
    }
  });

  it('says how much room a clause wants, in em', () => {
    // Seven characters and a comma whose blank half may pass the edge; seven; one more, and a space that may.
    const em = (text: string) => clausesOf(text).map((clause) => clause.em);
    expect(em('世界の貿易を、通貨を動かす')).toEqual([7, 6]);
    expect(em('年金改革が成立　底上げは')).toEqual([7, 4]);
  });
});
