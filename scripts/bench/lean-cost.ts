import { createServer } from 'node:http';
import next from 'next';
import '#testing/setup/markup.ts';
import { openStore } from '#db/open-store.ts';
import { setProcessSettings } from '#lib/process-settings.ts';
import { askNext, type NextHandler } from '#server/answers/ask-next.ts';
import { assetAddresses } from '#server/files/static-files.ts';
import { leanDocument } from '#server/html/lean.ts';
import { ROOT } from '../cli/tool.ts';

/*
 * A program of its own: has Next render the pages that are named as arguments from the store in DATA_DIR, then takes the
 * framework out of each many times, as the gateway does once. Prints what that costs as JSON.
 */
export type LeanCost = {
  /** CPU of one page. */
  milliseconds: number;
  /** A page before and after, on average. */
  bytesBefore: number;
  bytesAfter: number;
};

const WARM_UP = 200;
const PASSES = 1_000;

const paths = process.argv.slice(2);
const { store } = await openStore({ dataDir: process.env.DATA_DIR ?? '', create: false });
setProcessSettings({ siteUrl: 'http://127.0.0.1', assets: assetAddresses(ROOT) });
const app = next({ dev: false, dir: ROOT, quiet: true, httpServer: createServer() });
await app.prepare();
const handler = app.getRequestHandler() as NextHandler;
const documents: string[] = [];
for (const url of paths) {
  const answer = await askNext(handler, { url, headers: { host: '127.0.0.1', accept: 'text/html' } });
  if (answer.status !== 200) throw new Error(`${url} was answered ${answer.status}.`);
  documents.push(answer.body.toString());
}

const pass = (turn: number) => Buffer.from(leanDocument(documents[turn % documents.length] ?? ''));
for (let turn = 0; turn < WARM_UP; turn++) pass(turn);
const before = process.cpuUsage();
for (let turn = 0; turn < PASSES; turn++) pass(turn);
const { user, system } = process.cpuUsage(before);

const bytesOf = (sizes: number[]) => sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
const cost: LeanCost = {
  milliseconds: (user + system) / 1_000 / PASSES,
  bytesBefore: bytesOf(documents.map((each) => Buffer.byteLength(each))),
  bytesAfter: bytesOf(documents.map((_, turn) => pass(turn).length)),
};
console.log(JSON.stringify(cost));
await app.close();
store.close();
