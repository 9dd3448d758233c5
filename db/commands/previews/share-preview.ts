import { and, eq, gt, isNull } from 'drizzle-orm';
import { PREVIEW_DAYS } from '#lib/desk/preview-days.ts';
import type { Actor } from '../../auth/actor.ts';
import { createToken } from '../../auth/one-time-token.ts';
import { sharedPreview } from '../../schema.ts';
import { type EditionRef, findEdition, refuseMovedOn, type Seen } from '../run/change-edition.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

export type SharePreview = EditionRef & Seen & { actor: Actor; days: number };

/**
 * Makes an address under which whoever has it reads the draft as it is now, and no later one, for some days.
 * @returns the token of the address, which is nowhere kept and cannot be had again
 */
export function sharePreview({ actor, days, version, ...ref }: SharePreview) {
  return runCommand(actor, { right: 'edit-text', articleId: ref.articleId }, async (context) => {
    const { transaction, now } = context;
    await refuseMovedOn(context, ref, version);
    const { draftRevisionId, trashedAt } = await findEdition(context, ref);
    if (trashedAt) refuse('trashed', { articleId: ref.articleId });
    const { least, most } = PREVIEW_DAYS;
    if (!Number.isInteger(days) || days < least || days > most)
      refuse('invalid-preview-days', { least, most });
    const { token, tokenHash } = createToken(now);
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    const [made] = await transaction
      .insert(sharedPreview)
      .values({
        tokenHash,
        articleId: ref.articleId,
        locale: ref.locale,
        revisionId: draftRevisionId,
        createdBy: actor.name,
        createdAt: now,
        expiresAt,
      })
      .returning({ id: sharedPreview.id });
    const detail = { previewId: made?.id, revisionId: draftRevisionId, expiresAt };
    await record(context, { action: 'share-preview', ...ref, detail, visible: false });
    return { token, expiresAt };
  });
}

/** Takes such an address back: whoever opens it finds nothing from now on. */
export function revokePreview(args: { actor: Actor; articleId: number; previewId: number }) {
  const { actor, articleId, previewId } = args;
  return runCommand(actor, { right: 'edit-text', articleId }, async (context) => {
    const { transaction, now } = context;
    const revoked = await transaction
      .update(sharedPreview)
      .set({ revokedAt: now })
      .where(
        and(
          eq(sharedPreview.id, previewId),
          eq(sharedPreview.articleId, articleId),
          isNull(sharedPreview.revokedAt),
          gt(sharedPreview.expiresAt, now),
        ),
      )
      .returning({ locale: sharedPreview.locale });
    const [found] = revoked;
    if (!found) return refuse('unknown-preview');
    const { locale } = found;
    await record(context, {
      action: 'revoke-preview',
      articleId,
      locale,
      detail: { previewId },
      visible: false,
    });
    return {};
  });
}
