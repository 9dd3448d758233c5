import { sql } from 'drizzle-orm';
import type { PictureVariant } from '#lib/media/picture.ts';
import { removeFiles } from '../../media/keep-files.ts';
import { media } from '../../schema.ts';
import { theStore } from '../../store.ts';

/**
 * Removes files that a picture had. Another picture may have the same: two files that differ only in what they say of themselves are
 * encoded alike. It is done in a transaction, so that nobody takes them in meanwhile; looking for them reads all pictures, which is
 * rare. A file that cannot be removed is one that no row names, and harmless.
 */
export async function dropFiles(variants: PictureVariant[]): Promise<void> {
  await theStore().write(async (transaction) => {
    const unused: string[] = [];
    for (const { file } of variants) {
      const [other] = await transaction
        .select({ id: media.id })
        .from(media)
        .where(sql`instr(${media.variants}, ${file}) > 0`)
        .limit(1);
      if (!other) unused.push(file);
    }
    await removeFiles(unused);
  });
}
