import { dirname, join } from 'node:path';
import type { PictureVariant } from '#lib/media/picture.ts';
import { theStore } from '../store.ts';

const EXTENSIONS = { avif: 'avif', webp: 'webp', jpeg: 'jpg' } as const satisfies Record<
  PictureVariant['format'],
  string
>;

const NAME = /^([0-9a-f]{32})-[1-9]\d{0,4}\.(avif|webp|jpg)$/;

/** The name of a variant's file. The digest of its content is in it, so what a name stands for never changes. */
export function mediaFileName(variant: {
  digest: string;
  width: number;
  format: PictureVariant['format'];
}): string {
  return `${variant.digest}-${variant.width}.${EXTENSIONS[variant.format]}`;
}

/** The parts of such a name; null for every other one. */
export function parseMediaFileName(name: string): { digest: string; contentType: string } | null {
  const [, digest, extension] = NAME.exec(name) ?? [];
  if (digest === undefined) return null;
  return { digest, contentType: `image/${extension === 'jpg' ? 'jpeg' : extension}` };
}

/** The folder of the files, beside the store of this process. */
export function mediaFolder(): string {
  return join(dirname(theStore().file), 'media');
}
