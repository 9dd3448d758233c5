import { describe, expect, it } from 'vitest';
import { matchLabel } from './match-label.ts';

const WIDE = '\uFF1A';

describe('matchLabel', () => {
  it.each([
    ['なぜ今、このニュースが重要なのか', 'whyItMatters'],
    ['なぜ今、重要なのか', 'whyItMatters'],
    ['Why it matters now', 'whyItMatters'],
    ['この記事の要点', 'keyPoints'],
    ['ポイント', 'keyPoints'],
    ['KEY TAKEAWAYS', 'keyPoints'],
    ['ＫＥＹ　ＰＯＩＮＴＳ', 'keyPoints'],
    ['## 詳細解説', 'analysis'],
    ['**In depth**', 'analysis'],
    ['PRISMインサイト', 'insight'],
    ['今後の見通し', 'outlook'],
    ['What\u2019s next?', 'outlook'],
    ['\u3010関連記事\u3011', 'related'],
    ['Source(s)', 'source'],
    ['情報源', 'source'],
    ['キーワード', 'tags'],
  ])('knows %s', (line, kind) => {
    expect(matchLabel(line)).toEqual({ kind });
  });

  it('takes the title after a colon of either width, unchanged', () => {
    expect(':'.codePointAt(0)).toBe(0x3a);
    expect(WIDE.codePointAt(0)).toBe(0xff1a);
    expect(matchLabel('In-Depth Analysis: The Road: ＡＢＣ')).toEqual({
      kind: 'analysis',
      rest: 'The Road: ＡＢＣ',
    });
    expect(matchLabel(`詳細解説${WIDE} 道筋${WIDE}その先`)).toEqual({
      kind: 'analysis',
      rest: `道筋${WIDE}その先`,
    });
    expect(matchLabel('**PRISM Insight:** Time')).toEqual({ kind: 'insight', rest: 'Time' });
    expect(matchLabel('**PRISM Insight**: Time')).toEqual({ kind: 'insight', rest: 'Time' });
    expect(matchLabel('**PRISM Insight: Time**')).toEqual({ kind: 'insight', rest: 'Time' });
    expect(matchLabel('Outlook:')).toEqual({ kind: 'outlook' });
  });

  it('takes a sentence or a long text after the colon for a paragraph', () => {
    expect(matchLabel('Analysis: the bus is late.')).toEqual({
      kind: 'analysis',
      rest: 'the bus is late.',
      isProse: true,
    });
    expect(matchLabel(`解説${WIDE}バスは遅れる。`)).toMatchObject({ isProse: true });
    expect(matchLabel(`Outlook: ${'long '.repeat(25)}`)).toMatchObject({ isProse: true });
    expect(matchLabel('Outlook: will it come?')).toEqual({ kind: 'outlook', rest: 'will it come?' });
  });

  it.each([
    'Outlook is bleak',
    '• Outlook',
    'The analysis of: hours',
    '\u3010解説\u3011図書館の夜',
    ': Outlook',
    '',
  ])('takes "%s" for text', (line) => expect(matchLabel(line)).toBeUndefined());
});
