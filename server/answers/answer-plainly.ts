import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { printProblem } from '#lib/api/problem.ts';
import type { QueryError } from '#lib/api/query.ts';
import type { Locale } from '#lib/locale.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';
import { areaOf } from '../requests/routes.ts';
import { apiWords, gatewaySentence, localeOfPath } from '../words.ts';
import { endAnswer } from './end-answer.ts';

/** A text where a person may read it; an object where the desk's scripts ask; RFC 9457 where programs of others do. */
type Form = 'text' | 'error' | 'problem';

type Plain = {
  status: number;
  code: Parameters<typeof gatewaySentence>[0];
  locale: Locale;
  form: Form;
  /** The public address, for sentences that name it. */
  site: string;
  /** Put behind the sentence, such as the number under which the log has more. */
  detail?: string;
  /** What is wrong with which parameter. */
  errors?: QueryError[] | undefined;
  headers: Record<string, string>;
};

/** The same for a request: its address says in which form, and in which language where `locale` does not. */
export type Plainly = (
  request: IncomingMessage,
  response: ServerResponse,
  what: Pick<Plain, 'status' | 'code' | 'detail' | 'errors'> & {
    headers?: Record<string, string> | undefined;
    /** Of the person, where it is known. */
    locale?: Locale | undefined;
  },
) => void;

/** Answers with one sentence instead of a page: as text, or as JSON where programs ask. */
export function answerPlainly(response: ServerResponse, plain: Plain): void {
  const { status, locale, form, headers } = plain;
  const body = BODIES[form](plain);
  response.writeHead(status, {
    ...headers,
    'Content-Type': `${TYPES[form]}; charset=utf-8`,
    ...(form === 'problem' && API_HEADERS),
    'Content-Language': locale,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  endAnswer(response, body);
}

const TYPES: Record<Form, string> = {
  text: 'text/plain',
  error: 'application/json',
  problem: 'application/problem+json',
};

/** Scripts of other sites may read why they got nothing. */
const API_HEADERS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };

const BODIES: Record<Form, (plain: Plain) => string> = {
  text: (plain) => `${messageOf(plain)}\n`,
  error: (plain) => `${JSON.stringify({ error: { code: plain.code, message: messageOf(plain) } })}\n`,
  problem: ({ status, code, locale, site, detail, errors }) => {
    const words = apiWords(locale);
    return printProblem(
      {
        status,
        code,
        title: words.titles[status] ?? STATUS_CODES[status],
        detail: words.problems[code]?.replace('{site}', site) ?? gatewaySentence(code, locale, site),
        errors: errors?.map(({ parameter, rule }) => ({ parameter, detail: words.rules[rule] })),
        instance: detail && `urn:uuid:${detail}`,
      },
      site,
    );
  },
};

const messageOf = ({ code, locale, site, detail }: Plain) =>
  gatewaySentence(code, locale, site) + (detail ? ` ${detail}` : '');

/**
 * In which language and form a request is answered plainly: the section says which, and below /api the sender, where a
 * form of somebody without scripts is answered as text. Below /api/v1 it is a problem.
 */
export function plainFormOf({ url = '', headers }: IncomingMessage): Pick<Plain, 'locale' | 'form'> {
  const [path = ''] = url.split('?', 1);
  const area = areaOf(path);
  const locale = preferredLocale(headers['accept-language']);
  if (area === 'public-api') return { locale, form: 'problem' };
  if (area !== 'api') return { locale: localeOfPath(url), form: 'text' };
  return { locale, form: headers.accept?.includes('text/html') ? 'text' : 'error' };
}
