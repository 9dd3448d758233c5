import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BODY_LIMITS, DESK_ROUTES } from '#lib/desk/routes.ts';
import { ask, statusOf } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';
import { type Plan, say } from './plan.ts';
import { median, megabytes, type Result } from './report.ts';

/** What a stranger may occupy the thread for, in milliseconds, and make the process grow by with silent uploads. */
const MOST_MILLISECONDS = 20;
const MOST_GROWTH = 30 * 2 ** 20;
const SILENT = 60;

type Program = { url: string; pid: number };
export type DoorSample = { route: string; body: string; status: number; milliseconds: number };

/** How long the thread that answers has computed so far, in milliseconds. */
const threadTime = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ', 1)[0]) / 1e6;

/** Bodies without malice, as long as they may be. */
function longestBodies(limits: { form: number; text: number; picture: number }) {
  const value = (length: number) => 'a'.repeat(length);
  const picture = [
    '--b\r\nContent-Disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n',
    '\r\n--b--\r\n',
  ] as const;
  const field = Math.floor(limits.form / 200) - 10;
  return [
    { name: 'form, one field', type: FORM, body: `password=${value(limits.form - 9)}` },
    {
      name: 'form, 200 fields',
      type: FORM,
      body: Array.from({ length: 200 }, (_, n) => `field${n}=${value(field)}`).join('&'),
    },
    { name: 'JSON', type: 'application/json', body: `{"text":"${value(limits.text - 11)}"}` },
    {
      name: 'picture',
      type: 'multipart/form-data; boundary=b',
      body: picture.join(value(limits.picture - picture.join('').length)),
    },
  ];
}

const FORM = 'application/x-www-form-urlencoded';

/** What each route that takes a body makes of each of `bodies`, sent by somebody who is signed out. */
async function sampleDoors(
  { url, pid }: Program,
  bodies: ReturnType<typeof longestBodies>,
  rounds: number,
): Promise<DoorSample[]> {
  const samples: DoorSample[] = [];
  for (const [route, methods] of Object.entries(DESK_ROUTES)) {
    const path = route.replaceAll(/\[\w+\]/g, '1');
    for (const [method, { takes }] of Object.entries(methods)) {
      if (takes.length === 0) continue;
      for (const { name, type, body } of bodies) {
        const headers = { Origin: url, 'Content-Type': type, 'Content-Length': String(body.length) };
        const once = () => ask(url, path, { method, headers, body });
        // The first one loads the code.
        const { status } = await once();
        const times: number[] = [];
        for (let round = 0; round < rounds; round++) {
          const before = threadTime(pid);
          await once();
          times.push(threadTime(pid) - before);
        }
        samples.push({ route: `${method} ${route}`, body: name, status, milliseconds: median(times) });
      }
    }
  }
  return samples;
}

/** By how many bytes the process grows with uploads of strangers of which the last byte never comes. */
export async function growthBySilence(
  url: string,
  { path, type, bytes }: { path: string; type: string; bytes: number },
): Promise<number> {
  const { memoryBytes: before } = await statusOf(url);
  const { hostname, port } = new URL(url);
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${url}\r\nContent-Type: ${type}\r\nContent-Length: ${bytes}\r\n\r\n`;
  // One for all: this process is not the one that is to grow.
  const body = Buffer.alloc(bytes - 1, 'a');
  const sockets = Array.from({ length: SILENT }, () => {
    const socket: Socket = connect(Number(port), hostname);
    socket.on('error', () => {}).resume();
    socket.write(head);
    socket.write(body);
    return socket;
  });
  let most = 0;
  for (let look = 0; look < 30; look++) {
    await sleep(100);
    most = Math.max(most, (await statusOf(url)).memoryBytes);
  }
  for (const socket of sockets) socket.destroy();
  return most - before;
}

/** What strangers can make the server do by the bodies that they send, door by door. */
export async function measureDoors(plan: Plan): Promise<Result> {
  const server = await serveApart();
  try {
    const signIn = await growthBySilence(server.url, {
      path: '/api/desk/sign-in',
      type: FORM,
      bytes: BODY_LIMITS.form,
    });
    const hero = await growthBySilence(server.url, {
      path: '/api/desk/articles/1/hero',
      type: 'multipart/form-data; boundary=b',
      bytes: BODY_LIMITS.picture,
    });
    say('each route, with the longest bodies there are');
    const samples = await sampleDoors(server, longestBodies(BODY_LIMITS), plan.runs);
    const worst = samples.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
    const growth = Math.max(signIn, hero);
    return {
      findings: [
        {
          what: 'CPU of the thread for a body of a stranger',
          toReach: `≤ ${MOST_MILLISECONDS} ms`,
          measured: `${worst.milliseconds.toFixed(1)} ms (${worst.route}, ${worst.body})`,
          reached: worst.milliseconds <= MOST_MILLISECONDS,
        },
        {
          what: `growth with ${SILENT} silent uploads of strangers`,
          toReach: `< ${megabytes(MOST_GROWTH)}`,
          measured: `${megabytes(signIn)} (forms), ${megabytes(hero)} (pictures)`,
          reached: growth < MOST_GROWTH,
        },
      ],
      tables: [doorTable(samples)],
      samples: { samples, signIn, hero },
    };
  } finally {
    await server.stop();
  }
}

/** A row a route, a column a body: status, and milliseconds of the thread. */
function doorTable(samples: DoorSample[]) {
  const bodies = [...new Set(samples.map(({ body }) => body))];
  const routes = [...new Set(samples.map(({ route }) => route))];
  return {
    title: 'Doors: bodies of somebody who is signed out (status, CPU ms of the thread)',
    head: ['', ...bodies],
    rows: routes.map((route) => [
      route,
      ...bodies.map((body) => {
        const sample = samples.find((each) => each.route === route && each.body === body);
        return sample ? `${sample.status} · ${sample.milliseconds.toFixed(1)}` : '';
      }),
    ]),
  };
}
