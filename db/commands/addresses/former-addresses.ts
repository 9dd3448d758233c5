import { isValidSlug, typedSlug } from '#lib/article/slug.ts';
import { slug } from '../../schema.ts';
import type { EditionRef } from '../run/change-edition.ts';
import type { Context } from '../run/run-command.ts';
import { claimSlug } from './move-edition.ts';

/** Gives a new edition the address that its text had elsewhere, where that can be one here and is free. */
export async function claimWished(context: Context, ref: EditionRef, wished: string | undefined) {
  const address = typedSlug(wished ?? '').toLowerCase();
  if (canBeAddress(address)) await claimSlug(context, ref, address);
}

/**
 * Has addresses that a text had elsewhere lead to the edition, by their last step, as if it had moved. What is taken or can be
 * no address here is passed over: nobody can be asked about each of a thousand files.
 */
export async function keepFormerAddresses(context: Context, ref: EditionRef, addresses: string[]) {
  const { transaction, now } = context;
  for (const address of addresses) {
    const former = lastStep(address);
    if (!canBeAddress(former)) continue;
    await transaction
      .insert(slug)
      .values({
        scope: 'article',
        locale: ref.locale,
        entityId: ref.articleId,
        slug: former,
        createdAt: now,
        retiredAt: now,
      })
      .onConflictDoNothing();
  }
}

const canBeAddress = (address: string): boolean => address !== '' && isValidSlug(address);

/** What an address is called: of `/2026/old-ports.html`, `old-ports`. */
function lastStep(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const step = path.split('/').filter(Boolean).at(-1) ?? '';
  return typedSlug(step.replace(/\.(?:html?|php|md)$/i, '')).toLowerCase();
}
