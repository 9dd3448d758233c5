import { findViewer } from '#db/auth/find-viewer.ts';
import { listAudit } from '#db/queries/desk/audit/list-audit.ts';
import { isStoreError } from '#db/store.ts';
import { type AuditEntry, csvCell, parseAuditQuery } from '#lib/desk/audit.ts';
import { localeOf } from '../../../../viewer.ts';
import { STORE_FAILED } from '../../answer.ts';
import { answerScript } from '../../answer-script.ts';

/** Answers are whole here (server/answers/ask-next.ts), so a file has an end: so many entries, or so many characters. */
const MOST = { entries: 10_000, length: 3_000_000 };
const AT_ONCE = 500;

const COLUMNS = ['id', 'at', 'actor', 'action', 'article', 'locale', 'facts'] as const;

/** What the audit shows, as a file: CSV for spreadsheets, or JSON. `X-Next-Before` says where the next file would begin. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await findViewer(request.headers);
  const locale = localeOf(request.headers, viewer);
  if (!viewer) return answerScript(locale, { ok: false, isSignedOut: true });
  const values = Object.fromEntries(new URL(request.url).searchParams);
  const isCsv = values.format !== 'json';
  const { before: first, ...filter } = parseAuditQuery(values);
  const lines: string[] = [];
  let [before, length, found]: [number | undefined, number, number] = [first, 0, 0];
  try {
    for (;;) {
      const page = await listAudit({ actor: viewer, filter, before, limit: AT_ONCE });
      if (!page) return answerScript(locale, { ok: false, code: 'forbidden', detail: {} });
      for (const entry of page.entries) {
        const line = isCsv ? csvLine(entry) : JSON.stringify(shown(entry));
        length += line.length;
        lines.push(line);
      }
      found += page.entries.length;
      before = page.next ?? undefined;
      if (before === undefined || found >= MOST.entries || length >= MOST.length) break;
    }
  } catch (error) {
    if (isStoreError(error)) return answerScript(locale, STORE_FAILED);
    throw error;
  }
  // The mark at the beginning tells Excel that it is UTF-8.
  const body = isCsv
    ? `\uFEFF${[COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('')}`
    : `[${lines.length > 0 ? `\n${lines.join(',\n')}\n` : ''}]\n`;
  return new Response(body, {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : 'application/json',
      'Content-Disposition': `attachment; filename="audit.${isCsv ? 'csv' : 'json'}"`,
      'Cache-Control': 'private, no-store',
      ...(before !== undefined && { 'X-Next-Before': String(before) }),
    },
  });
}

const shown = ({ id, at, actor, action, articleId, locale, facts }: AuditEntry) => ({
  id,
  at: at.toISOString(),
  actor,
  action,
  article: articleId,
  locale,
  facts,
});

function csvLine(entry: AuditEntry): string {
  const facts = entry.facts.map(({ path, before, after }) =>
    before === undefined ? `${path}: ${after}` : `${path}: ${before} → ${after ?? ''}`,
  );
  const row = { ...shown(entry), facts: facts.join('\n') };
  return COLUMNS.map((name) => csvCell(String(row[name] ?? ''))).join(',');
}
