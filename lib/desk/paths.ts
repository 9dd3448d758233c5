import type { Locale } from '../locale.ts';
import type { InfoPage } from '../urls.ts';
import type { TopicKind } from './topics.ts';

/* The addresses of the desk. */

export const DESK_PATH = '/admin';

export const articlesPath = '/admin/articles';

/** What stands at an address of the desk where nothing is. */
export const missingDeskPath = '/admin/missing';
/**
 * What readers got and will get, by the days of Japan's calendar.
 * @param month written `2026-11`; without it that of now
 * @param day of that month, written `2026-11-03`, to be looked at alone
 */
export const calendarPath = (month?: string, day?: string): string =>
  `/admin/calendar${month ? `?${new URLSearchParams({ month, ...(day && { day }) })}` : ''}`;

/** How the process and its store are. */
export const healthPath = '/admin/health';

/** Where text from elsewhere is pasted. */
export const importPath = '/admin/import';
/** Takes the other language of an article in from a text. */
export const importOfPath = (articleId: number): string => `${importPath}?of=${articleId}`;

export const editorPath = (articleId: number): string => `/admin/articles/${articleId}`;

/** When readers get which language of an article: schedule, embargo, corrections, the front page. */
export const publishingPath = (articleId: number): string => `/admin/articles/${articleId}/publishing`;

/** How readers would see an edition if its draft, or one of its revisions, were published. */
export const previewPath = (locale: Locale, articleId: number, revisionId?: number): string =>
  `/${locale}/preview/${articleId}${revisionId === undefined ? '' : `?revision=${revisionId}`}`;

/**
 * The board of a front page and the banners of its language.
 * @param find what is looked for, to be placed
 */
export const frontPath = (locale: Locale, find = ''): string =>
  `/admin/front?${new URLSearchParams({ locale, ...(find && { q: find }) })}`;

/** Categories, tags and authors; without a kind, the categories. */
export const topicsPath = (kind?: TopicKind): string => `/admin/topics${kind ? `?kind=${kind}` : ''}`;

/** One of them, or the form that makes one. */
export const topicPath = (kind: TopicKind, id: number | 'new'): string => `/admin/topics/${kind}/${id}`;

/** The library of pictures. */
export const picturesPath = '/admin/pictures';

export const picturePath = (mediaId: number): string => `${picturesPath}/${mediaId}`;

/** One revision, for whoever has the address. */
export const sharedPreviewPath = (locale: Locale, token: string): string =>
  `/${locale}/preview/shared?token=${encodeURIComponent(token)}`;

export const peoplePath = '/admin/people';

/** What the newsroom asks for before readers get a text. */
export const publishingRulesPath = '/admin/settings/publishing';
/** What the site is called, how it looks, and its pages about itself. */
export const settingsPath = '/admin/settings';

export const settingsPagePath = (page: InfoPage): string => `${settingsPath}/pages/${page}`;

/** The tokens by which programs write. */
export const tokensPath = '/admin/tokens';

/** Programs that are told of changes; one of them, and what it was told, from which event on. */
export const webhooksPath = '/admin/webhooks';

export const webhookPath = (id: number, before?: number): string =>
  `${webhooksPath}/${id}${before === undefined ? '' : `?before=${before}`}`;

/** What is in the trash; of one article, what would go with it. */
export const trashPath = (articleId?: number): string =>
  `/admin/trash${articleId === undefined ? '' : `/${articleId}`}`;

/** Replaces a person's name in all texts. */
export const erasePath = '/admin/erase';

export const accountPath = '/admin/account';

export const signInPath = (next?: string): string =>
  next === undefined || next === DESK_PATH
    ? '/admin/sign-in'
    : `/admin/sign-in?next=${encodeURIComponent(next)}`;

/** Where somebody who has forgotten their password asks for a link. */
export const forgottenPath = '/admin/sign-in/forgotten';

/** The link by which a new e-mail address is confirmed. */
export const emailPath = (token: string): string => `/admin/email?token=${encodeURIComponent(token)}`;

/** The second step of signing in. */
export const codePath = (next: string): string => `/admin/sign-in/code?next=${encodeURIComponent(next)}`;

/** Where the authenticator app is set up. */
export const twoFactorPath = '/admin/account/two-factor';

/** Where a device makes a passkey. */
export const passkeyPath = '/admin/account/passkey';

/** The link by which somebody who is invited makes their account. */
export const invitationPath = (token: string): string =>
  `/admin/invitation?token=${encodeURIComponent(token)}`;

/** The link by which the first administrator makes their account. */
export const setupPath = (token: string): string => `/admin/setup?token=${encodeURIComponent(token)}`;

/**
 * Where a form leads afterwards, when a stranger may have written the address: only places of the desk are followed.
 * @returns the path with its query, or the desk's first page
 */
export function localDeskPath(next: string | null | undefined): string {
  if (!next?.startsWith('/') || !URL.canParse(next, 'http://desk.invalid')) return DESK_PATH;
  const { origin, pathname, search } = new URL(next, 'http://desk.invalid');
  const isOfDesk =
    pathname === DESK_PATH ||
    pathname.startsWith(`${DESK_PATH}/`) ||
    /^\/(ja|en)\/preview\/\d+$/.test(pathname);
  return origin === 'http://desk.invalid' && isOfDesk ? pathname + search : DESK_PATH;
}

export const revisionsPath = (articleId: number, locale: 'ja' | 'en'): string =>
  `/admin/articles/${articleId}/revisions?locale=${locale}`;

/** Makes an older revision the draft again; the form sends the edition's version. */
export const restorePath = (articleId: number, revisionId: number): string =>
  `/api/desk/articles/${articleId}/revisions/${revisionId}/restore`;
