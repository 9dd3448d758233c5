import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOrigins } from './text-origins.ts';

type Texts = Record<string, string>;
const listOf = (texts: Texts) => Object.entries(texts).map(([id, text]) => ({ id, text }));
const origins = (before: Texts, after: Texts) =>
  Object.fromEntries(
    [...textOrigins(listOf(before), listOf(after))].map(([id, from]) => [id, [...from].toSorted().join(' ')]),
  );

describe('the origins of a text', () => {
  it('are both texts that were joined, in either order, with a space or without', () => {
    const before = { a: 'The tide rises.', b: 'The moon pulls.', c: 'It falls.' };
    expect(origins(before, { a: 'The tide rises. The moon pulls.', c: 'It falls.' })).toEqual({ a: 'a b' });
    expect(origins(before, { b: 'The tide rises. The moon pulls.', c: 'It falls.' })).toEqual({ b: 'a b' });
    expect(origins({ a: '潮が満ちる。', b: '月が引く。' }, { a: '潮が満ちる。月が引く。' })).toEqual({
      a: 'a b',
    });
    expect(origins(before, { a: 'The tide rises. The moon pulls. It falls.' })).toEqual({ a: 'a b c' });
    expect(origins(before, { a: 'The tide rises.', c: 'It falls. The moon pulls.' })).toEqual({ c: 'b c' });
  });

  it('are those of short texts too', () => {
    expect(origins({ a: '売上', b: '利益' }, { a: '売上 利益' })).toEqual({ a: 'a b' });
    expect(origins({ a: '売上', b: '利益' }, { b: '利益 売上' })).toEqual({ b: 'a b' });
  });

  it('are the text that was split, for each of its parts', () => {
    const before = { a: 'The tide rises. The moon pulls. It falls.' };
    expect(origins(before, { a: 'The tide rises.', x: 'The moon pulls.', y: 'It falls.' })).toEqual({
      a: 'a',
      x: 'a',
      y: 'a',
    });
    expect(origins({ a: 'abc abc' }, { a: 'abc', x: 'abc' })).toEqual({ a: 'a', x: 'a' });
  });

  it('are both texts between which a border has moved', () => {
    expect(origins({ a: 'One. Two.', b: 'Three.' }, { a: 'One.', b: 'Two. Three.' })).toEqual({
      a: 'a',
      b: 'a b',
    });
  });

  it('are found where somebody went on writing', () => {
    const before = { a: 'The tide rises twice a day.', b: 'The moon pulls at the sea.' };
    expect(origins(before, { a: 'The tide rises twice each day. The moon pulls at the sea!' })).toEqual({
      a: 'a b',
    });
    expect(
      origins(
        { a: 'The tide rises twice a day. The moon pulls at the sea.' },
        { a: 'The tide rises twice a day.', x: 'And: The moon pulls at the sea.' },
      ),
    ).toEqual({ a: 'a', x: 'a' });
  });

  it('are none where texts were only written, added, removed or exchanged for others', () => {
    const before = { a: 'The tide rises twice a day.', b: 'The moon pulls at the sea.' };
    expect(origins(before, { ...before, a: 'The tide rises.' })).toEqual({});
    expect(origins(before, { ...before, x: 'The tide rises twice a day.' })).toEqual({});
    expect(origins(before, { a: 'Tides come and go.', b: 'They can be computed.' })).toEqual({});
    expect(origins(before, { a: before.a })).toEqual({});
    expect(origins({ a: '利益が増えた。' }, { a: '利益が大きく増えた。', x: '利益' })).toEqual({});
    expect(origins({ a: '10 m', b: '12 m' }, { a: '11 m', b: '13 m' })).toEqual({});
  });

  it('of two thousand texts that all change are found within a second', () => {
    const texts = (word: string) =>
      Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`t${n}`, `${word} ${n} `.repeat(20)]));
    const began = performance.now();
    origins(texts('a'), texts('b'));
    origins(texts('a'), Object.fromEntries(Object.keys(texts('a')).map((id) => [id, 'a'])));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

/** A text as the atoms it consists of; each atom says which text it stood in at first. */
type Atom = { of: string; text: string };

it('of texts that are joined and split at random are never fewer than they are', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 6 }),
      fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }),
      (lengths, steps) => {
        let made = 0;
        let rows: { id: string; atoms: Atom[] }[] = lengths.map((length, n) => ({
          id: `t${n}`,
          atoms: Array.from({ length }, () => {
            const word = `${alphabet[made % 26]}${made++}`;
            return { of: `t${n}`, text: `${word}${word.length % 2 ? '。' : '. '}` };
          }),
        }));
        const texts = () =>
          Object.fromEntries(rows.map(({ id, atoms }) => [id, atoms.map(({ text }) => text).join('')]));
        const before = texts();
        for (const [index, [joins, which, where]] of steps.entries()) {
          const at = which % rows.length;
          const row = rows[at] as (typeof rows)[number];
          const next = rows[at + 1];
          if (joins && next)
            rows = rows.toSpliced(at, 2, { id: row.id, atoms: [...row.atoms, ...next.atoms] });
          else if (!joins && row.atoms.length > 1) {
            const cut = 1 + (where % (row.atoms.length - 1));
            rows = rows.toSpliced(
              at,
              1,
              { id: row.id, atoms: row.atoms.slice(0, cut) },
              { id: `n${index}`, atoms: row.atoms.slice(cut) },
            );
          }
        }
        const found = textOrigins(listOf(before), listOf(texts()));
        for (const { id, atoms } of rows) {
          const parents = new Set(atoms.map(({ of }) => of));
          const isAsBefore = texts()[id] === before[id];
          if (isAsBefore || (parents.size === 1 && parents.has(id) && !found.has(id))) continue;
          for (const parent of parents) expect(found.get(id) ?? new Set()).toContain(parent);
        }
        // Whoever gave a part away is known to have done so.
        for (const { id, atoms } of rows) {
          for (const { of } of atoms) {
            const isThere = rows.some((row) => row.id === of);
            if (of !== id && isThere) expect(found.has(of)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
});
