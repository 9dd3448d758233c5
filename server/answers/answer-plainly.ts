import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '#lib/locale.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';
import { areaOf } from '../requests/routes.ts';
import { gatewaySentence, localeOfPath } from '../words.ts';
import { endAnswer } from './end-answer.ts';

type Plain = {
  status: number;
  code: Parameters<typeof gatewaySentence>[0];
  locale: Locale;
  /** As an object where scripts ask, as text where a person may read it. */
  isJson: boolean;
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
    headers?: Record<string, string> | undefined;
    /** Of the person, where it is known. */
    locale?: Locale | undefined;
  },
) => void;

/** Answers with one sentence instead of a page: as text, or as JSON where scripts ask. */
export function answerPlainly(response: ServerResponse, plain: Plain): void {
  const { status, code, locale, isJson, site, detail, headers } = plain;
  const message = gatewaySentence(code, locale, site) + (detail ? ` ${detail}` : '');
  const body = isJson ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`;
  response.writeHead(status, {
    ...headers,
    'Content-Type': `${isJson ? 'application/json' : 'text/plain'}; charset=utf-8`,
    'Content-Language': locale,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  endAnswer(response, body);
}

/**
 * In which language and form a request is answered plainly: the section says which, and below /api the sender, where a
 * form of somebody without scripts is answered as text.
 */
export function plainFormOf({ url = '', headers }: IncomingMessage): Pick<Plain, 'locale' | 'isJson'> {
  if (areaOf(url) !== 'api') return { locale: localeOfPath(url), isJson: false };
  const isJson = !headers.accept?.includes('text/html');
  return { locale: preferredLocale(headers['accept-language']), isJson };
}
