import { describe, expect, it } from 'vitest';
import { publisherOf } from './publisher.ts';

describe('the publisher', () => {
  it('is unknown until they say who they are', () => {
    expect(publisherOf({ name: undefined, contact: ' ' })).toEqual({ name: null, contact: null });
  });

  it.each([
    ['desk@news.example', 'mailto:desk@news.example'],
    ['https://news.example/form', 'https://news.example/form'],
    ['東京都千代田区1-1', null],
    ['javascript:alert(1)', null],
    ['mailto:a@b.example?bcc=c@d.example', null],
  ])('can be reached at %s', (contact, href) => {
    expect(publisherOf({ name: '山田新聞', contact })).toEqual({
      name: '山田新聞',
      contact: { text: contact, href },
    });
  });
});
