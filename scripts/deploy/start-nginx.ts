import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../cli/tool.ts';

export type Nginx = {
  http: number;
  https: number;
  /** What its access log says so far. */
  accessLog: () => string;
  stop: () => Promise<void>;
};

/**
 * Starts nginx with docs/deploy/nginx.conf as it is, but for ports, folders and the certificate, which is made here.
 * @param binary nginx
 * @param upstream the port of the program
 * @throws with the words of nginx when it does not start
 */
export async function startNginx(binary: string, upstream: number): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'prism-nginx-'));
  const [http, https] = [await freePort(), await freePort()];
  makeCertificate(folder);
  const site = replaceAll(readFileSync(join(ROOT, 'docs/deploy/nginx.conf'), 'utf8'), [
    [/^ *listen \[::\].*\n/gm, ''],
    ['listen 80;', `listen 127.0.0.1:${http};`],
    ['listen 443 ', `listen 127.0.0.1:${https} `],
    ['127.0.0.1:3000', `127.0.0.1:${upstream}`],
    ['/etc/letsencrypt/live/news.example', folder],
    ['/var/cache', folder],
    ['/var/log/nginx', folder],
  ]);
  writeFileSync(join(folder, 'site.conf'), site);
  // What Debian's nginx.conf says around it, and its faults: compression on, and old protocols.
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root root;' : ''}
daemon off; pid ${folder}/nginx.pid; error_log stderr warn;
events { worker_connections 512; }
http {
  types { text/html html; text/css css; }
  gzip on; ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  include ${folder}/site.conf;
}
`,
  );
  const child = spawn(binary, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'pipe' });
  let words = '';
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(https))) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${words}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    http,
    https,
    accessLog: () => readFileSync(join(folder, 'access.log'), 'utf8'),
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Each of these has to be there, or the file has changed and is not tested any more. */
function replaceAll(text: string, replacements: [from: string | RegExp, to: string][]): string {
  return replacements.reduce((current, [from, to]) => {
    const next = current.replaceAll(from, to);
    if (next === current) throw new Error(`docs/deploy/nginx.conf has no ${from} any more.`);
    return next;
  }, text);
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  const subject = ['-subj', '/CN=news.example', '-addext', 'subjectAltName=DNS:news.example'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...subject], {
    stdio: 'pipe',
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dial(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
