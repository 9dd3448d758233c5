import { redirect } from 'next/navigation';
import { articlesPath } from '#lib/desk/paths.ts';
import { requireViewer } from '../../viewer.ts';

/** The desk begins with its articles. */
export default async function Page() {
  await requireViewer();
  redirect(articlesPath);
}
