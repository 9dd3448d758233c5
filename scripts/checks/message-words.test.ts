import { describe, expect, it } from 'vitest';
import { findWordFaults } from './message-words.ts';

describe('the words of the messages', () => {
  it.each([
    ['a half-width colon before an argument', '以前のURL: {slugs}', '以前のURL： {slugs}'],
    ['a half-width colon after a letter', '変えました:', '変えました：'],
    ['half-width brackets', '記事(下書き)', '記事（下書き）'],
    ['a half-width comma', 'はい,そうです', 'はい、そうです'],
    ['a half-width question mark', '移しますか?', '移しますか？'],
    ['a half-width stop', '保存しました.', '保存しました。'],
    ['a dash of English', 'オフライン — 未送信', 'オフライン（未送信）'],
    ['one inside a choice', '{n, plural, other {#件: あり}}', '{n, plural, other {#件：あり}}'],
    ['a category', 'カテゴリーを選ぶ', '分野を選ぶ'],
    ['an address that is a URL', 'アドレスを変更', 'メールアドレスとIPアドレス、URLを変更'],
    ['a button that gives up', 'やめる', 'キャンセル'],
    ['a space before さん', '{names} さんも編集中', '{names}さんも編集中'],
    ['the desk with a space', 'PRISM News 編集部', 'PRISM News編集部'],
    ['another name of an insight', '暮らしの視点', '暮らしへの影響'],
  ])('in Japanese may not be %s', (_, wrong, right) => {
    expect(findWordFaults({ a: { b: wrong } }, 'ja')).toHaveLength(1);
    expect(findWordFaults({ a: { b: wrong } }, 'ja')[0]).toMatch(/^a\.b: /);
    expect(findWordFaults({ a: { b: right } }, 'ja')).toEqual([]);
  });

  it.each([
    'Webhookを使えるのは https:// で始まるURL（{host}）だけです。',
    'Wordで.docxとして保存し直してください。',
    '@の前に使えるのは、半角の英数字と . _ - + だけです。',
    '「Authorization: Bearer …」として送ってください。',
    '**太字**、[文字](https://…)、出典 [^1]',
    '上限は{most, number}文字、1,234.5のように書きます。',
  ])('in Japanese may be %s', (text) => {
    expect(findWordFaults({ text }, 'ja')).toEqual([]);
  });

  it.each([
    ['a category', 'Choose a category', 'Choose a section'],
    ['a link in the wrong voice', 'To the front page', 'Go to the front page'],
    ['an account that is there', 'The account is there. Sign in with it.', 'Your account has been created.'],
    ['a list of what is known', 'Known are: {known}.', 'Choose from: {known}.'],
    ['what is taken in', 'Take in and use', 'Upload and use'],
    ['a schedule taken back', 'Take the schedule back', 'Cancel the schedule'],
    ['the present draft', 'Present draft', 'Current draft'],
    ['what goes nowhere', 'Goes nowhere', 'No place yet'],
    ['a minute that comes', 'Readers get it at its minute.', 'It will be published at that time.'],
    ['American spelling', 'Accent color', 'Accent colour'],
    ['a hyphen in a range', 'Choose 1-10 articles', 'Choose 1–10 articles'],
    ['an American date', 'On November 28 it closes', 'On 28 November it closes'],
    ['a straight apostrophe', "It's saved", 'It’s saved'],
    ['an em dash with spaces', 'Offline — unsent 1', 'Offline – 1 unsent'],
  ])('in English may not be %s', (_, wrong, right) => {
    expect(findWordFaults({ a: wrong }, 'en')).toHaveLength(1);
    expect(findWordFaults({ a: right }, 'en')).toEqual([]);
  });

  it('in English may be days of the calendar and versions', () => {
    const text = 'Enter it as 2026-12-31, at 2026-11-03T14:05, under CC BY-SA 4.0.';
    expect(findWordFaults({ text }, 'en')).toEqual([]);
  });
});
