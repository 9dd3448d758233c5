import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { inject } from 'light-my-request';

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type NextAnswer = {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
};

/** Answers are whole, so each takes its length in memory; none of ours comes near this, in bytes. */
const LONGEST_ANSWER = 8_388_608;

/**
 * Lets Next answer a request inside the process, without a connection: a reader who goes away stops no rendering that
 * others wait for, and no request reaches the framework before it is whole.
 * @throws an error for an answer of more than 8 MB
 */
export async function askNext(
  next: NextHandler,
  request: { method?: string; url: string; headers: IncomingHttpHeaders; body?: Buffer | undefined },
): Promise<NextAnswer> {
  const { method = 'GET', url, headers, body } = request;
  const answer = await inject(next as unknown as RequestListener, {
    method: method as 'GET',
    url,
    headers: headers as Record<string, string | string[]>,
    ...(body && { payload: body }),
  });
  if (answer.rawPayload.length > LONGEST_ANSWER) {
    throw new Error(`The answer to ${method} ${url} has ${answer.rawPayload.length} bytes: more than 8 MB.`);
  }
  const kept = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value : String(value)]],
  );
  return { status: answer.statusCode, headers: Object.fromEntries(kept), body: answer.rawPayload };
}
