import { MAX_SEGMENT_LENGTH } from '#lib/article/document.ts';
import { matchKey } from '#lib/article/normalize.ts';
import type { Draft } from '../draft.ts';
import { headlineKey, looksLikeHeading, markedHeading } from '../labels/headings.ts';
import { matchLabel } from '../labels/match-label.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { isNumbered } from '../lines/numbers.ts';
import type { TextLine } from '../lines/read-lines.ts';
import { endsSentence, hasContent, isProse } from '../lines/sentence.ts';
import type { Vocabulary } from '../report.ts';
import { isCaption } from './captions.ts';

const LONGEST_SITE_LINE = 80;
const LONGEST_CATEGORY = 40;
/** Between two equal headlines stand a category and perhaps a date and a name. */
const REPEATS_WITHIN = 4;

/** The line of a scraped page that names the site: short, with a bar, and the headline follows it. */
export function isSiteLine(line: TextLine | undefined, next: TextLine | undefined): boolean {
  if (!line || !next || line.text.length > LONGEST_SITE_LINE || !/[|\uFF5C]/u.test(line.text)) return false;
  if (!hasContent(line.text) || endsSentence(line.text) || matchLabel(line.text)) return false;
  const isTextNext = endsSentence(next.text) && next.text.length > LONGEST_SITE_LINE;
  return !isTextNext && !matchLabel(next.text);
}

/**
 * Reads the lines above the first section: headline, category, the headline again, lede. The lede is the first paragraph;
 * where no section follows, there must be another one.
 * What an editor has said of a line stands, and is no part of it.
 * @returns the lines that are neither
 */
export function readHeader(head: ContentLine[], how: Parameters<typeof readUnsaid>[1]): ContentLine[] {
  const { draft } = how;
  draft.document.headline = draft.said.headline ?? draft.fields.headline ?? '';
  draft.document.lede = draft.said.lede ?? draft.fields.lede ?? '';
  const said = head.filter(({ is }) => is !== undefined);
  const rest = readUnsaid(said.length > 0 ? head.filter(({ is }) => is === undefined) : head, how);
  return said.length > 0 ? [...rest, ...said].sort((a, b) => a.number - b.number) : rest;
}

function readUnsaid(
  head: ContentLine[],
  {
    hasSections,
    categories,
    draft,
  }: { hasSections: boolean; categories: Vocabulary['categories']; draft: Draft },
): ContentLine[] {
  const [first, ...rest] = readHeadline(
    takeSectionWords(takeMasthead(head, categories, draft), categories, draft),
    draft,
  );
  if (!first) return [];
  const key = headlineKey(first.text);
  const isRepeat = (line: ContentLine) => headlineKey(line.text) === key;
  for (const line of rest.filter(isRepeat)) draft.field(line, 'headline');
  const repeat = rest.slice(0, REPEATS_WITHIN).findIndex(isRepeat);
  const between = rest.slice(0, Math.max(0, repeat));
  let body = rest.slice(repeat + 1).filter((line) => !isRepeat(line));

  const opening = body[0];
  if (opening && OPENING.test(markedHeading(opening.text) ?? opening.text) && body.length > 1) {
    draft.furniture(opening);
    body = body.slice(1);
  }

  const isFiled = draft.categoryId !== undefined;
  const inside = isFiled
    ? undefined
    : (between.find((line) => isCategory(line, categories)) ?? between.find(canBeCategory));
  for (const line of between) if (line !== inside) draft.leave(line);
  if (inside) readCategory(inside, categories, draft);
  else if (
    !isFiled &&
    body[0] &&
    (isCategory(body[0], categories) || (hasSections && isUnknownCategory(body)) || isTopic(body))
  ) {
    readCategory(body[0], categories, draft);
    body = body.slice(1);
  }
  if (repeat < 0 && body[0] && isSecondHeadline(body)) {
    draft.leave(body[0], 'two-headlines');
    body = body.slice(1);
  }
  return readLede(body, hasSections, draft);
}

/** What heads the lede, and says nothing else. */
const OPENING =
  /^(?:intro|introduction|lead|lede|overview|\u306F\u3058\u3081\u306B|\u5C0E\u5165|\u30EA\u30FC\u30C9)$/iu;

/** What papers set before or behind a headline, here in a line of its own: 【独自】, （上）, 〜副題〜. */
const MARK_BEFORE = /^[\u3010\uFF3B[<\uFF1C][^\u3010\u3011]{1,10}[\u3011\uFF3D\]>\uFF1E]$/u;
const MARK_BEHIND =
  /^[(\uFF08\uFF1C<\u3010][\u4E0A\u4E2D\u4E0B\u524D\u5F8C\d\uFF10-\uFF19\u7DE8\u5B8C\u7B2C\u56DE/]{1,6}[)\uFF09\uFF1E>\u3011]$|^[\u301C\uFF5E~].{2,60}[\u301C\uFF5E~]$|^(?:\u2015{1,2}|\u2014{1,2}|\u2500{1,2})[^\u3002]{2,60}$/u;

/**
 * Reads the headline, unless a format's field has said it.
 * @returns the line that it stands in (an empty one where it stands in none), and the lines behind it
 */
function readHeadline(head: ContentLine[], draft: Draft): ContentLine[] {
  const headline = draft.said.headline ?? draft.fields.headline;
  if (headline !== undefined) {
    const isLine = head[0] && headlineKey(head[0].text) === headlineKey(headline);
    if (isLine && head[0]) draft.field(head[0], 'headline');
    return [{ number: 0, text: headline, isAlone: true }, ...head.slice(isLine ? 1 : 0)];
  }
  const [first, second] = head;
  if (!first) return [];
  const isMark =
    second && MARK_BEFORE.test(first.text) && canBeHeadline(second) && !endsSentence(second.text);
  const lines = head.slice(0, isMark || isKicker(head) ? 2 : 1);
  for (const line of head.slice(lines.length, lines.length + 2)) {
    if (MARK_BEHIND.test(line.text) && head.length > lines.length + 1) lines.push(line);
    else break;
  }
  const texts = lines.map(({ text }) => markedHeading(text) ?? text);
  const text = texts.reduce(
    (all, each, at) =>
      all + (at === 0 || MARK_BEFORE.test(all) || /^[(\uFF08\uFF1C<\u3010]/u.test(each) ? each : ` ${each}`),
    '',
  );
  draft.document.headline = text;
  for (const line of lines) draft.place(line, ['headline']);
  return [{ ...first, text }, ...head.slice(lines.length)];
}

/** 日米首脳会談, above the headline that says what happened there. */
function isKicker([first, second, third]: ContentLine[]): boolean {
  if (!first || !second || !third || !isProse(third.text) || isFigure(second)) return false;
  const isShort = /^[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}\u30FC\u30FB\d]{2,10}$/u.test(first.text);
  return (
    isShort &&
    second.text.length >= 14 &&
    looksLikeHeading(second.text) &&
    !markedHeading(second.text) &&
    second.isAlone &&
    !second.text.startsWith('\u300C')
  );
}

/** So many lines stand above a headline at most: names of the site, of its part, of the author. */
const MOST_ABOVE = 4;
const SITE_NAME =
  /(?:新聞|ニュース|デジタル|オンライン|通信|放送|テレビ|ジャーナル|編集部|\b(?:news|japan|times|post|journal|magazine|daily|weekly|review|caucus|online|digital|blog)|[>\u203A\u00BB\uFF1E])$/iu;

/**
 * Takes the lines above a headline that a page has there and a text would not: names in a few words, where dates, bylines or
 * buttons show that it is a page. Each is asked about as a category.
 */
function takeMasthead(
  head: ContentLine[],
  categories: Vocabulary['categories'],
  draft: Draft,
): ContentLine[] {
  if ((draft.said.headline ?? draft.fields.headline) !== undefined) return head;
  const at = head.slice(0, MOST_ABOVE + 1).findIndex((line) => isFullHeadline(line));
  const [above, headline] = [head.slice(0, Math.max(0, at)), head[at]];
  if (!headline || above.length === 0 || !above.every((line) => isName(line, headline))) return head;
  const isPage = [...draft.fates.values()].some(
    ({ line, ...fate }) =>
      line < headline.number + 8 &&
      (fate.to === 'furniture' || (fate.to === 'field' && ['date', 'author'].includes(fate.field))),
  );
  const isNamed = above.every(({ text }) => SITE_NAME.test(text));
  // 日米首脳会談, above the headline that says what happened there, is part of it.
  if (!(isPage || isNamed) || (above.length === 1 && isKicker(head) && !isNamed)) return head;
  for (const line of above) {
    if (draft.categoryId === undefined && isCategory(line, categories)) readCategory(line, categories, draft);
    else if (SECTION_WORDS.test(line.text.normalize('NFKC').trim())) draft.furniture(line);
    else {
      draft.field(line, 'category');
      draft.warn({ code: 'unknown-category', line: line.number, text: line.text });
    }
  }
  return head.slice(at);
}

/** Long enough for a headline, and no sentence. */
const isFullHeadline = ({ text }: ContentLine) =>
  (/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text)
    ? text.length >= 16 && text.length <= 80
    : text.split(/\s+/u).length >= 6 && text.length <= 140) &&
  !isProse(text) &&
  !endsSentence(text) &&
  !isCaption(text) &&
  bulletText(text) === undefined &&
  matchLabel(text) === undefined;

/** A few words, far shorter than the headline. */
const isName = ({ text }: ContentLine, headline: ContentLine) =>
  text.length * 1.5 <= headline.text.length &&
  (/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text)
    ? text.length <= 14
    : text.length <= 34 && text.split(/\s+/u).length <= 4) &&
  !/[?!\uFF1F\uFF01\u3002:\uFF1A]$/u.test(text) &&
  bulletText(text) === undefined &&
  !isNumbered(text) &&
  matchLabel(text) === undefined;

/** The part of a paper that a text stands in, where it is printed above the headline. */
const SECTION_WORDS =
  /^(?:ニュース|速報|トップ|総合|国内|国際|海外|社会|政治|経済|経済・ビジネス|ビジネス|金融|マネー|マーケット|市場|株式|テクノロジー|テック|it|科学|サイエンス|環境|医療|健康|ヘルス|スポーツ|文化|カルチャー|エンタメ|エンターテインメント|芸能|ライフ|暮らし|くらし|教育|地域|地方|オピニオン|社説|論説|コラム|特集|連載|解説|分析|インタビュー|レポート|インサイト|調査|研究|news|world|business|politics|economy|markets?|finance|technology|tech|science|health|sports?|culture|opinion|analysis|explainers?|features?|exclusive|latest|commentary|editorial|research|climate|energy|insights?|perspectives?|reports?|blog|us|asia|europe|japan|national|international|world news|business news|artificial intelligence|ai)$/iu;

function takeSectionWords(
  head: ContentLine[],
  categories: Vocabulary['categories'],
  draft: Draft,
): ContentLine[] {
  if ((draft.said.headline ?? draft.fields.headline) !== undefined) return head;
  let rest = head;
  for (let count = 0; count < 3; count += 1) {
    const [word, headline] = rest;
    if (!word || !headline || headline.text.length <= word.text.length || isProse(headline.text)) break;
    if (bulletText(headline.text) !== undefined || !canBeCategory(word)) break;
    if (isCategory(word, categories) && draft.categoryId === undefined) readCategory(word, categories, draft);
    else if (SECTION_WORDS.test(word.text.normalize('NFKC').trim())) draft.furniture(word);
    else break;
    rest = rest.slice(1);
  }
  return rest;
}

const withoutName = (text: string) =>
  text.replace(/^(?:category|section|\u30AB\u30C6\u30B4\u30EA\u30FC?|\u5206\u985E)\s*[:\uFF1A]\s*/iu, '');

function categoryId(text: string, categories: Vocabulary['categories']): number | undefined {
  const key = matchKey(withoutName(text));
  return categories.find((category) => category.wordings.some((wording) => matchKey(wording) === key))?.id;
}

function canBeCategory({ text }: ContentLine): boolean {
  return text.length <= LONGEST_CATEGORY && !endsSentence(text);
}

/** Whether a category goes by this wording. */
export function isCategoryName(text: string, categories: Vocabulary['categories']): boolean {
  return categoryId(text, categories) !== undefined;
}

function isCategory(line: ContentLine, categories: Vocabulary['categories']): boolean {
  return canBeCategory(line) && categoryId(line.text, categories) !== undefined;
}

/** A short line, then one that can only be the second headline, then the lede. */
function isUnknownCategory([line, headline, lede]: ContentLine[]): boolean {
  if (!line || !headline || !lede) return false;
  const isShorter = canBeCategory(line) && line.text.length < headline.text.length;
  return (
    withoutName(line.text) !== line.text ||
    (isShorter && looksLikeHeading(line.text) && canBeHeadline(headline))
  );
}

/** One word between the headline and the text: what the text is about. */
function isTopic([line, next]: ContentLine[]): boolean {
  if (
    !line?.isAlone ||
    !next ||
    isFigure(line) ||
    markedHeading(line.text) ||
    bulletText(line.text) !== undefined
  )
    return false;
  return (
    /^(?:[\p{sc=Han}\p{sc=Kana}\u30FC\p{sc=Latin}\d]{2,8}|\p{Lu}[\p{L}]{1,14})$/u.test(line.text) &&
    !isProse(line.text)
  );
}

function readCategory(line: ContentLine, categories: Vocabulary['categories'], draft: Draft): void {
  draft.field(line, 'category');
  draft.categoryId = categoryId(line.text, categories);
  if (draft.categoryId === undefined)
    draft.warn({ code: 'unknown-category', line: line.number, text: line.text });
}

function canBeHeadline({ text }: ContentLine): boolean {
  return (
    looksLikeHeading(text) || (text.length <= 200 && !endsSentence(text) && bulletText(text) === undefined)
  );
}

/** A short line above the first paragraph; a longer one is the lede itself, printed without its full stop. */
function isSecondHeadline([line, ...rest]: ContentLine[]): boolean {
  const next = rest.find((each) => !isFigure(each));
  if (!line || !next || !canBeHeadline(line) || isFigure(line) || markedHeading(line.text)) return false;
  return (
    line.text.length < ledeLength(line.text) &&
    !looksLikeHeading(next.text) &&
    bulletText(next.text) === undefined
  );
}

const ledeLength = (text: string) => (/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text) ? 40 : 70);

const isFigure = ({ text }: ContentLine) =>
  isCaption(text) ||
  isNumbered(text) ||
  /^[>\uFF1E|\uFF5C\u2015\u2014\u2500]|\t|^[QA\u554F\u7B54]\d{0,2}[.:\uFF1A\uFF0E]/u.test(text);

/** So many pictures, bullets and headings stand above a lede at most. */
const FARTHEST_LEDE = 5;

/** An interview begins with its first question. */
const isQuestion = (line: ContentLine | undefined) =>
  line !== undefined && /^[\u2015\u2014\u2500]|^[Q\u554F]\d{0,2}[.:\uFF1A\uFF0E\u3000]/u.test(line.text);

/** The first paragraph; pictures, bullets and one heading may stand above it. */
function readLede(body: ContentLine[], hasSections: boolean, draft: Draft): ContentLine[] {
  const lede = draft.said.lede ?? draft.fields.lede;
  const isText = (line: ContentLine) =>
    bulletText(line.text) === undefined && markedHeading(line.text) === undefined && !isFigure(line);
  const isLong = ({ text }: ContentLine) => isProse(text) || !looksLikeHeading(text);
  // A standfirst may lack its full stop, and a text may have no paragraph near its headline.
  const long = body.findIndex((line) => isText(line) && isLong(line));
  const at = long >= 0 && long <= FARTHEST_LEDE ? long : body.findIndex(isText);
  const found = body[at];
  if (lede !== undefined) {
    if (!found || headlineKey(found.text) !== headlineKey(lede)) return body;
  }
  // Of one paragraph alone nobody can say what it is; and far below the headline stands no lede.
  if (
    !found ||
    isQuestion(body[0]) ||
    (!hasSections && body.length < 2) ||
    found.text.length > MAX_SEGMENT_LENGTH
  )
    return body;
  draft.document.lede = found.text;
  draft.place(found, ['lede']);
  return body.filter((line) => line !== found);
}
