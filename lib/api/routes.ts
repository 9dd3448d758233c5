/** Who may send it: anybody, or who brings a token. */
export type ApiSender = 'anyone' | 'token';

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type ApiRoute = { from: ApiSender };

const READ = { GET: { from: 'anyone' } } as const satisfies Partial<Record<ApiMethod, ApiRoute>>;

/**
 * Every address of the API, by method. What anybody may read stands in server/requests/routes.ts too, as a document;
 * `e2e/http/api.test.ts` holds that both are the routes of `app/api/v1`.
 */
export const API_ROUTES: Record<string, Partial<Record<ApiMethod, ApiRoute>>> = {
  '/api/v1': READ,
  '/api/v1/openapi.json': READ,
  '/api/v1/articles': READ,
  '/api/v1/articles/[article]': READ,
  '/api/v1/categories': READ,
  '/api/v1/tags': READ,
  '/api/v1/authors': READ,
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
