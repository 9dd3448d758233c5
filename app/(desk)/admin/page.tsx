import { redirect } from 'next/navigation';
import { articlesPath } from '#lib/desk/paths.ts';

/** The desk begins with its articles. */
export default function Page() {
  redirect(articlesPath);
}
