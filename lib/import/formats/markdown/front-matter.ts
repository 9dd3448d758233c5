import { parse as parseToml, TomlDate } from 'smol-toml';
import { parseDocument } from 'yaml';
import { splitLines } from '../../lines/clean-line.ts';

/** More is no head of an article. In characters. */
const MAX_HEAD = 64_000;

export type FrontMatter =
  | { ok: true; data: Record<string, unknown>; body: string }
  /** `line`: of the file, where it went wrong. */
  | { ok: false; code: 'broken-front-matter'; line: number };

const FENCES = { '---': 'yaml', '+++': 'toml', ';;;': 'json' } as const;

/**
 * Parts the head of a Markdown file from its body: YAML between `---`, TOML between `+++`, JSON between `;;;` or by itself.
 * Dates are given as they are written, since YAML and TOML know dates without a time zone.
 * @returns undefined where there is none: the lines are text then, a `---` among them
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const start = text.replace(/^[\uFEFF\s]+/, '');
  const skipped = splitLines(text.slice(0, text.length - start.length)).length;
  const found = start.startsWith('{') ? jsonHead(start) : fencedHead(start);
  if (!found || found.head.length > MAX_HEAD) return undefined;
  const read = READERS[found.as](found.head);
  if (read.ok && Object.keys(read.data).length === 0) return undefined;
  // A text may have a line of dashes above and below its first lines.
  if (!read.ok && !/^[\w"'-]+["']?\s*[:=]/m.test(found.head)) return undefined;
  return read.ok
    ? { ...read, body: found.body }
    : {
        ok: false,
        code: 'broken-front-matter',
        line: skipped + read.line + (found.as === 'json' && start.startsWith('{') ? 0 : 1),
      };
}

type Head = { as: (typeof FENCES)[keyof typeof FENCES]; head: string; body: string };

function fencedHead(text: string): Head | undefined {
  const fence = text.slice(0, 3) as keyof typeof FENCES;
  const close = fence === '---' ? String.raw`(?:---|\.\.\.)` : fence === '+++' ? String.raw`\+\+\+` : fence;
  const first = /^[^\n]*\n/.exec(text)?.[0] ?? '';
  const end = new RegExp(String.raw`^${close}[ \t]*\r?$`, 'm').exec(
    text.slice(first.length, first.length + MAX_HEAD),
  );
  if (!FENCES[fence] || !end) return undefined;
  const after = text.slice(first.length + end.index + end[0].length);
  return {
    as: FENCES[fence],
    head: text.slice(first.length, first.length + end.index),
    body: after.replace(/^\r?\n/, ''),
  };
}

function jsonHead(text: string): Head | undefined {
  const end = /^\}[ \t]*\r?$/m.exec(text.slice(0, MAX_HEAD));
  return end
    ? { as: 'json', head: text.slice(0, end.index + 1), body: text.slice(end.index + end[0].length) }
    : undefined;
}

type Read = { ok: true; data: Record<string, unknown> } | { ok: false; line: number };

const READERS: Record<Head['as'], (head: string) => Read> = {
  yaml(typed) {
    const head = withIndents(typed);
    // A key that comes twice is an error: which of two statuses holds is not for a program to guess.
    const document = parseDocument(head, {
      strict: true,
      uniqueKeys: true,
      schema: 'core',
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error) return { ok: false, line: error.linePos?.[0].line ?? 1 };
    try {
      return recordOf(document.toJS({ maxAliasCount: 20 }));
    } catch {
      return { ok: false, line: 1 };
    }
  },
  toml(head) {
    try {
      return recordOf(parseToml(head.replaceAll('\r\n', '\n')));
    } catch (error) {
      return { ok: false, line: error instanceof Error && 'line' in error ? Number(error.line) : 1 };
    }
  },
  json(head) {
    try {
      return recordOf(JSON.parse(head));
    } catch {
      return { ok: false, line: 1 };
    }
  },
};

/**
 * A quoted text that goes on at the beginning of the next line is none in YAML 1.2; the programs that blogs are made with read it.
 * Its further lines are set in, so that the numbers of lines stay.
 */
function withIndents(head: string): string {
  let isOpen = false;
  return head
    .split('\n')
    .map((line) => {
      const goesOn = isOpen && /^\S/.test(line);
      const quotes = line.replace(/\\./g, '').match(/"/g)?.length ?? 0;
      if (isOpen ? quotes % 2 === 1 : quotes === 1 && /^[\w-]+:\s*"/.test(line)) isOpen = !isOpen;
      return goesOn ? `  ${line}` : line;
    })
    .join('\n');
}

function recordOf(value: unknown): Read {
  if (value === null || value === undefined) return { ok: true, data: {} };
  if (typeof value !== 'object' || Array.isArray(value)) return { ok: false, line: 1 };
  return {
    ok: true,
    data: Object.fromEntries(Object.entries(value).map(([key, each]) => [key, written(each)])),
  };
}

/** A date as it is written: one without an offset is not UTC. */
const written = (value: unknown): unknown => (value instanceof TomlDate ? value.toISOString() : value);
