import { topicFeedAnswer } from '../../../../../files/feed-answer.ts';
import { localeOf } from '../../../locale-of.ts';

type Context = { params: Promise<{ locale: string; slug: string; file: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, file } = await params;
  return topicFeedAnswer('author', { locale: await localeOf(params), segment: slug, file });
}
