import type { Grant } from './rights.ts';

/** What a token may be good for; it has one or more of these. */
export const TOKEN_SCOPES = ['drafts:read', 'drafts:write', 'media:write', 'publish'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export function isTokenScope(value: unknown): value is TokenScope {
  return TOKEN_SCOPES.some((scope) => scope === value);
}

/** How long a token holds, in days. */
export const TOKEN_DAYS = { default: 365, most: 1_095 } as const;

/**
 * What the scopes of a token let a program do, with every article: a program has none of its own. Category, tags and the like hold
 * for readers at once, so that without `publish` they can be changed only as long as no reader has seen the article.
 */
export function rightsOfScopes(scopes: readonly TokenScope[]): NonNullable<Grant['rights']> {
  const has = (scope: TokenScope) => scopes.includes(scope);
  return {
    ...(has('drafts:read') && { read: 'all' }),
    ...(has('drafts:write') && {
      create: 'all',
      'edit-text': 'all',
      'edit-facts': has('publish') ? 'all' : 'unpublished',
    }),
    ...(has('media:write') && { 'add-media': 'all' }),
    ...(has('publish') && { publish: 'all' }),
  };
}
