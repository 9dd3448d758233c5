import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { lookup } from 'mrmime';
import { ASSETS, type Asset } from '#lib/process-settings.ts';
import { acceptedEncodings, type Encoding } from '../cache/encoding.ts';
import { etagOf, hasAlready } from '../cache/if-none-match.ts';

/** Answers a request for a file that never changes while the process runs. Returns whether there is such a file. */
export type SendFile = (path: string, request: IncomingMessage, response: ServerResponse) => boolean;

/** Of our own scripts, apart from the framework's files. */
const SCRIPTS_PREFIX = '/assets/';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Where the files of each prefix are. Those of the build are named after their contents; those of public/ are not. */
const FOLDERS = [
  { prefix: SCRIPTS_PREFIX, folder: '.next/prism', caching: FOR_GOOD },
  { prefix: '/_next/static/', folder: '.next/static', caching: FOR_GOOD },
  { prefix: '/', folder: 'public', caching: 'public, max-age=3600' },
];

/** A file in all the encodings that the build has left of it (scripts/cli/compress-files.ts). */
type Kept = {
  type: string;
  /** Sent with a 304 as well (RFC 9110, 15.4.5). */
  headers: Record<string, string>;
  tag: string;
  bodies: Partial<Record<Encoding, Buffer>>;
};

/** What browsers heed in documents only: scripts and styles go without, which it would make half as long again. */
const OF_DOCUMENTS = [
  'Content-Security-Policy',
  'Referrer-Policy',
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
];

const ENDINGS: Record<string, Encoding> = { '.br': 'br', '.gz': 'gzip' };

/**
 * The files of the build and of public/, read into memory: they are few, and a build that is made beside a running
 * process must not take its files away.
 * @param root of the checkout
 */
export function staticFiles(root: string): SendFile {
  const files = new Map<string, Kept>();
  for (const { prefix, folder, caching } of FOLDERS) {
    const at = join(root, folder);
    if (existsSync(at)) readInto(files, at, prefix, caching);
  }
  return (path, request, response) => {
    const file = files.get(path);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    send(file, request, response);
    return true;
  };
}

function readInto(files: Map<string, Kept>, folder: string, prefix: string, caching: string): void {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  // Files before their compressed copies, which are kept with them.
  for (const file of names.sort()) {
    const path = prefix + file.slice(folder.length + 1).replaceAll('\\', '/');
    const ending = path.slice(-3);
    const encoding = ENDINGS[ending];
    const original = encoding && files.get(path.slice(0, -ending.length));
    const bytes = readFileSync(file);
    if (original) original.bodies[encoding] = bytes;
    else files.set(path, keep(path, bytes, caching));
  }
}

function keep(path: string, bytes: Buffer, caching: string): Kept {
  const type = lookup(path) ?? (path.endsWith('.ico') ? 'image/x-icon' : 'application/octet-stream');
  const isText = /^text\/|json$|javascript$/.test(type);
  return {
    type: isText ? `${type}; charset=utf-8` : type,
    headers: { 'Cache-Control': caching, Vary: 'Accept-Encoding' },
    tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    bodies: { identity: bytes },
  };
}

function send(
  { type, headers, tag, bodies }: Kept,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const accepted = acceptedEncodings(request.headers['accept-encoding']);
  const encoding = accepted.find((each) => bodies[each]) ?? 'identity';
  const body = bodies[encoding];
  const unchanged = { ...headers, ETag: etagOf(tag, encoding) };
  if (/^text\/(css|javascript)/.test(type)) for (const name of OF_DOCUMENTS) response.removeHeader(name);
  if (hasAlready(request.headers['if-none-match'], tag, encoding)) {
    response.writeHead(304, unchanged).end();
    return;
  }
  response.writeHead(200, {
    ...unchanged,
    'Content-Type': type,
    'Content-Length': body?.length ?? 0,
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * The addresses of our own scripts and sheets.
 * @throws an error with a sentence when they have not been built
 */
export function assetAddresses(root: string): Record<Asset, string> {
  try {
    const names = JSON.parse(readFileSync(join(root, '.next/prism/scripts.json'), 'utf8'));
    const addresses = ASSETS.map((name) => [name, SCRIPTS_PREFIX + names[name]]);
    return Object.fromEntries(addresses) as Record<Asset, string>;
  } catch (error) {
    throw new Error('Our own scripts are missing: npm run build makes them.', { cause: error });
  }
}
