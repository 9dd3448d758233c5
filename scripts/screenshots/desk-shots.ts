import type { Page } from '@playwright/test';
import {
  calendarPath,
  DESK_PATH,
  editorPath,
  peoplePath,
  publishingPath,
  revisionsPath,
  signInPath,
  topicPath,
} from '#lib/desk/paths.ts';
import { type Newsroom, rewrite } from './newsroom.ts';
import type { Shot } from './shot.ts';

/** The desk, as its handbook (docs/desk.md) shows it. The last one changes the article. */
export function deskShotsOf({ aoi, ben, mia, articleId }: Newsroom): Shot[] {
  const path = editorPath(articleId);
  return [
    { name: 'desk-sign-in-ja', path: signInPath(), width: 1280, height: 720, locale: 'ja' },
    {
      name: 'desk-list-ja',
      path: '/admin/articles',
      width: 1280,
      height: 960,
      as: aoi,
      before: chosenByScript,
    },
    {
      name: 'desk-list-en-phone-dark',
      path: '/admin/articles',
      width: 390,
      height: 1300,
      dark: true,
      as: mia,
      before: chosenByScript,
    },
    { name: 'desk-today-en', path: DESK_PATH, width: 1280, height: 900, as: mia },
    { name: 'desk-calendar-ja', path: calendarPath(), width: 1280, height: 900, as: aoi },
    { name: 'desk-editor-ja', path, width: 1440, height: 1050, as: aoi, before: opened },
    { name: 'desk-editor-ja-phone', path, width: 390, height: 1300, as: aoi, before: opened },
    {
      name: 'desk-stale-en-dark',
      path,
      width: 1280,
      height: 820,
      dark: true,
      as: mia,
      before: async (page) => {
        await opened(page);
        await page.keyboard.press('Alt+n');
        await showAtTop(page, '#section-keyPoints');
      },
    },
    {
      name: 'desk-publish-ja',
      path,
      width: 1280,
      height: 820,
      as: aoi,
      before: async (page) => {
        await opened(page);
        await page.getByRole('button', { name: '公開', exact: true }).click();
        await page.locator('#publish-ja').waitFor();
      },
    },
    { name: 'desk-publishing-en', path: publishingPath(articleId), width: 1280, height: 900, as: mia },
    { name: 'desk-topic-ja', path: topicPath('author', 1), width: 1280, height: 960, as: aoi },
    {
      name: 'desk-revisions-en',
      path: revisionsPath(articleId, 'ja'),
      width: 1280,
      height: 900,
      as: mia,
      before: async (page) => {
        await page.getByLabel('From').selectOption({ index: 3 });
        await page.getByRole('button', { name: 'Compare the two' }).click();
        await page.locator('#compared').waitFor();
      },
    },
    { name: 'desk-people-en', path: peoplePath, width: 1280, height: 900, as: mia },
    {
      name: 'desk-conflict-en',
      path,
      width: 1280,
      height: 820,
      as: mia,
      before: async (page) => {
        await opened(page);
        const field = page.locator('textarea[data-locale="en"]', { hasText: 'Satellites come nowhere near' });
        const text = await field.inputValue();
        await rewrite(ben, articleId, 'en', ['nowhere near it for', 'nowhere close in']);
        await field.fill(text.replace('come nowhere near it for capacity', 'cannot match it'));
        await page.locator('.conflict').waitFor();
        await showAtTop(page, '#section-keyPoints');
      },
    },
  ];
}

/** The box that chooses all articles comes with the scripts. */
async function chosenByScript(page: Page): Promise<void> {
  await page.locator('.row-choice[data-ready="true"]').waitFor();
}

async function opened(page: Page): Promise<void> {
  await page.locator('.editor[data-ready]').waitFor();
}

async function showAtTop(page: Page, selector: string): Promise<void> {
  await page.locator(selector).evaluate((element) => element.scrollIntoView({ block: 'start' }));
}
