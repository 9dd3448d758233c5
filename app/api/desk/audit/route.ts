import { undoEntry } from '#db/commands/audit/undo-entry.ts';
import { auditPath, parseAuditQuery } from '#lib/desk/audit.ts';
import { auditRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';

/** Takes back what an entry of the audit tells. */
export const POST = deskRoute({
  schema: auditRequest,
  page: ({ fields }) => {
    const back = new URLSearchParams([fields.back].flat()[0] ?? '');
    return auditPath(parseAuditQuery(Object.fromEntries(back)));
  },
  form: 'audit',
  async run({ viewer, input }) {
    const result = await undoEntry({ actor: viewer, id: input.entry });
    return result.ok ? { ok: true, success: { code: 'audit-undone' } } : result;
  },
});
