import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InlineText } from '#components/ui/inline-text.tsx';
import { PhrasedText } from '#components/ui/phrased-text.tsx';
import { findBrowser } from '#scripts/cli/find-browser.ts';
import { ROOT } from '#scripts/cli/tool.ts';
import { ask } from '#testing/ask.ts';
import { HEADLINES } from '#testing/headlines.ts';
import { type Served, serveHere } from '#testing/serve.ts';

/*
 * Where Chromium ends the lines of Japanese headlines, with the styles that readers get: as the large headline of an article and in
 * columns, on ten widths.
 */
const WIDTHS = [320, 360, 390, 430, 600, 768, 834, 1024, 1280, 1680];
/** Of a column with a smaller headline, in em of that. */
const COLUMNS = [9, 11, 14];

let server: Served;
let browser: Browser;
beforeAll(async () => {
  server = await serveHere();
  const executablePath = findBrowser();
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The lines of the demo's articles in Japanese. */
function demoLines(): string[] {
  return globSync('content/articles/*.ja.txt', { cwd: ROOT }).flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .map((line) => line.trim()),
  );
}

/** Short lines of the demo's articles, headlines and labels among them, and invented headlines. */
function headlines(): string[] {
  const demo = demoLines().filter(
    (line) => /^[^|#[{>-].{5,39}[^。|：:]$/u.test(line) && /[\p{sc=Hira}\p{sc=Han}]/u.test(line),
  );
  return [...new Set([...HEADLINES, ...demo])];
}

/** Headlines as they are drawn, large and, on the first width, in columns. */
function rowsOf(width: number, texts: readonly string[]): string[] {
  const drawn = texts.map((each) => renderToStaticMarkup(<PhrasedText text={each} locale="ja" />));
  return drawn.flatMap((markup) => [
    `<h1>${markup}</h1>`,
    ...(width === WIDTHS[0] ? COLUMNS : []).map((em) => `<h3 style="width: ${em}em">${markup}</h3>`),
  ]);
}

async function openPage(width: number, rows: readonly string[]) {
  const { text } = await ask(server.url, '/ja/contact');
  const sheets = text.match(/<link rel="stylesheet"[^>]*>/g) ?? [];
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const html = `<!doctype html><html lang="ja"><head><meta charset="utf-8">${sheets.join('')}</head><body><main style="display: block; max-width: 44rem; padding: 0 1.25rem">${rows.join('')}</main></body></html>`;
  // A page of the server's, for its styles, without its policy, for the columns' widths.
  await page.route('**/headlines', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${server.url}/headlines`);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** The lines of each heading, whether it is too wide, and which clauses are broken that had room. */
function measure() {
  const headings = [...document.querySelectorAll<HTMLElement>('h1, h3, p')];
  const clausesIn = (heading: HTMLElement) => [
    ...heading.querySelectorAll<HTMLElement>('[class^="clause-"]'),
  ];
  // All are copied before any is looked at: the page is laid out once.
  const copies = headings.map((heading) =>
    clausesIn(heading).map((clause) => {
      const copy = clause.cloneNode(true) as HTMLElement;
      copy.className = '';
      for (const gap of copy.querySelectorAll('wbr')) gap.remove();
      copy.style.cssText = 'white-space: nowrap; position: absolute; visibility: hidden';
      heading.append(copy);
      return copy;
    }),
  );
  const widths = copies.map((each) => each.map((copy) => copy.getBoundingClientRect().width));
  for (const copy of copies.flat()) copy.remove();

  return headings.map((heading, place) => {
    const size = Number.parseFloat(getComputedStyle(heading).fontSize);
    const room = heading.clientWidth;
    const lines: string[] = [];
    const edge = heading.getBoundingClientRect().right + 1;
    let isTooWide = false;
    let top = Number.NEGATIVE_INFINITY;
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('rt, rp')) continue;
      const range = document.createRange();
      const { data } = node as Text;
      for (let at = 0; at < data.length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const [box] = range.getClientRects();
        if (!box) continue;
        const middle = (box.top + box.bottom) / 2;
        if (middle > top + size * 0.6) {
          lines.push('');
          top = middle;
        }
        lines[lines.length - 1] = `${lines.at(-1)}${data[at]}`;
        // A space at the line's end may pass the edge, and the blank half of a mark.
        const inked = /[、。」』）】〉》]/.test(data[at] ?? '') ? box.left + size / 2 : box.right;
        if (inked > edge && data[at]?.trim()) isTooWide = true;
      }
    }
    const clauses = clausesIn(heading);
    // Kana of large headlines are set tighter (`palt`), by what the font says: there, room is what full-width ones want.
    const set = heading.tagName === 'H1' ? 1.2 : 1;
    const broken = clauses.filter((clause, index) => {
      const tops = [...clause.getClientRects()].map((box) => Math.round(box.top / size));
      return (widths[place]?.[index] ?? 0) * set <= room && new Set(tops).size > 1;
    });
    return {
      tag: heading.tagName + heading.style.width,
      lines: lines.map((line) => line.trim()),
      isTooWide,
      clauses: clauses.length,
      broken: broken.map((clause) => clause.textContent),
    };
  });
}

const NOT_FIRST =
  /^[、。，．・：；？！）」』】〉》〕］｝〟’”ーゝゞ々ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ…‥〜～―—%％℃]/u;
const NOT_LAST = /[（「『【〈《〔［｛〝‘“＄＃№]$/u;
const NUMBER =
  /[\d０-９](?:[\d０-９,，.．・〜～―＝=]*[\d０-９])?[十百千万億兆]*(?:カ月|カ国|か月|年度|年|月|日|時間|時|分の[\d０-９]|分|秒|円|ドル|ユーロ|人|件|社|本|台|個|回|倍|位|度|割|歳|キロ|メートル|トン|戸|議席|票|学級|着|点|勝|敗|ポイント|％|%|℃)?/gu;

/** Whether a line ends inside a number, or between it and its unit. */
function isTorn(lines: string[]): boolean {
  const whole = lines.join('');
  let end = 0;
  const ends = lines.slice(0, -1).map((line) => {
    end += line.length;
    return end;
  });
  return Array.from(whole.matchAll(NUMBER)).some(({ index, 0: number }) =>
    ends.some((at) => at > index && at < index + number.length),
  );
}

it('ends lines as a newspaper would: 250 headlines, four columns, ten widths', async () => {
  const texts = headlines();
  expect(texts.length).toBeGreaterThanOrEqual(250);
  const faults: Record<string, string[]> = { first: [], last: [], torn: [], wide: [], broken: [] };
  let clauses = 0;
  for (const width of WIDTHS) {
    const page = await openPage(width, rowsOf(width, texts));
    for (const { tag, lines, isTooWide, broken, clauses: count } of await page.evaluate(measure)) {
      const shown = `${width} ${tag} ${lines.join('⏎')}`;
      clauses += count;
      if (lines.slice(1).some((line) => NOT_FIRST.test(line))) faults.first?.push(shown);
      if (lines.slice(0, -1).some((line) => NOT_LAST.test(line))) faults.last?.push(shown);
      if (isTorn(lines)) faults.torn?.push(shown);
      if (isTooWide) faults.wide?.push(shown);
      for (const clause of broken) faults.broken?.push(`${shown} (${clause})`);
    }
    await page.close();
  }
  expect(clauses).toBeGreaterThan(5_000);
  expect({ ...faults, broken: [] }).toEqual({ first: [], last: [], torn: [], wide: [], broken: [] });
  // The browser may break one before a bracket, where it has less than an eighth of room to spare.
  expect(faults.broken?.length).toBeLessThanOrEqual(clauses * 0.005);
  for (const fault of faults.broken ?? []) expect(fault).toMatch(/⏎[「『（【\d０-９].*\(/u);
}, 300_000);

it('stays on the page where somebody sets letters apart, as WCAG 1.4.12 has it', async () => {
  const own = new Set(HEADLINES);
  const page = await openPage(
    320,
    rowsOf(
      1280,
      headlines().filter((each) => !own.has(each)),
    ),
  );
  await page.addStyleTag({ content: '* { letter-spacing: 0.12em !important }' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.close();
});

it('keeps numbers with what they count in the text of articles, on phones', async () => {
  const paragraphs = demoLines().filter((line) => /^(?!出典).{60,}$/.test(line) && /[\d０-９]/.test(line));
  expect(paragraphs.length).toBeGreaterThan(60);
  const drawn = (text: string) =>
    renderToStaticMarkup(<InlineText text={text} segmentId="x" sourceCount={99} locale="ja" />);
  const rows = paragraphs.map((text) => `<p>${drawn(text)}</p>`);
  const torn: string[] = [];
  for (const width of [320, 390]) {
    const page = await openPage(width, rows);
    for (const { lines, isTooWide } of await page.evaluate(measure)) {
      if (isTorn(lines) || isTooWide) torn.push(`${width} ${lines.join('⏎')}`);
    }
    await page.close();
  }
  expect(torn).toEqual([]);
});

it('is found and copied across its clauses', async () => {
  const texts = [
    'ウクライナ和平交渉、進展の条件は何か',
    '売上高１２，３４５億円、過去最高を更新',
    '参議院は何を止められ、何を止められないのか',
    '気温40℃の日、学校はどう動くか',
    '「空き家」900万戸、どう減らすのか',
    '世界の貿易を変え、通貨を揺らし、選挙を動かす関税',
  ];
  const page = await openPage(320, rowsOf(1280, texts));
  for (const text of texts) {
    const found = await page.evaluate(
      (asked) => {
        getSelection()?.removeAllRanges();
        // Not in the standard, and what the browser's own search on the page does.
        const find = (window as unknown as { find: (text: string) => boolean }).find;
        return find.call(window, asked) && getSelection()?.toString().replaceAll('\n', '');
      },
      text.slice(2, -2),
    );
    expect(found).toBe(text.slice(2, -2));
  }
  await page.close();
});
