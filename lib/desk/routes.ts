import type { Right } from '../rights.ts';

/** What a request may bring. `text` is JSON in which the texts of an article travel; a picture comes with its words. */
export type BodyKind = 'form' | 'json' | 'text' | 'picture';

/**
 * Who may send it: anybody at all, whoever is signed in, or who has a right, however far it reaches. What depends on the
 * article, or on what the body says, is for the command to decide.
 */
export type Sender = 'anyone' | 'staff' | Right;

export type DeskRoute = {
  /** More than one kind where forms and scripts ask the same address; none where nothing is brought. */
  takes: readonly BodyKind[];
  from: Sender;
};

export type DeskMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How long the body of a kind may be, in bytes. */
export const BODY_LIMITS = {
  form: 65_536,
  json: 65_536,
  /** A pasted text of 2 MB as JSON. */
  text: 4_000_000,
  /** A picture of 12 MB and what is said about it. */
  picture: 12_600_000,
} as const satisfies Record<BodyKind, number>;

/** Fields that a form may have. */
export const MOST_FIELDS = 200;

const reads = (from: Sender): DeskRoute => ({ takes: [], from });
const form = (from: Sender): DeskRoute => ({ takes: ['form'], from });
const json = (from: Sender): DeskRoute => ({ takes: ['json'], from });
const text = (from: Sender): DeskRoute => ({ takes: ['text'], from });
const picture = (from: Sender): DeskRoute => ({ takes: ['picture'], from });
const formOrJson = (from: Sender): DeskRoute => ({ takes: ['form', 'json'], from });

const ARTICLE = '/api/desk/articles/[article]';

/**
 * Every address of the desk's forms and scripts, by method. The gateway reads no byte of a body before it has asked here;
 * `e2e/http/rights.test.ts` holds that these are the routes of `app/api/desk`.
 */
export const DESK_ROUTES: Record<string, Partial<Record<DeskMethod, DeskRoute>>> = {
  '/api/desk/sign-in': { POST: form('anyone') },
  '/api/desk/sign-in/code': { POST: form('anyone') },
  '/api/desk/sign-in/passkey': { POST: form('anyone') },
  '/api/desk/sign-out': { POST: form('anyone') },
  '/api/desk/join': { POST: form('anyone') },
  '/api/desk/forgotten': { POST: form('anyone') },
  '/api/desk/email': { POST: form('anyone') },
  '/api/desk/language': { POST: form('anyone') },
  '/api/desk/account': { POST: form('staff') },
  '/api/desk/account/sessions': { POST: form('staff') },
  '/api/desk/account/passkeys': { POST: form('staff') },
  '/api/desk/account/two-factor': { POST: form('staff') },
  '/api/desk/invitations': { POST: form('manage-people') },
  '/api/desk/invitations/[invitation]': { POST: form('manage-people') },
  '/api/desk/people/[person]': { POST: form('manage-people') },
  // What an entry tells is taken back with the right for what it tells.
  '/api/desk/audit': { POST: form('read-audit') },
  '/api/desk/audit/export': { GET: reads('read-audit') },
  '/api/desk/calendar': { POST: form('publish') },
  '/api/desk/front': { POST: form('publish') },
  '/api/desk/topics/[kind]': { POST: form('manage-topics') },
  '/api/desk/topics/[kind]/[topic]': { POST: form('manage-topics') },
  '/api/desk/settings/publishing': { POST: form('manage-settings') },
  // Also with a file, in a form that is sent without script.
  '/api/desk/site': { POST: { takes: ['form', 'picture'], from: 'manage-settings' } },
  '/api/desk/tokens': { POST: form('manage-tokens') },
  '/api/desk/tokens/[token]': { POST: form('manage-tokens') },
  '/api/desk/webhooks': { POST: form('manage-webhooks') },
  '/api/desk/webhooks/[webhook]': { POST: form('manage-webhooks') },
  // Taking out of the trash, and deleting, have rights of their own.
  '/api/desk/trash/[article]': { POST: form('trash') },
  '/api/desk/erase': { POST: form('delete') },
  '/api/desk/articles': { POST: formOrJson('create') },
  // Each of its actions has a right of its own.
  '/api/desk/articles/bulk': { POST: form('staff') },
  [ARTICLE]: { GET: reads('read') },
  [`${ARTICLE}/text`]: { PATCH: text('edit-text') },
  [`${ARTICLE}/facts`]: { PUT: text('edit-facts'), PATCH: text('edit-facts') },
  [`${ARTICLE}/hero`]: { POST: picture('add-media') },
  [`${ARTICLE}/pictures`]: { POST: picture('add-media') },
  [`${ARTICLE}/slug`]: { GET: reads('read'), PUT: json('edit-facts'), POST: form('edit-facts') },
  [`${ARTICLE}/presence`]: { POST: json('read') },
  [`${ARTICLE}/publish`]: { POST: formOrJson('publish') },
  [`${ARTICLE}/unpublish`]: { POST: formOrJson('publish') },
  [`${ARTICLE}/previews`]: { POST: form('edit-text') },
  [`${ARTICLE}/notes`]: { GET: reads('read'), POST: formOrJson('edit-text') },
  [`${ARTICLE}/marks`]: { POST: form('publish') },
  [`${ARTICLE}/related`]: { POST: form('publish') },
  [`${ARTICLE}/hand-over`]: { POST: form('edit-text') },
  [`${ARTICLE}/plan`]: { POST: form('publish') },
  [`${ARTICLE}/withdraw`]: { POST: formOrJson('publish') },
  [`${ARTICLE}/restore`]: { POST: formOrJson('publish') },
  [`${ARTICLE}/revisions`]: { GET: reads('read') },
  [`${ARTICLE}/revisions/compare`]: { GET: reads('read') },
  [`${ARTICLE}/revisions/[revision]/restore`]: { POST: formOrJson('edit-text') },
  '/api/desk/media': { GET: reads('add-media'), POST: picture('add-media') },
  '/api/desk/media/[media]': { POST: form('add-media') },
  '/api/desk/media/[media]/file': { POST: picture('add-media') },
  '/api/desk/tags': { GET: reads('staff') },
  // Who may keep what was read depends on whether it is a translation.
  '/api/desk/import': { POST: text('staff') },
};

const PATTERNS = Object.entries(DESK_ROUTES).map(([route, methods]) => {
  const parts = route.split('/').map((part) => (part.startsWith('[') ? '[^/]+' : part));
  return { pattern: new RegExp(`^${parts.join('/')}$`), methods };
});

/**
 * What the desk takes at an address, by method.
 * @param path without its query
 * @returns undefined where there is no such route
 */
export function deskRoutesAt(path: string): Partial<Record<DeskMethod, DeskRoute>> | undefined {
  return PATTERNS.find(({ pattern }) => pattern.test(path))?.methods;
}

const TYPES: [type: string, kinds: readonly BodyKind[]][] = [
  ['application/x-www-form-urlencoded', ['form']],
  ['application/json', ['json', 'text']],
  ['multipart/form-data', ['picture']],
];

/**
 * What kind of body a Content-Type announces to a route.
 * @returns undefined where the route takes none of that type
 */
export function bodyKindOf(
  route: Pick<DeskRoute, 'takes'>,
  contentType: string | null | undefined,
): BodyKind | undefined {
  const [named = ''] = (contentType ?? '').split(';', 1);
  const kinds = TYPES.find(([type]) => type === named.trim().toLowerCase())?.[1] ?? [];
  return route.takes.find((kind) => kinds.includes(kind));
}
