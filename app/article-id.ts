import { notFound } from 'next/navigation';

/** The article that a part of a page's address names. Where it is no number, the page is not there. */
export function articleIdOf(segment: string): number {
  return /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : notFound();
}
