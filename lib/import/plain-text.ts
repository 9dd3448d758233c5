import { type ArticleDocument, SECTIONS } from '#lib/article/document.ts';
import { hasReadableMarks, isPublicLink, parseInline } from '#lib/article/inline.ts';
import { TEXT_KINDS } from '#lib/article/shapes.ts';
import { visitSection } from '#lib/article/walk.ts';

/*
 * Plain text is no Markdown: `2*3*4`, `__init__` and `{a|b}` are what they are. A document's texts are Markdown, so such signs
 * get a backslash, which no page shows. Read as markup is only what can be nothing else: a link with its address, bold
 * between words, and the readings of Japanese text files.
 */

const SURE =
  /(?<![\p{L}\p{N}*](?<![\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]))\*\*(?=[^\s*])[^*\n]*\p{L}[^*\n]*(?<=[^\s*])\*\*(?![*A-Za-z0-9])|\[[^[\]\n]+\]\(https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*\)/gu;
const CITATION = /\[\^[1-9]\d{0,2}\]/g;
const KANA = String.raw`[\p{sc=Hira}\p{sc=Kana}\u30FC\u30FB]{1,20}`;
/** 漢字《かんじ》, and with a bar where the base is not ideographs only. */
const RUBY = new RegExp(
  String.raw`[|\uFF5C]([^|\uFF5C\u300A\u300B\n{}]{1,20})\u300A([^\u300A\u300B\n{}|]{1,20})\u300B|([\p{sc=Han}\u3005\u3006\u30F6]{1,10})\u300A(${KANA})\u300B`,
  'gu',
);

type Read = { text: string; isMarkup: boolean };

/** A text of a plain file as documents have it. `marks`: whether its kind may have inline Markdown; `cited`: whether `[^n]` names a source. */
function asTyped(text: string, { marks, cited }: { marks: boolean; cited: boolean }): Read {
  if (!marks) {
    const ruby = text.replace(RUBY, '{$1$3|$2$4}');
    return { text: ruby, isMarkup: ruby !== text };
  }
  if (!/[*_[\\{\u300A]/u.test(text) || !hasReadableMarks(text)) return { text, isMarkup: false };
  const sure = [SURE, RUBY, ...(cited ? [CITATION] : [])].flatMap((pattern) => [...text.matchAll(pattern)]);
  let from = 0;
  let read = '';
  let isMarkup = false;
  for (const { 0: whole, index, 1: base, 2: reading, 3: ideographs, 4: kana } of sure.sort(
    (a, b) => a.index - b.index,
  )) {
    if (index < from || (whole.startsWith('[') && !isLinkOrCitation(whole))) continue;
    read += escaped(text.slice(from, index));
    const isRuby = whole.endsWith('\u300B');
    read += isRuby ? `{${base ?? ideographs}|${reading ?? kana}}` : whole;
    isMarkup ||= isRuby || !whole.startsWith('[^');
    from = index + whole.length;
  }
  return { text: read + escaped(text.slice(from)), isMarkup };
}

const isLinkOrCitation = (text: string) =>
  text.startsWith('[^') || isPublicLink(/\((.*)\)$/.exec(text)?.[1] ?? '');

/** Backslashes only where a page would show something else without them: editors see them. */
function escaped(text: string): string {
  const [only, ...others] = parseInline(text);
  if (text === '' || (only?.kind === 'text' && only.text === text && others.length === 0)) return text;
  return text.replace(/[\\*_[\]{}]/g, (sign) => `\\${sign}`);
}

/**
 * Has a document that was read from a plain text show all its texts as they were typed.
 * @returns the ids of parts (`lede` for the lede) in which markup was read all the same
 */
export function keepAsTyped(document: ArticleDocument, cited: boolean): string[] {
  const marked: string[] = [];
  const read = (id: string, text: string, marks: boolean): string => {
    const result = asTyped(text, { marks, cited });
    if (result.isMarkup) marked.push(id);
    return result.text;
  };
  document.headline = read('headline', document.headline, false);
  document.lede = read('lede', document.lede, true);
  for (const section of SECTIONS) {
    visitSection(document, section, ({ part, name, kind, text }) => {
      if (kind === undefined) return;
      const typed = read(part.id, text, TEXT_KINDS[kind].marks);
      if (typed === text) return;
      if (kind === 'cell') (part.cells as Record<string, string>)[name] = typed;
      else part[name] = typed;
    });
  }
  return marked;
}
