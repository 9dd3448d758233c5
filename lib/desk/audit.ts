import type { Locale } from '../locale.ts';
import { FRONT_ACTS } from './front.ts';

/** Everything that is written down, by what it is about. Whoever does something new adds its name here and its words under `audit.actions`. */
export const AUDIT_KINDS = {
  texts: [
    'create-article',
    'import',
    'save-text',
    'restore-revision',
    'still-correct',
    'opt-out',
    'add-note',
    'resolve-note',
    'reopen-note',
  ],
  publishing: [
    'publish',
    'schedule',
    'reschedule',
    'unschedule',
    'embargo',
    'unpublish',
    'withdraw',
    'restore',
    'correct',
    'propose-correction',
    'approve-correction',
    'drop-correction',
    'plan-correction',
    'hold-schedule',
    'release-schedule',
    'publish-data',
    'move',
    'share-preview',
    'revoke-preview',
    'hand-over-ready',
    'hand-over-approved',
    'hand-over-sent-back',
    'assign',
    'tick-check',
    'untick-check',
    'mark-factual',
    'settle-factual',
    'set-marks',
    'pick-related',
  ],
  facts: ['save-facts', 'set-hero', 'set-category', 'add-tag', 'remove-tag'],
  trash: ['trash', 'delete-article', 'erase-name'],
  front: [...FRONT_ACTS, 'set-banner', 'end-banner'],
  topics: [
    'create-topic',
    'edit-topic',
    'create-tag',
    'merge-topic',
    'merge-topic-of-article',
    'unmerge-topic',
    'unmerge-topic-of-article',
    'remove-topic',
    'order-categories',
  ],
  pictures: ['add-media', 'update-media', 'replace-media', 'replace-picture', 'remove-media'],
  people: [
    'create-account',
    'invite-person',
    'revoke-invitation',
    'accept-invitation',
    'change-role',
    'disable-person',
    'enable-person',
    'remove-person',
    'reset-sign-in',
    'end-sessions',
    'change-name',
  ],
  signIn: [
    'sign-in',
    'sign-in-failed',
    'sign-out',
    'end-session',
    'change-password',
    'replace-password',
    'enable-two-factor',
    'disable-two-factor',
    'renew-backup-codes',
    'ask-for-password',
    'ask-for-email',
    'change-email',
    'add-passkey',
    'rename-passkey',
    'remove-passkey',
  ],
  settings: [
    'set-publishing-rules',
    'edit-site',
    'edit-site-page',
    'edit-accent',
    'set-wordmark',
    'remove-wordmark',
  ],
  programs: [
    'create-token',
    'revoke-token',
    'create-webhook',
    'edit-webhook',
    'rotate-webhook',
    'pause-webhook',
    'resume-webhook',
    'remove-webhook',
    'test-webhook',
    'resend-webhook',
  ],
} as const;

export type AuditKind = keyof typeof AUDIT_KINDS;
export type AuditAction = (typeof AUDIT_KINDS)[AuditKind][number];
/** What may change which text readers get. */
export type PublishingAction = (typeof AUDIT_KINDS)['publishing'][number];

export function isAuditAction(value: unknown): value is AuditAction {
  return Object.values(AUDIT_KINDS).some((actions) => (actions as readonly unknown[]).includes(value));
}

/** A fact of an entry: by its place in what was written down, `words.ja.name`; undefined where there was, or is, none. */
export type AuditFact = { path: string; before?: string | undefined; after?: string | undefined };

export type AuditEntry = {
  id: number;
  at: Date;
  /** The name of who did it. */
  actor: string;
  /** One of AuditAction, unless a later program has written it. */
  action: string;
  articleId: number | null;
  locale: Locale | null;
  facts: AuditFact[];
};

/** Keys that may hold what nobody has to see again: secrets, and where people are reached or sit. */
const KEPT_BACK = /(?:secret|password|hash|token|email|address)$/i;
const E_MAIL = /[^\s@"'<>,;:()]+@[^\s@"'<>,;:()]+\.[^\s@"'<>,;:()]+/g;
const HIDDEN = '•••';

/**
 * What an entry of the audit says, as facts that can be read side by side. Where it holds what was before and what is after, only what
 * differs; of several things that changed, each by its number. E-mail addresses and whatever may be a secret are left out.
 */
export function factsOfDetail(detail: Record<string, unknown>): AuditFact[] {
  // The plan is for the history that readers get; what of it has changed stands in `before` and `after`.
  const { before, after, changes, plan: _, ...others } = detail;
  const changed = Array.isArray(changes)
    ? changes.flatMap((change) =>
        isObject(change) ? differences(change.before, change.after, `#${String(change.id ?? '')}`) : [],
      )
    : [];
  const rest = changes !== undefined && !Array.isArray(changes) ? { ...others, changes } : others;
  return [...differences(before, after, ''), ...changed, ...differences(undefined, rest, '')];
}

function differences(before: unknown, after: unknown, under: string): AuditFact[] {
  const [was, is] = [leavesOf(before, under), leavesOf(after, under)];
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  return paths.flatMap((path) => {
    const fact = { path, before: was.get(path), after: is.get(path) };
    return fact.before === fact.after ? [] : [fact];
  });
}

/** Everything in a value that is no object, by its place. Lists of plain values are one thing. */
function leavesOf(value: unknown, path: string): Map<string, string> {
  if (value === undefined || value === null || value === '') return new Map();
  if (Array.isArray(value) && !value.some(isObject)) {
    return value.length === 0 ? new Map() : new Map([[path, said(path, value.map(String).join(', '))]]);
  }
  if (isObject(value) || Array.isArray(value)) {
    const leaves = Object.entries(value).flatMap(([key, inside]) => [
      ...leavesOf(inside, path ? `${path}.${key}` : key),
    ]);
    return new Map(leaves);
  }
  return new Map([[path, said(path, String(value))]]);
}

const said = (path: string, text: string): string =>
  KEPT_BACK.test(path) ? HIDDEN : text.replaceAll(E_MAIL, HIDDEN);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the audit can be narrowed to. Days are those of Japan's calendar, both among what is shown. */
export type AuditFilter = {
  actor?: string | undefined;
  action?: AuditAction | undefined;
  articleId?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

export type AuditQuery = AuditFilter & {
  /** Entries below this number. */
  before?: number | undefined;
};

const DAY = /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Reads the query of an address; what is none of ours is left out. */
export function parseAuditQuery(values: Record<string, string | string[] | undefined>): AuditQuery {
  const word = (name: string) => {
    const value = [values[name]].flat()[0]?.trim();
    return value === '' ? undefined : value;
  };
  const number = (name: string) =>
    /^[1-9]\d{0,14}$/.test(word(name) ?? '') ? Number(word(name)) : undefined;
  const day = (name: string) => (DAY.test(word(name) ?? '') ? word(name) : undefined);
  const action = word('action');
  return {
    actor: word('actor')?.slice(0, 200),
    action: isAuditAction(action) ? action : undefined,
    articleId: number('article'),
    from: day('from'),
    to: day('to'),
    before: number('before'),
  };
}

/** The query of an address that asks for this, without its question mark. */
export function auditSearch({ actor, action, articleId, from, to, before }: AuditQuery): string {
  const entries = Object.entries({ actor, action, article: articleId, from, to, before });
  return new URLSearchParams(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
}

/** The page of it: who did what; narrowed, and from which entry on. Here, not among the paths: the editor's script has those. */
export function auditPath(query: AuditQuery): string {
  const search = auditSearch(query);
  return `/admin/audit${search && `?${search}`}`;
}

/** A cell of a CSV file (RFC 4180). What a spreadsheet would take for a formula begins with an apostrophe. */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
