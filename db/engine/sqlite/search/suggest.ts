import type Sqlite from 'better-sqlite3';
import { withoutRuby } from '#lib/article/ruby.ts';
import { foldForSearch } from '#lib/search/fold.ts';
import type { Suggestion, SuggestQuestion } from '#lib/search/question.ts';
import { holdsLiterally, literalForm, piecesToFind } from '#lib/search/words.ts';
import { topicNames } from './names.ts';

/** Of each kind as many are suggested; so many topics are asked for a public text, and so many headlines are looked at. */
const MOST = { headlines: 6, topics: 4, asked: 200, checked: 60 };

/** What may be meant by what somebody has typed so far: topics whose name begins so, then the newest headlines that hold it. */
export function suggestFor(database: Sqlite.Database, { typed, locale, now }: SuggestQuestion): Suggestion[] {
  const wanted = literalForm(foldForSearch(typed));
  if (wanted === '') return [];
  return [...topics(database, wanted, locale, now), ...headlines(database, typed, wanted, locale, now)];
}

/** Tags, categories and authors of public texts in this language, by name: the shortest first. */
function topics(
  database: Sqlite.Database,
  wanted: string,
  locale: SuggestQuestion['locale'],
  now: Date,
): Suggestion[] {
  const isShown = database
    .prepare(
      `select 1 from listing l join search_entry e on e.article_id = l.article_id and e.locale = l.locale
        where l.kind = @kind and l.entity_id = @id and l.locale = @locale and e.begins <= @now and e.until > @now limit 1`,
    )
    .pluck();
  const shown: Suggestion[] = [];
  const begun = topicNames(database, locale)
    .filter(({ literal }) => literal.startsWith(wanted))
    .sort((a, b) => a.name.length - b.name.length || a.id - b.id);
  for (const { kind, id, name } of begun.slice(0, MOST.asked)) {
    if (isShown.get({ kind, id, locale, now: now.getTime() }) !== undefined) shown.push({ kind, id, name });
    if (shown.length === MOST.topics) break;
  }
  return shown;
}

function headlines(
  database: Sqlite.Database,
  typed: string,
  wanted: string,
  locale: SuggestQuestion['locale'],
  now: Date,
): Suggestion[] {
  const pieces = piecesToFind(foldForSearch(typed), { inTitle: true }).join(' AND ');
  const rows = database
    .prepare(
      `select e.article_id as id, r.headline as headline from search_pieces p
        cross join search_entry e on e.revision_id = p.rowid cross join revision r on r.id = e.revision_id
        where search_pieces match @pieces and e.locale = @locale and e.begins <= @now and e.until > @now
        order by p.rowid desc limit ${MOST.checked}`,
    )
    .all({ pieces, locale, now: now.getTime() }) as { id: number; headline: string }[];
  return rows
    .map(({ id, headline }) => ({ kind: 'article' as const, id, name: withoutRuby(headline) }))
    .filter(({ name }) => holdsLiterally(literalForm(foldForSearch(name)), wanted))
    .slice(0, MOST.headlines);
}
