import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '#lib/locale.ts';
import { type MessageShape, shapeOf } from './message-shape.ts';

/** The messages of one file by their full key, `site.tagline`. */
type Leaves = Map<string, unknown>;

/**
 * Holds the languages' messages against each other: same keys, same arguments and tags, no empty text.
 * @param files file name and parsed content; the first is what the others are compared with
 * @returns a line `file: key: what is wrong` for each fault
 */
export function compareMessages(files: { file: string; messages: unknown }[]): string[] {
  const read = files.map(({ file, messages }) => ({ file, leaves: leavesOf(messages) }));
  const problems = read.flatMap(({ file, leaves }) =>
    [...leaves].flatMap(([key, text]) => problemOf(text).map((what) => `${file}: ${key}: ${what}`)),
  );
  const [first, ...others] = read;
  if (!first) return problems;
  for (const other of others) {
    for (const key of new Set([...first.leaves.keys(), ...other.leaves.keys()])) {
      if (!other.leaves.has(key)) problems.push(`${other.file}: ${key}: missing; ${first.file} has it`);
      else if (!first.leaves.has(key)) problems.push(`${first.file}: ${key}: missing; ${other.file} has it`);
      else {
        const [theirs, ours] = [shape(first.leaves.get(key)), shape(other.leaves.get(key))];
        if (theirs && ours) {
          problems.push(
            ...differences(theirs, ours, first.file).map((what) => `${other.file}: ${key}: ${what}`),
          );
        }
      }
    }
  }
  return problems;
}

/** Compares the files of messages/ in the checkout. */
export function checkMessageKeys(root: string): string[] {
  const files = LOCALES.map((locale) => `messages/${locale}.json`);
  return compareMessages(
    files.map((file) => ({ file, messages: JSON.parse(readFileSync(join(root, file), 'utf8')) })),
  );
}

function leavesOf(messages: unknown, prefix = ''): Leaves {
  if (typeof messages !== 'object' || messages === null) return new Map([[prefix, messages]]);
  return new Map(
    Object.entries(messages).flatMap(([key, value]) => [
      ...leavesOf(value, prefix ? `${prefix}.${key}` : key),
    ]),
  );
}

function problemOf(text: unknown): string[] {
  if (typeof text !== 'string') return ['is not text'];
  if (text.trim() === '') return ['is empty'];
  try {
    shapeOf(text);
    return [];
  } catch (error) {
    return [`cannot be read: ${error instanceof Error ? error.message : error}`];
  }
}

/** Undefined for what `problemOf` reports already. */
function shape(text: unknown): MessageShape | undefined {
  return typeof text === 'string' && problemOf(text).length === 0 ? shapeOf(text) : undefined;
}

function differences(wanted: MessageShape, present: MessageShape, reference: string): string[] {
  return [...new Set([...wanted.keys(), ...present.keys()])].flatMap((name) => {
    const [there, here] = [wanted.get(name), present.get(name)];
    if (here === undefined) return [`lacks ${name}, which ${reference} has`];
    if (there === undefined) return [`has ${name}, which ${reference} lacks`];
    return here === there ? [] : [`${name} is ${here}, but ${there} in ${reference}`];
  });
}
