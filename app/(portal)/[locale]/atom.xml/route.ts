import { frontFeedAnswer } from '../../../files/feed-answer.ts';
import { localeOf } from '../locale-of.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  return frontFeedAnswer(await localeOf(params), 'atom.xml');
}
