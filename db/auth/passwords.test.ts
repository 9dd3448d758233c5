import { describe, expect, it } from 'vitest';
import { passwordProblem } from './passwords.ts';

const OWNER = { name: 'Mika Tanaka', email: 'm.sato+desk@kawase-press.example.co.jp' };
const problem = (password: string, owner = OWNER) => passwordProblem(password, owner);

describe('a password that somebody chooses', () => {
  it.each([
    'passwordpassword',
    'PASSWORDpassword',
    'P@ssw0rd1234',
    'Password2024!',
    'ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ',
    '123456789012',
    '111111111111',
    'aaaaaaaaaaaa',
    'abcdefghijkl',
    'qwertyuiopas',
    'asdfghjkl;12',
    '1q2w3e4r5t6y',
    'letmeinletmein',
    'iloveyouiloveyou',
    'administrator',
    'dragon123456',
    'football2024',
    'パスワードパスワード12',
    'ぱすわーどぱすわーど12',
    'いろはにほへとちりぬるを',
    'あいうえおかきくけこさし',
  ])('is refused when it is as common as %s', async (password) => {
    expect(await problem(password)).toBe('too-common');
  });

  it.each([
    'table river cloud seven',
    'correct horse battery',
    'correcthorsebatterystaple',
    'another long password',
    'nokto velo bruma',
    'x7Kq9!vLp2Wz',
    '赤い机の上に猫が三匹いる',
    'あかいつくえにねこがいる',
    '春はあけぼのやうやう白く',
    '馬馬馬馬馬馬馬馬馬馬馬馬',
    'лошадь верна батарея',
  ])('is taken when it is as good as %s, whatever it is made of', async (password) => {
    expect(await problem(password)).toBeUndefined();
  });

  it.each([
    ['the name', 'mika tanaka mika'],
    ['a part of the name', 'green TANAKA river'],
    ['the name in full-width letters', 'green ｔａｎａｋａ river'],
    ['the name with other signs between', 'Mika_Tanaka-7781'],
    ['a part of the e-mail address', 'green sato.river 81'],
    ['the whole address', 'M.Sato+desk@kawase-press.example.co.jp'],
    ['what it has behind a plus', 'my desk is green today'],
    ['the domain of the address', 'kawase green river'],
    ['the name of the site', 'green prism river'],
    ['the name of the site in two words', 'Prism News 7781'],
  ])('is refused when it holds %s: %s', async (_, password) => {
    expect(await problem(password)).toBe('is-name');
  });

  it('may have three letters of a name inside another word, but not as a word of its own', async () => {
    const ken = { name: 'Ken', email: 'ken@example.org' };
    expect(await problem('kentucky river cloud', ken)).toBeUndefined();
    expect(await problem('river ken cloud seven', ken)).toBe('is-name');
    expect(await problem('river-ken2026-cloud', ken)).toBe('is-name');
  });

  it('must not hold a Japanese name of two characters or more; one character is no name', async () => {
    const email = 'm@example.org';
    expect(await problem('田中さんの赤い机と三匹の猫', { name: '田中 美香', email })).toBe('is-name');
    expect(await problem('とても健やかな赤い机と猫', { name: '健', email })).toBeUndefined();
  });

  it('is as long as it looks, whatever its characters take', async () => {
    expect(await problem('𠮷野家𠮷野家𠮷野家𠮷野')).toBe('too-short');
    expect(await problem('x'.repeat(129))).toBe('too-long');
  });
});

it('the longest password costs a few milliseconds, however it is made', async () => {
  await problem('table river cloud seven');
  const worst = [
    '@$5!1|0',
    'p4$$w0rd@1!3',
    '4@8({[<369&#!1/|0$5+7%2',
    '1.1.1990/',
    '1234567890',
    'a',
    'ab4@',
  ];
  const begun = process.cpuUsage();
  for (const piece of worst) await problem(piece.repeat(128).slice(0, 128));
  const { user, system } = process.cpuUsage(begun);
  // 7 of them take some 30 ms; without a bound, the first alone takes seconds.
  expect((user + system) / 1000).toBeLessThan(700);
});
