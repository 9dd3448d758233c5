/**
 * Who may do what. Checked in the data layer, inside the transaction or the query (db/commands/run/run-command.ts,
 * db/queries/desk/), so that no route can forget it.
 */
export const ROLES = ['writer', 'translator', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

/** How far a right reaches: every article, those one made oneself; all, or those of them, that never were public. */
export type Scope = 'all' | 'own' | 'unpublished' | 'own-unpublished';

type Grants = Partial<Record<Role, Scope>>;

/**
 * Category, tags, sources, picture and address belong to the article and hold for readers at once, so a writer, who
 * cannot publish, may change them only as long as nobody has read it.
 */
const RIGHTS = {
  /** See an article and its drafts at the desk. */
  read: { writer: 'own', translator: 'all', editor: 'all', admin: 'all' },
  create: { writer: 'all', editor: 'all', admin: 'all' },
  'edit-text': { writer: 'own', translator: 'all', editor: 'all', admin: 'all' },
  'edit-facts': { writer: 'own-unpublished', editor: 'all', admin: 'all' },
  'add-media': { writer: 'all', editor: 'all', admin: 'all' },
  /** Everything that changes what the public may see. */
  publish: { editor: 'all', admin: 'all' },
  /** Categories, tags and authors themselves: what they are called, where they are, which are one. */
  'manage-topics': { editor: 'all', admin: 'all' },
  /** Into the trash and out of it. */
  trash: { writer: 'own-unpublished', editor: 'all', admin: 'all' },
  'manage-people': { admin: 'all' },
  /** What holds for the whole site and newsroom. */
  'manage-settings': { admin: 'all' },
  /** Make and revoke the tokens of programs. */
  'manage-tokens': { admin: 'all' },
  /** Delete for good: an article from the trash, a name from everything. */
  delete: { admin: 'all' },
  /** Say which programs are told of changes, and see what they were told. */
  'manage-webhooks': { admin: 'all' },
  /** See what was done, by whom: to the articles that one made oneself, or everything. */
  'read-audit': { editor: 'own', admin: 'all' },
  /** See how the process and its store are. */
  operate: { admin: 'all' },
} as const satisfies Record<string, Grants>;

export type Right = keyof typeof RIGHTS;

/** What somebody may: as staff by their role, as a program by the rights that its token lists. */
export type Grant =
  | { role: Role; rights?: undefined }
  | { role?: undefined; rights: Partial<Record<Right, Scope>> };

/** How far `right` reaches for somebody; undefined when they have not got it. Every check of rights asks here. */
export function scopeOf({ role, rights }: Grant, right: Right): Scope | undefined {
  return rights ? rights[right] : (RIGHTS[right] as Grants)[role];
}
