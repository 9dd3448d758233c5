import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import { acceptInvitation, findInvitation } from '../auth/invitations.ts';
import { listPeople } from '../queries/desk/people/list-people.ts';
import { theStore } from '../store.ts';
import { textHash } from '../text-hash.ts';
import { moveEdition } from './addresses/move-edition.ts';
import { createArticle } from './editions/create-article.ts';
import { restoreArticle } from './editions/restore-article.ts';
import { trashArticle } from './editions/trash-article.ts';
import { saveFacts } from './facts/save-facts.ts';
import { changeRole } from './people/change-role.ts';
import { disablePerson } from './people/disable-person.ts';
import { invitePerson } from './people/invite-person.ts';
import { removePerson } from './people/remove-person.ts';
import { saveText } from './text/save-text.ts';

/*
 * What is looked at before it is done may be untrue when it is done. SQLite has one writer at a time, so a trigger plays
 * the other one here: it writes after the look, and before the deed.
 */
const actor = TEST_ACTOR;
const all = <Row>(query: SQL) => theStore().read.execute<Row>(query);
const otherWriter = (trigger: string) =>
  theStore().write(async (transaction) => void (await transaction.execute(sql.raw(trigger))));

describe('an address that somebody takes while another one looks at it', () => {
  it('is taken: the key of the table decides', async () => {
    using _ = await openTestStore();
    const [mine, theirs] = [await buildArticle('Mine'), await buildArticle('Theirs')];
    await otherWriter(`create trigger other before insert on slug when new.slug = 'wanted' begin
      insert into slug (scope, locale, slug, entity_id, created_at, retired_at)
      values ('article', 'en', 'wanted', ${theirs.ref.articleId}, 1, 1); end`);
    const detail = { slug: 'wanted', articleId: theirs.ref.articleId };
    expect(await moveEdition({ actor, ...mine.ref, slug: 'wanted' })).toEqual({
      ok: false,
      code: 'slug-taken',
      detail,
    });
    expect(
      await all(sql`select slug from slug where scope = 'article' and retired_at is null order by slug`),
    ).toEqual([{ slug: 'mine-headline' }, { slug: 'theirs-headline' }]);
  });

  it('makes way for the next one where it was only suggested', async () => {
    using _ = await openTestStore();
    await otherWriter(`create trigger other before insert on slug when new.slug = 'tides' begin
      insert into slug (scope, locale, slug, entity_id, created_at) values ('article', 'en', 'tides', 99, 1); end`);
    const made = await createArticle({ actor, locale: 'en', headline: 'Tides' });
    expect(made).toMatchObject({ ok: true });
    expect(
      await all(sql`select slug, entity_id as article from slug where scope = 'article' order by slug`),
    ).toEqual([
      { slug: 'tides', article: 99 },
      { slug: 'tides-2', article: 1 },
    ]);
  });

  it('is refused as moved on where somebody gave the same edition another one', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Mine');
    await otherWriter(`create trigger other before insert on slug when new.slug = 'wanted' begin
      insert into slug (scope, locale, slug, entity_id, created_at)
      values ('article', 'en', 'theirs', ${ref.articleId}, 1); end`);
    expect(await moveEdition({ actor, ...ref, slug: 'wanted' })).toMatchObject({ code: 'moved-on' });
    expect(await all(sql`select slug from slug where scope = 'article'`)).toEqual([
      { slug: 'mine-headline' },
    ]);
  });
});

describe('what is made twice', () => {
  const facts = async (articleId: number) => {
    const result = await saveFacts({ actor, articleId, change: { versions: {} } });
    if (!result.ok) throw new Error(result.code);
    return result.facts;
  };

  it('is one tag where both have one wording', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await otherWriter(`create trigger other before insert on alias when new.match_key = 'moon' begin
      insert into alias (scope, match_key, wording, entity_id) values ('tag', 'moon', 'moon', 99); end`);
    const { versions } = await facts(ref.articleId);
    const change = { versions, tags: [{ names: { en: 'Moon' } }] };
    expect(await saveFacts({ actor, articleId: ref.articleId, change })).toEqual({
      ok: false,
      code: 'tag-wording-taken',
      detail: { wording: 'Moon' },
    });
    expect(await all(sql`select * from tag_name where name = 'Moon'`)).toEqual([]);
  });

  it('is one source where both have one address', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await otherWriter(`create trigger other before insert on source begin
      insert into source (url, created_at) values (new.url, 1); end`);
    const { versions } = await facts(ref.articleId);
    const change = {
      versions,
      sources: [{ url: 'https://example.org/tides', names: { en: { title: 'Tides' } } }],
    };
    expect(await saveFacts({ actor, articleId: ref.articleId, change })).toMatchObject({ ok: true });
    expect(await all(sql`select url, created_at from source`)).toEqual([
      { url: 'https://example.org/tides', created_at: 1 },
    ]);
  });
});

it('a draft that somebody replaces while another one writes it is refused as moved on', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides');
  await otherWriter(`create trigger other after insert on revision begin
    update edition set draft_revision_id = new.id; end`);
  const place = { section: 'head' as const, path: [] };
  const base = textHash('Tides lede.');
  const operations = [
    { do: 'set' as const, locale: 'en' as const, segment: 'lede', value: 'x', base, place },
  ];
  expect(await saveText({ actor, articleId: ref.articleId, operations })).toMatchObject({ code: 'moved-on' });
  expect(await all(sql`select id from revision`)).toHaveLength(1);
});

it('an article that two put into the trash or take out of it at once is so once', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const { articleId } = ref;
  const twice = (verb: typeof trashArticle | typeof restoreArticle) =>
    Promise.all([verb({ actor, articleId }), verb({ actor, articleId })]);
  expect(await twice(trashArticle)).toMatchObject([{ ok: true }, { code: 'trashed' }]);
  expect(await twice(restoreArticle)).toMatchObject([{ from: 'trash' }, { code: 'nothing-to-restore' }]);
});

describe('the last two administrators', () => {
  const verbs = {
    disable: (person: { actor: typeof actor; personId: string }) => disablePerson(person),
    remove: (person: { actor: typeof actor; personId: string }) => removePerson(person),
    demote: (person: { actor: typeof actor; personId: string }) => changeRole({ ...person, role: 'editor' }),
  };
  it.each(Object.entries(verbs))('cannot %s each other at once', async (_name, verb) => {
    using _ = await openTestStore();
    const [mika, ken] = [await signInAs({ role: 'admin' }), await signInAs({ role: 'admin' })];
    const results = await Promise.all([
      verb({ actor: mika.viewer, personId: ken.viewer.userId }),
      verb({ actor: ken.viewer, personId: mika.viewer.userId }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await all(sql`select 1 from user where role = 'admin' and disabled_at is null`)).toHaveLength(1);
  });
});

it('an invitation that is used up while another one uses it makes no second account', async () => {
  using _ = await openTestStore();
  const made = await invitePerson({ actor, email: 'ken@example.org', role: 'writer' });
  if (!made.ok) throw new Error(made.code);
  await otherWriter('create trigger other after insert on account begin delete from invitation; end');
  const given = { token: made.token, name: 'Ken', password: 'correct horse battery', locale: 'en' as const };
  expect(await acceptInvitation(given)).toEqual({ ok: false, problems: ['void'] });
  expect((await listPeople(actor))?.people).toEqual([]);
  // The other one only played its part inside the transaction that was undone.
  expect(await findInvitation(made.token)).not.toBeNull();
});
