import type { BodyKind } from '../desk/routes.ts';
import type { TokenScope } from '../token-scopes.ts';
import { MCP_PATH } from '../urls.ts';

/** Who may send it: anybody, who brings any token, or who brings one with a scope. */
export type ApiSender = 'anyone' | 'token' | TokenScope;

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type ApiRoute = {
  from: ApiSender;
  takes?: BodyKind;
  /** Whether each asks for something else, so that what anybody may read is kept all the same by nobody. */
  isKept?: false;
};

const READ = { GET: { from: 'anyone' } } as const satisfies Partial<Record<ApiMethod, ApiRoute>>;
const verb: Partial<Record<ApiMethod, ApiRoute>> = { POST: { from: 'publish', takes: 'json' } };

const EDITION = '/api/v1/articles/[article]/editions/[locale]';

/**
 * Every address of the API, by method. What anybody may read, and is kept, stands in server/requests/routes.ts too, as a document;
 * `e2e/http/api.test.ts` holds that these are the routes of `app/api/v1` and `app/api/mcp`. No byte of a body is read before it is known
 * here that the address takes one, and from whom.
 */
export const API_ROUTES: Record<string, Partial<Record<ApiMethod, ApiRoute>>> = {
  '/api/v1': READ,
  '/api/v1/openapi.json': READ,
  '/api/v1/articles': { ...READ, POST: { from: 'drafts:write', takes: 'text' } },
  '/api/v1/articles/[article]': READ,
  [EDITION]: { GET: { from: 'drafts:read' }, PUT: { from: 'drafts:write', takes: 'text' } },
  [`${EDITION}/publish`]: verb,
  [`${EDITION}/schedule`]: verb,
  [`${EDITION}/unpublish`]: verb,
  [`${EDITION}/withdraw`]: verb,
  '/api/v1/media': { POST: { from: 'media:write', takes: 'picture' } },
  '/api/v1/categories': READ,
  '/api/v1/search': { GET: { from: 'anyone', isKept: false } },
  '/api/v1/tags': READ,
  '/api/v1/authors': READ,
  // What a tool needs, it asks itself.
  [MCP_PATH]: { POST: { from: 'token', takes: 'text' } },
};

const PATTERNS = Object.entries(API_ROUTES).map(([route, methods]) => {
  const parts = route.split('/').map((part) => (part.startsWith('[') ? '[^/]+' : part.replace('.', '\\.')));
  return { pattern: new RegExp(`^${parts.join('/')}$`), methods };
});

/**
 * What the API answers at an address, by method.
 * @param path without its query
 * @returns undefined where there is no such address
 */
export function apiRoutesAt(path: string): Partial<Record<ApiMethod, ApiRoute>> | undefined {
  return PATTERNS.find(({ pattern }) => pattern.test(path))?.methods;
}
