import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '#lib/locale.ts';
import type { Area } from './guard.ts';
import { gatewaySentence } from './words.ts';

type Plain = {
  status: number;
  code: Parameters<typeof gatewaySentence>[0];
  locale: Locale;
  area: Area;
  /** The public address, for sentences that name it. */
  site: string;
  /** Put behind the sentence, such as the number under which the log has more. */
  detail?: string;
  headers: Record<string, string>;
};

/** The same for a request: its address says in which form, and in which language where `locale` does not. */
export type Plainly = (
  request: IncomingMessage,
  response: ServerResponse,
  what: Pick<Plain, 'status' | 'code' | 'detail'> & {
    locale?: Locale;
    headers?: Record<string, string> | undefined;
  },
) => void;

/** Answers with one sentence instead of a page: as text, or as JSON where scripts ask. */
export function answerPlainly(response: ServerResponse, plain: Plain): void {
  const { status, code, locale, area, site, detail, headers } = plain;
  const message = gatewaySentence(code, locale, site) + (detail ? ` ${detail}` : '');
  const isJson = area === 'api';
  const body = isJson ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`;
  response
    .writeHead(status, {
      ...headers,
      'Content-Type': `${isJson ? 'application/json' : 'text/plain'}; charset=utf-8`,
      'Content-Language': locale,
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
    })
    .end(response.req.method === 'HEAD' ? undefined : body);
}
