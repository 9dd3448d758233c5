import type { Page } from '@playwright/test';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { ENGLISH, JAPANESE } from '#testing/import-texts.ts';
import { importText } from './support/articles.ts';
import { runCommand } from './support/run-command.ts';
import { inStore } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

/** The visible text of the main part, without the spaces and breaks that typesetting adds. */
const textOf = async (page: Page, selector = 'main') =>
  (await page.locator(selector).innerText()).replace(/\s+/g, '');

const squeeze = (text: string) => text.replace(/\s+/g, '');

const EXPECTED = {
  ja: {
    sections: {
      'why-it-matters': [
        'なぜ今、重要なのか',
        '働く世代にとって',
        '誰のための施設かという問いそのものである。',
      ],
      'key-points': [
        '要点',
        '利用者の入れ替わり',
        '静かな運営',
        '残る課題',
        '最終のバスは午後9時30分に出る。',
      ],
      analysis: [
        '詳細解説',
        '明かりの下の公共空間',
        '背景：閉館後の街に残るもの',
        '人手は足りるのか',
        '一方で、夜だけ',
      ],
      insight: [
        'PRISMInsight',
        '時間という資源',
        '投資家への示唆',
        '暮らしの視点',
        '値段のつかない価値がある。',
      ],
      outlook: ['今後の展望', '次の焦点は交通である。', 'これからの宿題だ。'],
    },
    lede: '閉館を午後10時に延ばす公共図書館が増えている。利用者と職員、それぞれの変化を追う。',
    category: '社会',
  },
  en: {
    sections: {
      'why-it-matters': ['Why it matters now', 'For people who work', 'whom a building is for.'],
      'key-points': ['Key points', 'New readers', 'Quiet running', 'What remains', '9:30 in the evening.'],
      analysis: [
        'In depth',
        'A Public Room Under Lamps',
        'Background: What stays',
        'Are there enough hands?',
      ],
      insight: [
        'PRISM Insight',
        'Time as a Resource',
        'For investors',
        'Daily life',
        'worth without a price.',
      ],
      outlook: ['Outlook', 'Transport comes next.', 'homework for the years ahead.'],
    },
    lede: 'More public libraries now close at ten in the evening. We follow what changed for readers and for staff.',
    category: 'Society',
  },
};

test('two scraped texts become two linked pages with every sentence in its place', async ({ page }) => {
  const ja = await importText(JAPANESE, '--publish', '--slug', 'night-libraries');
  expect(ja.stderr).toBe('');
  expect(ja.status).toBe(0);
  expect(ja.report).toMatchObject({ status: 'created', published: true, unparsed: [] });
  const id = String(ja.report.articleId);

  await page.goto(ja.report.url);
  await expect(page.locator('.language-switch')).toContainText('この記事の英語版はありません。');
  await expect(page.locator('.language-switch a')).toHaveAttribute('href', '/en');

  const en = await importText(ENGLISH, '--publish', '--translation-of', id);
  expect(en.status).toBe(0);
  expect(en.report).toMatchObject({ articleId: ja.report.articleId, locale: 'en', unaligned: [] });

  for (const [locale, source, { report }] of [
    ['ja', JAPANESE, ja],
    ['en', ENGLISH, en],
  ] as const) {
    await page.goto(report.url);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    const { sections, lede, category } = EXPECTED[locale];
    await expect(page.locator('.lede')).toHaveText(lede);
    await expect(page.locator('.breadcrumbs a').last()).toHaveText(category);
    for (const [anchor, parts] of Object.entries(sections)) {
      const text = await textOf(page, `section#${anchor}`);
      const places = parts.map((part) => text.indexOf(squeeze(part)));
      expect(places, `${anchor} in order`).toEqual(places.toSorted((a, b) => a - b));
      expect(places, anchor).not.toContain(-1);
    }
    await expect(page.locator('section#key-points ol > li')).toHaveCount(3);
    await expect(page.locator('section#analysis h3')).toHaveCount(2);
    await expect(page.locator('section#analysis p')).toHaveCount(3);
    await expect(page.locator('section#insight .insight-item')).toHaveCount(2);
    await expect(page.locator('section#outlook p')).toHaveCount(2);

    const whole = await textOf(page);
    const body = source
      .split('\n')
      .slice(8)
      .filter((line) => /[。.]$/.test(line.trim()));
    expect(body.length).toBeGreaterThan(10);
    for (const line of body) {
      const sentence = squeeze(line)
        .replace(/^•/, '')
        .replace(/^[^：:]{1,16}[：:]/, '');
      expect(whole).toContain(sentence);
    }
  }

  await page.locator('.language-switch a').click();
  await expect(page).toHaveURL(ja.report.url);
  await page.locator('.language-switch a').click();
  await expect(page).toHaveURL(en.report.url);
});

test('the same file again changes nothing, and a changed one shows on the next request', async ({ page }) => {
  const text = JAPANESE.replaceAll('夜の図書館は', '再び、夜の図書館は');
  const first = await importText(text, '--publish');
  const again = await runCommand('import', [first.path, '--publish']);
  expect(again.stdout).toContain('unchanged');
  const changed = await importText(
    text.replace('次の焦点は交通である。', '次の焦点は予算である。'),
    '--publish',
    '--update',
    String(first.report.articleId),
  );
  expect(changed.report).toMatchObject({ status: 'updated', articleId: first.report.articleId });
  await page.goto(first.report.url);
  await expect(page.locator('#outlook')).toContainText('次の焦点は予算である。');
});

test('hostile text is shown as text, in the page and in its title', async ({ page }) => {
  const hostile = [
    '<script>document.title = "owned"</script>',
    '</title><img src=x onerror=alert(1)>',
    '{{constructor.constructor("x")()}} <%= 7*7 %> {count, plural, other {#}}',
    '[click](javascript:alert(1)) and <a href="javascript:alert(2)">two</a>',
    '👩‍👩‍👧‍👦 \u200Fشالوم\u200E & &lt;b&gt;',
  ];
  const [script, title, braces, link, emoji] = hostile;
  const headline = `${script} ${title}`;
  const text = `${headline}\nScience\n${headline}\n\n${braces}.\n\nWhy it matters now\n\n${link}.\n\nKey points\n\n• ${script}: ${emoji}.\n\nOutlook\n\n${title}.\n`;
  const { report, status, stderr } = await importText(text, '--publish', '--locale', 'en');
  expect([status, stderr]).toEqual([0, '']);
  await page.goto(report.url);
  await expect(page.locator('h1')).toHaveText(headline);
  expect(await page.title()).toBe(`${headline} | PRISM News`);
  await expect(page.locator('.lede')).toHaveText(`${braces}.`);
  await expect(page.locator('#why-it-matters')).toContainText(`${link}.`);
  await expect(page.locator('#key-points')).toContainText(`${emoji}.`);
  await expect(page.locator('main a[href^="javascript:"], main img, main script')).toHaveCount(0);
  await inStore(() => trashArticle({ actor: TEST_ACTOR, articleId: report.articleId }));
});

test('what blocks publishing is named, and the text is kept as a draft', async ({ page }) => {
  const { status, report } = await importText('Only a headline stands here\n', '--publish', '--locale', 'en');
  expect(status).toBe(2);
  expect(report).toMatchObject({ published: false, blocks: ['no-lede', 'no-section', 'unlabelled'] });
  const answer = await page.goto(report.url);
  expect(answer?.status()).toBe(404);
});
