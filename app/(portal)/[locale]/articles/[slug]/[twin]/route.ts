import { twinAnswer } from '../../../../../files/twin-answer.ts';
import { localeOf } from '../../../locale-of.ts';

type Context = { params: Promise<{ locale: string; slug: string; twin: string }> };

/** The gateway asks for `/en/articles/NAME.json` here, as `/en/articles/NAME/json`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, twin } = await params;
  return twinAnswer({ locale: await localeOf(params), segment: slug, format: twin });
}
