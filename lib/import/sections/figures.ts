import { type Block, type BlockOf, MAX_SEGMENT_LENGTH } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import { headingAt, markedHeading } from '../labels/headings.ts';
import { splitLabel } from '../labels/split-label.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { numberedLine } from '../lines/numbers.ts';
import { isCaption } from './captions.ts';
import { pictureAt } from './picture-line.ts';
import { tableAt } from './tables.ts';

type Found<B extends Block = Block> = { block: B; used: number };

/** The block of several lines, or of a shape of its own, that begins in a line; undefined for paragraphs and lists. */
export function figureAt(content: ContentLine[], index: number, draft: Draft): Found | undefined {
  const line = content[index];
  if (!line || line.fromLabel || line.is === 'paragraph') return undefined;
  if (line.is === 'caption') return captionAt(line, draft);
  if (line.is === 'quote') return quoteAt(content, index, draft);
  return figureIn(draft.hasAnswers ? upToAnswer(content, index) : content, index, draft);
}

/** No figure goes on through a line of which an editor has said what it is. */
function upToAnswer(content: ContentLine[], index: number): ContentLine[] {
  const end = content.findIndex(({ is }, at) => at > index && is !== undefined);
  return end < 0 ? content : content.slice(0, end);
}

function figureIn(content: ContentLine[], index: number, draft: Draft): Found | undefined {
  const line = content[index];
  if (!line) return undefined;
  return (
    tableAt(content, index, draft) ??
    orderedAt(content, index, draft) ??
    quoteAt(content, index, draft) ??
    interviewAt(content, index, draft) ??
    speechAt(content, index, draft) ??
    recordAt(content, index, draft) ??
    timelineAt(content, index, draft) ??
    pictureAt(content, index, draft) ??
    (isCaption(line.text) ? captionAt(line, draft) : undefined)
  );
}

/** Lines that count from 1 in one style. */
function orderedAt(
  content: ContentLine[],
  index: number,
  draft: Draft,
): Found<BlockOf<'ordered'>> | undefined {
  const lines: { line: ContentLine; text: string; isNested: boolean }[] = [];
  const first = numberedLine(content[index]?.text ?? '');
  const indent = content[index]?.indent ?? 0;
  let count = 0;
  for (let at = index; first?.n === 1 && at < content.length; at += 1) {
    const line = content[at];
    const next = line && numberedLine(line.text);
    if (!line) break;
    const isNested = count > 0 && (line.indent ?? 0) > indent;
    const nested = isNested ? (next?.text ?? bulletText(line.text)) : undefined;
    if (nested !== undefined) {
      lines.push({ line, text: nested, isNested });
      continue;
    }
    if (next?.style !== first.style || next.n !== count + 1) break;
    count += 1;
    lines.push({ line, text: next.text, isNested: false });
  }
  const [opening] = lines;
  if (!opening || lines.length < 2) return undefined;
  const id = draft.newPart(opening.line);
  const items = lines.map(({ line, text, isNested }) => {
    const item = { id: draft.newPart(line), text, ...(isNested && { level: '2' as const }) };
    draft.place(line, [item.id]);
    return item;
  });
  return { block: { id, kind: 'ordered', items }, used: lines.length };
}

const QUOTED = /^[>\uFF1E](?![>\uFF1E])\s*(?=\S)/u;
const SAID_BY = /^(?:[\u2014\u2015\u2013]|--)\s*(?=\S)/u;

function quoteAt(content: ContentLine[], index: number, draft: Draft): Found<BlockOf<'quote'>> | undefined {
  const isSaid = content[index]?.is === 'quote';
  const lines = linesWhile(content, index, ({ text, is }) => (isSaid ? is === 'quote' : QUOTED.test(text)));
  const [line] = lines;
  if (!line) return undefined;
  const id = draft.newPart(line);
  const texts = lines.map(({ text }) => text.replace(QUOTED, ''));
  const last = texts.at(-1) ?? '';
  const by = texts.length > 1 && SAID_BY.test(last) ? last.replace(SAID_BY, '') : undefined;
  for (const [at, each] of lines.entries())
    draft.place(each, [by && at === lines.length - 1 ? `${id}.by` : id]);
  const text = (by ? texts.slice(0, -1) : texts).join('\n');
  return { block: { id, kind: 'quote', text, ...(by && { by }) }, used: lines.length };
}

const ASKED =
  /^(?:[Q\uFF31]\s?\d{0,2}\s*[.\uFF0E:\uFF1A)\uFF09]|(?:\u554F|\u8CEA\u554F)\s?[\d\uFF10-\uFF19]{0,2}\s*[.\uFF0E:\uFF1A)\uFF09\u3000 ]|[Q\uFF31]\d{1,2}\s)\s*(?=\S)/u;
const ANSWERED =
  /^(?:[A\uFF21]\s?\d{0,2}\s*[.\uFF0E:\uFF1A)\uFF09]|(?:\u7B54\u3048?|\u56DE\u7B54)\s?[\d\uFF10-\uFF19]{0,2}\s*[.\uFF0E:\uFF1A)\uFF09\u3000 ]|[A\uFF21]\d{1,2}\s)\s*(?=\S)/u;
/** ――今後は。 Papers begin a question so, and the answer is what follows. */
const DASHED = /^(?:-?[\u2014\u2015\u2500\u2013]{1,3}|-{2,3})\s*(?=[^\s\u2014\u2015\u2500\u2013-])/u;

/** Questions and answers: `Q:` and `A:`, 問 and 答, or questions behind a dash. */
function interviewAt(
  content: ContentLine[],
  index: number,
  draft: Draft,
): Found<BlockOf<'interview'>> | undefined {
  const text = content[index]?.text ?? '';
  const question = ASKED.test(text) ? ASKED : DASHED.test(text) ? DASHED : undefined;
  if (!question) return undefined;
  const exchanges: { question: ContentLine; answer: ContentLine[] }[] = [];
  let at = index;
  for (; at < content.length; at += 1) {
    const line = content[at];
    if (!line || line.fromLabel || markedHeading(line.text)) break;
    const last = exchanges.at(-1);
    if (question.test(line.text)) {
      if (last?.answer.length === 0) return undefined;
      exchanges.push({ question: line, answer: [] });
    } else if (!last || headingAt(content, at).is === 'heading' || isCaption(line.text)) break;
    else if (question === ASKED && last.answer.length === 0 && !ANSWERED.test(line.text)) break;
    else if (!hasAsked(content, at, question) && last.answer.length > 0 && !/^\u300C/u.test(line.text)) break;
    else last.answer.push(line);
  }
  // The last question of an excerpt may have no answer.
  const isInterview = exchanges.every(
    ({ answer }, each) =>
      (answer.length > 0 || (each > 0 && each === exchanges.length - 1)) &&
      lengthOf(answer) < MAX_SEGMENT_LENGTH,
  );
  const [first] = exchanges;
  if (!first || !isInterview || exchanges.length < (question === ASKED ? 1 : 2)) return undefined;
  const block: BlockOf<'interview'> = { id: draft.newPart(first.question), kind: 'interview', exchanges: [] };
  for (const { question: asked, answer } of exchanges) {
    const id = draft.newPart(asked);
    draft.place(asked, [`${id}.question`]);
    for (const line of answer) draft.place(line, [id]);
    const said = answer.map((line) => line.text.replace(ANSWERED, '')).join('\n');
    block.exchanges.push({ id, question: asked.text.replace(question, ''), ...(said && { text: said }) });
  }
  return { block, used: at - index };
}

/** Whether another question follows before the next heading, some lines on. */
const hasAsked = (content: ContentLine[], from: number, question: RegExp): boolean =>
  content.slice(from, from + 12).some(({ text }) => question.test(text));

const lengthOf = (lines: ContentLine[]) => lines.reduce((sum, { text }) => sum + text.length + 1, 0);

const FEWEST_TURNS = 3;
const LONGEST_SPEAKER = 24;

/** 【知事】…, or （知事） in a line of its own: as records of press conferences name who speaks. */
const NAMED =
  /^[\u3010(\uFF08](?<speaker>[^\u3010\u3011()\uFF08\uFF09]{1,24})[\u3011)\uFF09]\s*(?<text>.*)$/u;
const OFFICE =
  /(?:[:\uFF1A].{1,12}|\u77E5\u4E8B|\u5E02\u9577|\u753A\u9577|\u6751\u9577|\u533A\u9577|\u5927\u81E3|\u9577\u5B98|\u9996\u76F8|\u7DCF\u7406|\u7DCF\u88C1|\u4F1A\u9577|\u793E\u9577|\u8B70\u9577|\u59D4\u54E1\u9577?|\u8B70\u54E1|\u6559\u6388|\u8A18\u8005|\u5E79\u4E8B\u793E|\u53F8\u4F1A|\u4E8B\u52D9\u5C40|\u6C0F|\u3055\u3093|\u8CEA\u554F|\u56DE\u7B54)$/u;

function recordAt(content: ContentLine[], index: number, draft: Draft): Found<BlockOf<'speech'>> | undefined {
  const turns: { speaker: string; lines: { line: ContentLine; text: string }[] }[] = [];
  let at = index;
  for (; at < content.length; at += 1) {
    const line = content[at];
    if (!line || line.fromLabel || markedHeading(line.text)) break;
    const { speaker = '', text = '' } = NAMED.exec(line.text)?.groups ?? {};
    if (OFFICE.test(speaker)) turns.push({ speaker, lines: [{ line, text }] });
    else if (turns.length === 0 || headingAt(content, at).is === 'heading') break;
    else turns.at(-1)?.lines.push({ line, text: line.text });
  }
  const isWhole = turns.every(({ lines }) => lengthOf(lines.map(({ line }) => line)) < MAX_SEGMENT_LENGTH);
  const [first] = turns;
  if (!first?.lines[0] || turns.length < 2 || !isWhole) return undefined;
  const id = draft.newPart(first.lines[0].line);
  const said = turns.map(({ speaker, lines }) => {
    const [opening] = lines;
    const turn = draft.newPart(opening?.line ?? { number: 0, text: '' });
    for (const { line, text } of lines) {
      const named = line === opening?.line ? [`${turn}.speaker`] : [];
      draft.place(line, text ? [...named, turn] : named);
    }
    const text = lines
      .map((each) => each.text)
      .filter(Boolean)
      .join('\n');
    return { id: turn, speaker, ...(text && { text }) };
  });
  return { block: { id, kind: 'speech', turns: said }, used: at - index };
}

/** What several people say in turn, each with a name before a colon: names come again, as those of a list do not. */
function speechAt(content: ContentLine[], index: number, draft: Draft): Found<BlockOf<'speech'>> | undefined {
  if (splitLabel(content[index]?.text ?? '').label === undefined) return undefined;
  const turns: { line: ContentLine; speaker: string; text: string }[] = [];
  for (const line of content.slice(index)) {
    const { label, text } = splitLabel(line.text);
    if (!label || label.length > LONGEST_SPEAKER || line.fromLabel || bulletText(line.text) !== undefined)
      break;
    turns.push({ line, speaker: label, text });
    // In a list of terms no name comes again, and one who speaks alone has no turns.
    const names = turns.length === 8 ? new Set(turns.map(({ speaker }) => speaker)).size : 0;
    if (names === 1 || names > 6) return undefined;
  }
  const speakers = new Set(turns.map(({ speaker }) => speaker));
  const [first] = turns;
  if (!first || turns.length < FEWEST_TURNS || speakers.size < 2 || speakers.size > turns.length * 0.75)
    return undefined;
  const id = draft.newPart(first.line);
  const said = turns.map(({ line, speaker, text }) => {
    const turn = { id: draft.newPart(line), speaker, text };
    draft.place(line, [`${turn.id}.speaker`, turn.id]);
    return turn;
  });
  return { block: { id, kind: 'speech', turns: said }, used: turns.length };
}

const TIMED =
  /^(?:\u5348\u524D|\u5348\u5F8C)?\d{1,2}(?:[:\uFF1A]\d{2}|\u6642\d{1,2}\u5206|\u6642)(?:\s?[ap]\.?m\.?)?(?:\s?(?:JST|GMT|UTC|ET))?(?=$|[\s\u3000|\uFF1A:\u2013\u2014-])/iu;
const FEWEST_TIMES = 3;

/** The entries of a live report: each begins with a time of day, and has what follows up to the next. */
function timelineAt(
  content: ContentLine[],
  index: number,
  draft: Draft,
): Found<BlockOf<'timeline'>> | undefined {
  if (!TIMED.test(content[index]?.text ?? '')) return undefined;
  const entries: { line: ContentLine; date: string; text: string; more: ContentLine[] }[] = [];
  let at = index;
  for (; at < content.length; at += 1) {
    const line = content[at];
    if (!line || line.fromLabel || markedHeading(line.text)) break;
    const date = TIMED.exec(line.text)?.[0];
    const last = entries.at(-1);
    if (date)
      entries.push({
        line,
        date,
        text: line.text.slice(date.length).replace(/^[\s\u3000|\uFF1A:\u2013\u2014-]+/u, ''),
        more: [],
      });
    else if (last && lengthOf(last.more) + line.text.length < MAX_SEGMENT_LENGTH / 2) last.more.push(line);
    else break;
  }
  const [first] = entries;
  if (!first || entries.length < FEWEST_TIMES) return undefined;
  const block: BlockOf<'timeline'> = { id: draft.newPart(first.line), kind: 'timeline', events: [] };
  for (const { line, date, text, more } of entries) {
    const id = draft.newPart(line);
    draft.place(line, text ? [`${id}.date`, id] : [`${id}.date`]);
    for (const each of more) draft.place(each, [id]);
    const said = [text, ...more.map((each) => each.text)].filter(Boolean).join('\n');
    block.events.push({ id, date, ...(said && { text: said }) });
  }
  return { block, used: at - index };
}

/** A caption has no picture to stand below: the block waits for it. */
function captionAt(line: ContentLine, draft: Draft): Found<BlockOf<'pictures'>> {
  const picture = { id: draft.newPart(line), caption: line.text };
  draft.place(line, [`${picture.id}.caption`]);
  draft.warn({ code: 'caption', line: line.number, text: line.text });
  return { block: { id: draft.newPart(line), kind: 'pictures', pictures: [picture] }, used: 1 };
}

function linesWhile(
  content: ContentLine[],
  index: number,
  is: (line: ContentLine) => boolean,
): ContentLine[] {
  const end = content.findIndex((line, at) => at >= index && !is(line));
  return content.slice(index, end < 0 ? content.length : end);
}
