import { joinLines } from '#lib/article/clean-text.ts';
import { MAX_SEGMENT_LENGTH } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import { looksLikeHeading, markedHeading } from '../labels/headings.ts';
import { matchLabel } from '../labels/match-label.ts';
import type { LineAnswer } from '../lines/answers.ts';
import { bulletText } from '../lines/bullets.ts';
import { isNumbered } from '../lines/numbers.ts';
import type { TextLine } from '../lines/read-lines.ts';
import { hasContent, holdsSentence, isProse } from '../lines/sentence.ts';
import { isCaption } from '../sections/captions.ts';
import { addSource } from '../sections/source-line.ts';
import { bylineOf, isBareName, saysRole } from './bylines.ts';
import { contactLines, reachesSomebody } from './contacts.ts';
import { datesOf, isBareTime, takeDates } from './dates.ts';
import { headsPopular, isBreadcrumb, isFurniture } from './furniture.ts';

/** Japan's rule: what somebody pays for is said so. Such a line above the text keeps it off the site until an editor decides. */
const ADVERTISING =
  /^[\s【［[(（<＜]*(?:PR|ＰＲ|広告|AD|Ad|広告企画|企画広告|PR企画|タイアップ(?:広告|記事|企画)?|スポンサード(?:コンテンツ|記事)?|記事広告|プロモーション|Sponsored(?: content| post| article)?|Advertorial|Paid (?:post|content|partnership)|Partner content|Promoted|Advertisement feature|(?:Sponsored|Presented|Paid for|Brought to you) by\b.{1,60}|(?:広告主?|協賛|提供|スポンサー)\s*[:：／/＝=]\s*.{1,40})[\]］】)）>＞\s]*(?:[｜|／/・:：＝=]?\s*(?:広告主?|協賛|提供|スポンサー|(?:sponsored|presented|paid for) by)\s*[:：／/＝=]?\s*[^。]{1,40})?[\]］】)）>＞\s]*$/iu;
const ADVERTISED_TEXT =
  /^(?:※|\*)?\s*(?:本記事|この記事|当記事|本コンテンツ|this (?:article|content|post|story))(?:は|には|\s).{0,40}(?:広告|PR|ＰＲ|プロモーション|タイアップ|協賛|の提供|sponsored|paid (?:for|partnership)).{0,40}$/iu;
const MARKED_HEADLINE =
  /^[【［[(（](?:PR|ＰＲ|広告|AD|Sponsored|記事広告|タイアップ)[】］\])）]|^(?:PR|ＰＲ|広告|Sponsored)\s*[:：]/iu;
const SPONSOR =
  /(?:(?:sponsored|presented|paid for|brought to you) by|(?:広告主?|協賛|提供|スポンサー)\s*[:：／/＝=])\s*(.{1,40}?)[\]］】)）\s]*$|(?:本記事|この記事|当記事|本コンテンツ)は、?(.{1,30}?)(?:の|が)?(?:提供|協賛|広告|タイアップ)|(?:this (?:article|content|post|story)) (?:is|was) (?:sponsored|paid for|presented|brought to you) by (.{1,40}?)[.\s]*$/iu;
const RELEASE =
  /^[【［[]?(?:報道関係(?:者|各)?(?:各位|の皆様へ?)|(?:マスコミ|メディア|プレス)(?:関係者?)?(?:各位|の皆様へ?)|各位|プレス\s?リリース|ニュース\s?リリース|(?:press|news|media) release|for immediate release|報道(?:発表)?資料|お知らせ|(?:\(?\s*以上\s*\)?|以\s上|###|-\s?30\s?-|-\s?ends?\s?-))[】］\]]?$/iu;
const COMPANY =
  /^(?:(?:株式会社|合同会社|有限会社|一般社団法人|一般財団法人|公益(?:社|財)団法人|国立大学法人|学校法人|独立行政法人|国立研究開発法人|nPO法人)[^。、]{1,30}|[^。、]{1,30}(?:株式会社|\bInc\.|\bCorp\.|\bLtd\.))$/iu;
const ADDRESS_ONLY = /^(?:url|link|リンク|元記事|引用元)?\s*[:：]?\s*<?(https?:\/\/[^\s<>]+)>?$/iu;
const SHARE_ADDRESS =
  /^https?:\/\/(?:www\.)?(?:twitter\.com\/(?:intent|share)|x\.com\/(?:intent|share)|(?:www\.)?facebook\.com\/(?:sharer|dialog)|b\.hatena\.ne\.jp\/|social-plugins\.line\.me|getpocket\.com|t\.me\/share)/iu;

/**
 * Takes out the lines that are about the text, not of it: dates, bylines, addresses, buttons, advertising marks, contacts.
 * Most are so only above the first sentence or below the last one. Each has its fate afterwards.
 * @returns the lines of the text, in order
 */
export function sortMeta(lines: TextLine[], isCategory: (text: string) => boolean, draft: Draft): TextLine[] {
  const isText = ({ text, is }: TextLine) =>
    is === undefined ? isProse(text) && !isFurniture(text, { edge: true }) : SAID_TEXT.includes(is);
  const isLabel = ({ text, is }: TextLine) =>
    is === undefined
      ? ['whyItMatters', 'keyPoints'].includes(matchLabel(text)?.kind ?? '')
      : is.startsWith('label:') || is.startsWith('in:');
  const first = lines.findIndex((line) => isText(line) || isLabel(line));
  const below = first < 0 ? first : belowStandfirst(lines, first, (line) => isText(line) || isLabel(line));
  const last = lines.findLastIndex(isText);
  const end = endOf(lines, last);
  const contacts = contactLines(lines);
  const kept: TextLine[] = [];
  let isPopular = false;
  let isGap = false;
  const keep = (line: TextLine) => {
    kept.push({ ...line, blankBefore: line.blankBefore || isGap });
    isGap = false;
  };
  for (const [index, line] of lines.entries()) {
    const head = first < 0 ? index > 0 : index < first || (index > first && index < below);
    const place: Place = { head, edge: head || index > last, isFirst: kept.length === 0 };
    const next = lines[index + 1];
    const label = matchLabel(line.text);
    if (line.is) isPopular = false;
    else if (headsPopular(line.text)) isPopular = true;
    else if (label || isText(line) || isLongText(line.text) || headsText(line, next)) isPopular = false;
    if (line.is) {
      if (!takeSaid(line, line.is, draft)) {
        keep(line);
        continue;
      }
    } else if (contacts.has(line)) draft.field(line, 'contact');
    else if (isPopular) draft.furniture(line);
    else if (
      isText(line) ||
      (label && label.kind !== 'source') ||
      !(takeMeta(line, place, next, draft) || takeLead(line, { hasEnded: index > end, next }, draft))
    ) {
      keep(line);
      continue;
    }
    // What was taken out stood between two texts, as a blank line does.
    isGap = true;
    const before = kept.at(-1);
    if (before) before.blankAfter = true;
  }
  dropMasthead(lines, kept, draft);
  takeNames(lines, kept, isCategory, draft);
  return kept;
}

/** So many lines with dates, names and buttons stand between a standfirst and the text at most. */
const MOST_BELOW = 14;

/**
 * Where the text goes on, when a date, a byline or a button stands below its first sentence: that is a standfirst then, and what
 * follows is still about the text.
 */
function belowStandfirst(lines: TextLine[], first: number, isText: (line: TextLine) => boolean): number {
  const rest = lines.slice(first + 1, first + 2 + MOST_BELOW);
  const next = rest.findIndex(isText);
  const between = next < 0 ? [] : rest.slice(0, next);
  const isAbout = ({ text, is }: TextLine) =>
    !is &&
    (datesOf(text).length > 0 ||
      isFurniture(text, { edge: true }) ||
      (text.length <= 80 && takeDates(text).dates.length > 0) ||
      bylineOf(text, { head: false }) !== undefined);
  return between.some(isAbout) ? first + 1 + next : first;
}

/** So many lines stand between the last sentence and the first button, date or name below it at most. */
const MOST_TO_END = 8;

/** The last line of the text, where buttons, dates or names are below it: else no line is. */
function endOf(lines: TextLine[], last: number): number {
  if (last < 0) return lines.length;
  const isAbout = ({ text: marked, is }: TextLine) => {
    const text = plainLine(marked);
    return (
      !is &&
      hasContent(text) &&
      (isFurniture(text, { edge: true }) ||
        datesOf(text).length > 0 ||
        bylineOf(text, { head: false }) !== undefined)
    );
  };
  return lines.slice(last + 1, last + 2 + MOST_TO_END).some(isAbout) ? last : lines.length;
}

/** A paragraph, though it does not end as one. */
const isLongText = (text: string) => text.length > 80 && holdsSentence(text);

/** A line without the marks around all of it: pages have names as links, and buttons as headings. */
const plainLine = (text: string): string =>
  withoutBold(text.replace(/^#{1,6}\s+/, '')).replace(/^(?:by\s+)?\[([^[\]]+)\]\([^()\s]*\)$/iu, '$1');

const withoutBold = (text: string): string => text.replace(/^(?:\*\*|[*_])(.+?)(?:\*\*|[*_])$/u, '$1');

const LONGEST_LEAD = 100;
const GOES_ON =
  /^(?:read more|read (?:the )?full story|(?:続き|全文|もっと|詳しく)(?:を|は)?(?:読む|見る|こちら))\W*$/iu;

/**
 * A line that leads to another article: above a button to go on reading it, or below the end of the text, where buttons,
 * dates and names have begun.
 */
function takeLead(
  line: TextLine,
  { hasEnded, next }: { hasEnded: boolean; next: TextLine | undefined },
  draft: Draft,
): boolean {
  const text = plainLine(line.text);
  const isBeforeButton = next !== undefined && !next.is && GOES_ON.test(plainLine(next.text));
  if (!isBeforeButton && (!hasEnded || /[:\uFF1A]/u.test(text))) return false;
  if (text.length > LONGEST_LEAD || !hasContent(text) || isBlockLine(text) || holdsSentence(text))
    return false;
  draft.related.push(text);
  return draft.field(line, 'related');
}

/** Lists, tables, quotations, addresses and captions are what they are wherever they stand. */
const isBlockLine = (text: string) =>
  bulletText(text) !== undefined ||
  isNumbered(text) ||
  isCaption(text) ||
  markedHeading(text) !== undefined ||
  /https?:\/\/|\t|^[>\uFF1E|\uFF5C#\uFF03\u2014\u2015\u2500]/u.test(text);

const SAID_TEXT: readonly LineAnswer[] = ['lede', 'paragraph', 'quote'];

/** Puts a line where an editor has said, if that is beside the text. */
function takeSaid(line: TextLine, is: LineAnswer, draft: Draft): boolean {
  switch (is) {
    case 'furniture':
      return draft.furniture(line);
    case 'source': {
      const label = matchLabel(line.text);
      addSource(line, (label?.kind === 'source' && label.rest) || line.text, draft);
      return true;
    }
    case 'headline':
    case 'lede': {
      const text = markedHeading(line.text) ?? bulletText(line.text) ?? line.text;
      const said = draft.said[is] === undefined ? text : joinLines([draft.said[is], text]);
      // One more line than a text can hold stays what it was.
      if (said.length > MAX_SEGMENT_LENGTH) return false;
      draft.said[is] = said;
      draft.place({ ...line, isAlone: true }, [is]);
      return true;
    }
    default:
      return false;
  }
}

/**
 * The path through a site ends in the headline: what stands between both, or above the path, is the site's. The path may
 * have lost its signs (`HomeEconomicsThe New Age of …`).
 */
function dropMasthead(lines: TextLine[], kept: TextLine[], draft: Draft): void {
  const top = lines.slice(0, 12);
  const paths = top.filter(({ text }) => PATH.test(text) && !matchLabel(text));
  const [first] = kept;
  if (first && !first.is && kept.slice(1, 6).some(({ text }) => endsInHeadline(first.text, text))) {
    draft.furniture(first);
    kept.shift();
  }
  for (const path of paths) {
    const at = kept.findIndex(
      (line, index) => index < 10 && line.number > path.number && endsIn(path.text, line.text),
    );
    if (at < 0 || kept.slice(0, at).some(({ text, is }) => is || isProse(text))) continue;
    for (const line of kept.splice(0, at)) draft.furniture(line);
  }
}

/** `InfoQ ホームページ ニュース Headline`: it ends in the headline, and nothing but names of parts stands before. */
const endsInHeadline = (path: string, headline: string) =>
  headline.length >= 12 &&
  path.length <= 160 &&
  path.length > headline.length &&
  path.endsWith(headline) &&
  SITE_STEP.test(path.slice(0, -headline.length)) &&
  /[\s>\u203A\u00BB\uFF1E/]$/u.test(path.slice(0, -headline.length));

const SITE_STEP = /ホーム|トップ|ニュース|記事|[>\u203A\u00BB\uFF1E]|\b(?:home|news|top|blog|articles)\b/iu;

const PATH = /^(?:\u30DB\u30FC\u30E0|\u30C8\u30C3\u30D7|top|home)/iu;
const LONGEST_SHARED = 24;
const endsIn = (path: string, headline: string) =>
  headline.length >= 8 && path !== headline && path.includes(headline.slice(0, LONGEST_SHARED));

/** Whether a line may be the heading of the paragraph below it. */
const headsText = ({ text }: TextLine, next: TextLine | undefined) =>
  next !== undefined && looksLikeHeading(text) && isProse(next.text);

type Place = {
  /** Above the first sentence. */
  head: boolean;
  /** Above the first sentence or below the last one. */
  edge: boolean;
  isFirst: boolean;
};

function takeMeta(
  line: TextLine,
  { head, edge, isFirst }: Place,
  next: TextLine | undefined,
  draft: Draft,
): boolean {
  // Within the text, a link in a line of its own is what somebody wrote.
  const text = edge ? plainLine(line.text) : withoutBold(line.text);
  const { fields } = draft;
  if ((head && ADVERTISING.test(text)) || ADVERTISED_TEXT.test(text)) {
    draft.field(line, 'sponsor');
    fields.sponsor = fields.sponsor || sponsorIn(text);
    return true;
  }
  if (isFirst && MARKED_HEADLINE.test(text)) fields.sponsor ??= '';
  const address = ADDRESS_ONLY.exec(text)?.[1];
  if (address && URL.canParse(address)) {
    if (SHARE_ADDRESS.test(address)) return draft.furniture(line);
    if (!edge) return false;
    if (head) fields.sourceUrl ??= address;
    draft.sources.push({ title: new URL(address).host, url: address });
    return draft.field(line, 'source');
  }
  if (isFurniture(text, { edge }) || (edge && RELEASE.test(text)) || (head && isBreadcrumb(text))) {
    return draft.furniture(line);
  }
  if (edge && reachesSomebody(text)) return draft.field(line, 'contact');
  if (!edge) return false;
  const dates = datesOf(text);
  if (dates.length > 0 || isBareTime(text)) {
    noteDates(dates, draft);
    return draft.field(line, 'date');
  }
  if (saysRole(text)) return draft.field(line, 'author');
  // A company above the headline sent the release.
  if (head && COMPANY.test(text) && next && (isFirst || !isProse(next.text))) {
    fields.authors = [...(fields.authors ?? []), text];
    return draft.field(line, 'author');
  }
  const names =
    isFirst && looksLikeHeading(text) && !/^(?:by|文)\b/iu.test(text) ? undefined : bylineOf(text, { head });
  if (!names) return !isFirst && takeDated(line, head, draft);
  noteDates(takeDates(text).dates, draft);
  fields.authors = [...(fields.authors ?? []), ...names];
  return draft.field(line, 'author');
}

/** Below the headline or the text, a line with a date and little else: `access_time2026/11/03 11:51 Jane folder Ports`. */
function takeDated(line: TextLine, head: boolean, draft: Draft): boolean {
  const { dates, rest } = takeDates(line.text);
  const said = rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isDated = dates.some(({ at }) => at !== undefined);
  if (!isDated || said > (head ? 50 : 60) || bulletText(line.text) !== undefined || holdsSentence(rest))
    return false;
  if (/https?:\/\/|\t|[|\uFF5C].*[|\uFF5C]/u.test(line.text) || isCaption(line.text)) return false;
  noteDates(dates, draft);
  return draft.field(line, 'date');
}

/** Who paid for a text, as a line says it; '' where it names nobody. */
function sponsorIn(text: string): string {
  const [, ...names] = SPONSOR.exec(text) ?? [];
  return names.find(Boolean)?.trim() ?? '';
}

/** Bare names between the headline and the text, where a date or a byline was found as well. */
function takeNames(
  lines: TextLine[],
  kept: TextLine[],
  isCategory: (text: string) => boolean,
  draft: Draft,
): void {
  const { fields } = draft;
  const first = kept.findIndex(({ text }) => isProse(text));
  const isDated = fields.publishedAt !== undefined || fields.authors !== undefined;
  for (const line of isDated ? kept.slice(1, Math.max(1, first)) : []) {
    if (line.is || matchLabel(line.text) || bulletText(line.text) !== undefined) continue;
    const above = lines[lines.findIndex(({ number }) => number === line.number) - 1];
    const isNamed = above !== undefined && saysRole(above.text);
    if (!isBareName(line.text) && !(isNamed && line.text.length <= 24)) continue;
    if (isCategory(line.text)) continue;
    fields.authors = [...(fields.authors ?? []), line.text];
    draft.field(line, 'author');
    kept.splice(kept.indexOf(line), 1);
  }
}

function noteDates(dates: ReturnType<typeof datesOf>, { fields }: Draft): void {
  for (const { at, is } of dates) {
    if (is === 'published') fields.publishedAt ??= at?.toISOString();
    else fields.modifiedAt ??= at?.toISOString();
  }
}
