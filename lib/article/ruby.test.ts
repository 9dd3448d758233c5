import { describe, expect, it } from 'vitest';
import { parseRuby, withoutRuby } from './ruby.ts';

describe('a headline', () => {
  it('may have readings above its characters', () => {
    expect(parseRuby('新{元号|げんごう}の日')).toEqual([
      { kind: 'text', text: '新' },
      { kind: 'ruby', base: '元号', reading: 'げんごう' },
      { kind: 'text', text: 'の日' },
    ]);
  });

  it('has no Markdown', () => {
    expect(parseRuby('**A** [b](https://example.com) <b>')).toEqual([
      { kind: 'text', text: '**A** [b](https://example.com) <b>' },
    ]);
  });

  it('in a title has no readings', () => {
    expect(withoutRuby('新{元号|げんごう}の{日|ひ}')).toBe('新元号の日');
    expect(withoutRuby('{{x}} {a|}')).toBe('{{x}} {a|}');
  });
});
