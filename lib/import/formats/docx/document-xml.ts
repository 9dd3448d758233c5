import { Parser } from 'htmlparser2';

/** What was done to the XML of a document's text before it is read. */
export type MendedXml = {
  xml: string;
  /** Characters that are marked hidden, and were left out. */
  hidden: number;
  /** Tracked deletions and insertions: the former are left out, the latter taken. */
  deleted: number;
  inserted: number;
  /** The words of each paragraph, without spaces: what a reader of the document must give. */
  paragraphs: string[];
};

/** Elements within elements: documents have some twenty. */
const MAX_DEPTH = 200;

/** How a reading is marked in the XML: characters that no font has a meaning for. */
const [BEGIN, MIDDLE, END] = ['\uE0F0', '\uE0F1', '\uE0F2'];
export const MARKED_READING = new RegExp(
  `${BEGIN}([^${BEGIN}-${END}]*)${MIDDLE}([^${BEGIN}-${END}]*)${END}`,
  'gu',
);

type Run = { from: number; isHidden: boolean };
type Ruby = { from: number; base: string; reading: string; isReading: boolean };

/**
 * Takes out of the XML of a text what no reader of the document sees, and writes readings so that they are read: mammoth gives
 * the words of hidden runs, and loses the characters under a reading with it.
 * @param isHiddenStyle whether runs of a style are hidden
 * @returns undefined for XML that is nested like no document's
 */
export function mendXml(xml: string, isHiddenStyle: (style: string) => boolean): MendedXml | undefined {
  const cuts: { from: number; to: number; by: string }[] = [];
  const paragraphs: string[] = [];
  const names: string[] = [];
  const open: { text: string; isHidden: boolean }[] = [];
  let run: Run | null = null;
  let ruby: Ruby | null = null;
  let isDeleted = 0;
  let [hidden, deleted, inserted] = [0, 0, 0];
  let text = '';
  let runText = '';
  const inside = (name: string) => names.at(-1) === name;
  const isOn = (value: string | undefined) => value === undefined || !/^(?:0|false|off)$/.test(value);

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (names.length > MAX_DEPTH) return parser.pause();
        if (name === 'w:p') open.push({ text: '', isHidden: false });
        if (/^w:(?:del|moveFrom)$/.test(name) && !inside('w:rPr') && !inside('w:trPr')) {
          isDeleted += 1;
          deleted += 1;
        }
        if (/^w:(?:ins|moveTo)$/.test(name) && !inside('w:rPr') && !inside('w:trPr')) inserted += 1;
        if (name === 'w:r' && !ruby) {
          run = { from: parser.startIndex, isHidden: false };
          runText = '';
        }
        const isInRun = inside('w:rPr') && names.at(-2) === 'w:r';
        if (run && isInRun && /^w:(?:vanish|webHidden|specVanish)$/.test(name) && isOn(attributes['w:val']))
          run.isHidden = name !== 'w:webHidden';
        if (run && isInRun && name === 'w:rStyle' && isHiddenStyle(attributes['w:val'] ?? ''))
          run.isHidden = true;
        const paragraph = open.at(-1);
        if (paragraph && inside('w:pPr') && name === 'w:pStyle')
          paragraph.isHidden = isHiddenStyle(attributes['w:val'] ?? '');
        if (name === 'w:ruby') ruby = { from: parser.startIndex, base: '', reading: '', isReading: false };
        if (ruby && name === 'w:rt') ruby.isReading = true;
        if (ruby && name === 'w:rubyBase') ruby.isReading = false;
        if (run && name === 'w:noBreakHyphen') runText += '-';
        names.push(name);
        text = '';
      },
      ontext(part) {
        text += part;
      },
      onclosetag(name) {
        names.pop();
        if (name === 'w:t') {
          if (ruby) ruby[ruby.isReading ? 'reading' : 'base'] += text;
          else runText += text;
        }
        if (name === 'w:ruby' && ruby) {
          const { from, base, reading } = ruby;
          const marked = BEGIN + base + MIDDLE + reading + END;
          cuts.push({
            from,
            to: parser.endIndex + 1,
            by: `<w:t xml:space="preserve">${escaped(marked)}</w:t>`,
          });
          runText += base + reading;
          ruby = null;
        }
        if (name === 'w:r' && run && !ruby) {
          const isHidden = run.isHidden || open.at(-1)?.isHidden;
          if (isHidden && isDeleted === 0) {
            hidden += runText.trim().length;
            // Where a ruby in it is to be replaced, the whole run goes.
            while (cuts.length > 0 && (cuts.at(-1)?.from ?? 0) >= run.from) cuts.pop();
            cuts.push({ from: run.from, to: parser.endIndex + 1, by: '' });
          } else if (isDeleted === 0) {
            const paragraph = open.at(-1);
            if (paragraph) paragraph.text += runText;
          }
          run = null;
        }
        if (/^w:(?:del|moveFrom)$/.test(name) && isDeleted > 0 && !inside('w:rPr') && !inside('w:trPr'))
          isDeleted -= 1;
        if (name === 'm:t') {
          const paragraph = open.at(-1);
          if (paragraph) paragraph.text += text;
        }
        if (name === 'w:p') {
          const words = (open.pop()?.text ?? '').replace(/\s+/gu, '');
          if (words !== '') paragraphs.push(words);
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  if (names.length > MAX_DEPTH) return undefined;
  parser.end();
  let [mended, at] = ['', 0];
  for (const { from, to, by } of cuts) {
    mended += xml.slice(at, from) + by;
    at = to;
  }
  return { xml: mended + xml.slice(at), hidden, deleted, inserted, paragraphs };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The styles of which runs are hidden, by themselves or by the style that they are based on. */
export function hiddenStyles(xml: string): Set<string> {
  const based = new Map<string, string>();
  const hidden = new Set<string>();
  let style = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'w:style') style = attributes['w:styleId'] ?? '';
        if (style && name === 'w:basedOn') based.set(style, attributes['w:val'] ?? '');
        if (style && name === 'w:vanish' && !/^(?:0|false|off)$/.test(attributes['w:val'] ?? ''))
          hidden.add(style);
      },
      onclosetag(name) {
        if (name === 'w:style') style = '';
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  for (const id of based.keys()) {
    const seen = new Set<string>();
    for (let each: string | undefined = id; each && !seen.has(each); each = based.get(each)) {
      seen.add(each);
      if (hidden.has(each)) hidden.add(id);
    }
  }
  return hidden;
}
