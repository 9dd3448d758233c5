import { parseSitemapFile } from '#lib/seo/sitemaps/sitemap-files.ts';
import { noFile } from '../../files/file-answer.ts';
import { sitemapAnswer } from '../../files/sitemap-answer.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const file = parseSitemapFile((await params).name);
  return file ? sitemapAnswer(file) : noFile();
}
