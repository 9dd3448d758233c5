import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../cli/find-browser.ts';
import type { Program } from '../cli/start-program.ts';
import { type Build, buildsOf, serveBuild } from './builds.ts';
import { type DeskArticle, makeDeskStore, WRITER } from './desk-store.ts';
import { type MainThread, mainThreadOf, type TraceEvent } from './main-thread.ts';
import { type Plan, say } from './plan.ts';
import { atMost, medianOf, type Result, rangeOf } from './report.ts';

const [FEW, MANY] = [10, 150];
/** Typed in each round; with spaces, at which steps of undo begin. */
const LETTERS = 'writing goes on in the middle of a long text, word by word. ';
/** Between two letters, in milliseconds: time enough to draw each. */
const BETWEEN = 40;
/** After the last save the editor asks for the article as the server has it, in milliseconds: that is still counted. */
const SETTLES = 3_000;
const MOST = { forRows: 1.1, ofBase: 0.7, task: 50 };
const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

type Open = { build: Build['name']; rows: number; page: Page };
type Sample = Pick<Open, 'build' | 'rows'> & MainThread & { round: number };

/**
 * CPU of the editor's main thread for a letter, in an article of few rows and in one of many, by Chromium's trace: from
 * the first letter until what was typed is saved and read again. Builds and articles take turns.
 */
export async function measureTyping(plan: Plan): Promise<Result> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox'],
  });
  const ends: (() => unknown)[] = [() => browser.close()];
  const samples: Sample[] = [];
  try {
    const pages: Open[] = [];
    for (const build of buildsOf(plan)) {
      say(`${build.name}: a store with articles of ${FEW} and of ${MANY} rows`);
      const dir = mkdtempSync(join(tmpdir(), 'prism-bench-'));
      ends.unshift(() => rmSync(dir, { recursive: true, force: true }));
      const articles = await makeDeskStore(build, dir, [FEW, MANY]);
      const server = await serveBuild(build, { DATA_DIR: dir });
      ends.unshift(() => server.stop());
      pages.push(...(await openEach(browser, build, server, articles)));
    }
    // The first round is for the compiler.
    for (let round = 0; round <= plan.pairs; round++) {
      say(`typing, round ${round} of ${plan.pairs}`);
      for (const { build, rows, page } of pages) {
        const measured = await typeOnce(browser, page);
        if (round > 0) samples.push({ build, rows, round, ...measured });
      }
    }
  } finally {
    for (const end of ends) await end();
  }
  return resultOf(samples);
}

/** The editors of a build's articles, open and with the caret in the middle of the text. */
async function openEach(
  browser: Browser,
  build: Build,
  server: Program,
  articles: DeskArticle[],
): Promise<Open[]> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: server.url,
    locale: 'en',
  });
  const door = await context.newPage();
  await door.goto('/admin/sign-in');
  await door.locator('[name="email"]').fill(WRITER.email);
  await door.locator('[name="password"]').fill(WRITER.password);
  await Promise.all([
    door.waitForURL(({ pathname }) => !pathname.includes('sign-in')),
    door.locator('[name="password"]').press('Enter'),
  ]);
  await door.close();
  const opened: Open[] = [];
  for (const { rows, id } of articles) {
    const page = await context.newPage();
    await page.goto(`/admin/articles/${id}`);
    await page.locator('.editor[data-ready]').waitFor();
    const there = await page.locator('.row:not(:has(textarea:placeholder-shown))').count();
    if (there !== rows) throw new Error(`${build.name}: the article of ${rows} rows has ${there}.`);
    opened.push({ build: build.name, rows, page });
  }
  return opened;
}

/** Types the letters into the paragraph in the middle, and tells what each cost. */
async function typeOnce(browser: Browser, page: Page): Promise<MainThread> {
  await page.bringToFront();
  const fields = page.locator('#section-analysis textarea[data-locale="en"][data-kind="text"]');
  await fields.nth(Math.floor((await fields.count()) / 2)).focus();
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.keyboard.type(LETTERS, { delay: BETWEEN });
  await page.locator('.state-line[data-saving="saved"]').waitFor();
  await page.waitForTimeout(SETTLES);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const { cpu, style, layout, longestTask } = mainThreadOf(trace.traceEvents);
  const each = (total: number) => total / LETTERS.length;
  return { cpu: each(cpu), style: each(style), layout: each(layout), longestTask };
}

function resultOf(samples: Sample[]): Result {
  const of = (build: Build['name'], rows: number) =>
    samples.filter((sample) => sample.build === build && sample.rows === rows);
  const ratios = (above: Sample[], below: Sample[]) =>
    above.map(({ cpu }, at) => cpu / (below[at]?.cpu ?? Number.NaN));
  const [few, many, base] = [of('this', FEW), of('this', MANY), of('base', MANY)];
  const forRows = ratios(many, few);
  const ofBase = base.length === 0 ? [] : ratios(many, base);
  const longest = Math.max(...[...few, ...many].map(({ longestTask }) => longestTask));
  const what = 'CPU of the main thread for a letter';
  const groups = (['this', 'base'] as const).flatMap((build) => [of(build, FEW), of(build, MANY)]);
  return {
    findings: [
      atMost(
        `${what}, ${MANY} rows against ${FEW}`,
        medianOf(forRows, (ratio) => ratio),
        MOST.forRows,
      ),
      ...(base.length === 0
        ? []
        : [
            atMost(
              `${what}, ${MANY} rows, against base`,
              medianOf(ofBase, (ratio) => ratio),
              MOST.ofBase,
            ),
          ]),
      {
        what: 'longest task of the main thread while typing, CPU',
        toReach: `≤ ${MOST.task} ms`,
        measured: `${longest.toFixed(1)} ms`,
        reached: longest <= MOST.task,
      },
    ],
    tables: [
      {
        title: 'Typing, milliseconds of CPU of the main thread, medians',
        head: ['build', 'rows', 'a letter', 'of it style', 'of it layout', 'longest task', 'range'],
        rows: groups.flatMap((group) => {
          const [first] = group;
          if (!first) return [];
          return [
            [
              first.build,
              String(first.rows),
              medianOf(group, ({ cpu }) => cpu).toFixed(2),
              medianOf(group, ({ style }) => style).toFixed(2),
              medianOf(group, ({ layout }) => layout).toFixed(2),
              Math.max(...group.map(({ longestTask }) => longestTask)).toFixed(1),
              rangeOf(group.map(({ cpu }) => cpu)),
            ],
          ];
        }),
      },
    ],
    samples,
  };
}
