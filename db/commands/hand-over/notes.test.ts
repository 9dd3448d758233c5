import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '#lib/article/place.ts';
import type { Operation } from '#lib/desk/editor.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { insertAccount } from '../../auth/insert-account.ts';
import { listNotes } from '../../queries/desk/editor/list-notes.ts';
import { needsMe } from '../../queries/desk/list/needs-me.ts';
import { audit } from '../../schema.ts';
import { textHash } from '../../text-hash.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { saveText } from '../text/save-text.ts';
import { addNote, settleNote } from './notes.ts';

const actor = TEST_ACTOR;
type Paragraph = { id: string; text: string };

/** A draft whose outlook has these paragraphs. */
async function draftOf(paragraphs: Paragraph[]) {
  const blocks = paragraphs.map((each) => ({ ...each, kind: 'paragraph' as const }));
  const document = { ...buildDocument('Tides'), outlook: { blocks } };
  return (await buildArticle('Tides', { publish: false, document })).ref;
}

/** Makes one list of paragraphs of another in one save, as the desk does: '' takes one away. */
async function rewrite(articleId: number, before: Paragraph[], after: Paragraph[]) {
  const was = new Map(before.map(({ id, text }) => [id, text]));
  const set = (id: string, value: string, behind: string | null): Operation => {
    const place: Place = { section: 'outlook', path: [{ id, kind: 'paragraph', after: behind }] };
    const present = was.get(id);
    const base = present === undefined ? null : textHash(present);
    return { do: 'set', locale: 'en', segment: id, base, value, place };
  };
  const operations = [
    ...after.flatMap(({ id, text }, at) =>
      was.get(id) === text ? [] : [set(id, text, after[at - 1]?.id ?? null)],
    ),
    ...before.flatMap(({ id }) => (after.some((each) => each.id === id) ? [] : [set(id, '', null)])),
  ];
  if (operations.length === 0) return;
  const saved = await saveText({ actor, articleId, operations });
  if (!saved.ok || saved.conflicts.length > 0) throw new Error(JSON.stringify(saved));
}

const notesOf = async (articleId: number) => (await listNotes({ actor, articleId }))?.notes ?? [];
const placesOf = async (articleId: number) =>
  Object.fromEntries((await notesOf(articleId)).map(({ text, segment }) => [text, segment]));

const A = { id: 'a', text: 'The tide rises twice on every day of the year.' };
const B = { id: 'b', text: 'It is the moon that pulls the water up.' };

describe('a note on a text', () => {
  it('goes where its text is joined to, and back when that is undone', async () => {
    using _ = await openTestStore();
    const ref = await draftOf([A, B]);
    await addNote({ actor, ...ref, segment: 'a', text: 'on a' });
    await addNote({ actor, ...ref, segment: 'b', text: 'on b' });
    const joined = [{ id: 'a', text: `${A.text} ${B.text}` }];
    await rewrite(ref.articleId, [A, B], joined);
    expect(await placesOf(ref.articleId)).toEqual({ 'on a': 'a', 'on b': 'a' });
    await rewrite(ref.articleId, joined, [A, B]);
    expect(await placesOf(ref.articleId)).toEqual({ 'on a': 'a', 'on b': 'b' });
    // Split anew, what was joined gets another id.
    await rewrite(ref.articleId, [A, B], joined);
    await rewrite(ref.articleId, joined, [A, { id: 'c', text: B.text }]);
    expect(await placesOf(ref.articleId)).toEqual({ 'on a': 'a', 'on b': 'c' });
  });

  it('stays with a text that was moved, and with one that is gone until that comes back', async () => {
    using _ = await openTestStore();
    const ref = await draftOf([A, B]);
    await addNote({ actor, ...ref, segment: 'b', text: 'on b' });
    const move = { part: 'b', after: null, siblings: ['a', 'b'] };
    const step = {
      do: 'step',
      id: 'm1',
      name: 'move',
      texts: [],
      removes: [],
      moves: [move],
      kinds: [],
    } as const;
    const saved = await saveText({
      actor,
      articleId: ref.articleId,
      operations: [step as unknown as Operation],
    });
    expect(saved).toMatchObject({ ok: true, refused: [] });
    expect(await placesOf(ref.articleId)).toEqual({ 'on b': 'b' });
    await rewrite(ref.articleId, [B, A], [A]);
    expect(await notesOf(ref.articleId)).toMatchObject([{ segment: 'b', about: B.text }]);
    await rewrite(ref.articleId, [A], [A, B]);
    expect(await placesOf(ref.articleId)).toEqual({ 'on b': 'b' });
  });

  it('is found by whom it names, until it is settled', async () => {
    using test = await openTestStore();
    const userId = await test.store.write(async (transaction) =>
      insertAccount(transaction, START, {
        email: 'ito@example.org',
        name: 'Ito Mio',
        role: 'translator',
        locale: 'en',
        passwordHash: 'none:none',
      }),
    );
    const ito = { name: 'Ito Mio', role: 'translator', userId } as const;
    const ref = await draftOf([A]);
    const added = await addNote({ actor, ...ref, segment: 'a', text: ' @Ito Mio, twice?\u200B ' });
    const named = async () => (await needsMe({ actor: ito, namesIn: 'en' })).map(({ need }) => need);
    expect(await named()).toEqual(['mentioned']);
    expect(await notesOf(ref.articleId)).toMatchObject([
      { text: '@Ito Mio, twice?', by: 'test', about: A.text },
    ]);
    const noteId = added.ok ? added.noteId : 0;
    const settle = (isResolved: boolean) =>
      settleNote({ actor: ito, articleId: ref.articleId, noteId, isResolved });
    expect(await settle(true)).toEqual({ ok: true });
    expect(await settle(true)).toMatchObject({ code: 'note-moved-on' });
    expect([await named(), (await notesOf(ref.articleId))[0]?.resolvedBy]).toEqual([[], 'Ito Mio']);
    expect(await settle(false)).toEqual({ ok: true });
    expect(await named()).toEqual(['mentioned']);
    const told = (await test.store.read.select().from(audit)).map(({ action }) => action);
    expect(told.filter((action) => action.endsWith('note'))).toEqual([
      'add-note',
      'resolve-note',
      'reopen-note',
    ]);
  });

  it('is about a text of the draft, says something, and is not set in the trash', async () => {
    using _ = await openTestStore();
    const ref = await draftOf([A]);
    const add = (segment: string, text: string) => addNote({ actor, ...ref, segment, text });
    expect(await add('gone', 'x')).toMatchObject({ code: 'note-without-text' });
    expect(await add('a', ' \u200B ')).toMatchObject({ code: 'no-note-text' });
    expect(await add('a', 'x'.repeat(2_001))).toMatchObject({ code: 'hand-over-too-long' });
    const other = await draftOf([B]);
    const { noteId } = (await addNote({ actor, ...other, segment: 'b', text: 'x' })) as { noteId: number };
    expect(await settleNote({ actor, articleId: ref.articleId, noteId, isResolved: true })).toMatchObject({
      code: 'note-moved-on',
    });
    await trashArticle({ actor, articleId: ref.articleId });
    expect(await add('a', 'x')).toMatchObject({ code: 'trashed' });
  });
});

/** Joins two neighbours, cuts one in two between words, or lets two change places. */
type Act = { do: 'join' | 'split' | 'swap'; at: number; word: number };

function after(paragraphs: Paragraph[], act: Act, newId: string): Paragraph[] {
  const at = act.at % paragraphs.length;
  const [one, next] = [paragraphs[at], paragraphs[at + 1]];
  if (!one) return paragraphs;
  if (act.do === 'split') {
    const words = one.text.split(' ');
    if (words.length < 2) return paragraphs;
    const cut = 1 + (act.word % (words.length - 1));
    const halves = [
      { id: one.id, text: words.slice(0, cut).join(' ') },
      { id: newId, text: words.slice(cut).join(' ') },
    ];
    return paragraphs.toSpliced(at, 1, ...halves);
  }
  if (!next) return paragraphs;
  if (act.do === 'join') return paragraphs.toSpliced(at, 2, { id: one.id, text: `${one.text} ${next.text}` });
  return paragraphs.toSpliced(at, 2, next, one);
}

it('whatever is joined, split and moved, a note stands at a text that has something of what it is about', async () => {
  const act = fc.record<Act>({
    do: fc.constantFrom('join', 'split', 'swap'),
    at: fc.nat(9),
    word: fc.nat(9),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      using _ = await openTestStore();
      const wordsOf = (name: string) =>
        ['one', 'two', 'three', 'four'].map((n) => `${name}-${n}-of-this-text`);
      const names = ['alpha', 'bravo', 'delta'];
      let paragraphs = names.map((name) => ({ id: name, text: wordsOf(name).join(' ') }));
      const { articleId } = await draftOf(paragraphs);
      for (const name of names) {
        await addNote({ actor, articleId, locale: 'en', segment: name, text: name });
      }
      for (const [n, each] of acts.entries()) {
        const next = after(paragraphs, each, `new${n}`);
        await rewrite(articleId, paragraphs, next);
        paragraphs = next;
        const places = await placesOf(articleId);
        for (const name of names) {
          const text = paragraphs.find(({ id }) => id === places[name])?.text ?? '';
          expect(
            wordsOf(name).some((word) => text.includes(word)),
            `${name} after ${each.do}`,
          ).toBe(true);
        }
      }
    }),
    { numRuns: 40, seed: 16 },
  );
}, 120_000);
