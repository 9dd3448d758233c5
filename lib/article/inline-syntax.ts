import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types';
import type { Data, Processor } from 'unified';

/*
 * Two marks that CommonMark does not know, as constructs of the tokenizer, so that backslashes and nesting work as
 * for all others: a citation `[^1]` and a reading `{漢字|かな}`.
 */

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation';
    ruby: 'ruby';
  }
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: CitationNode;
    ruby: RubyNode;
  }
  interface RootContentMap {
    citation: CitationNode;
    ruby: RubyNode;
  }
}

type CitationNode = { type: 'citation'; n: number; position?: undefined };
type RubyNode = { type: 'ruby'; base: string; reading: string; position?: undefined };

const [OPENING_BRACKET, CLOSING_BRACKET, CARET] = [91, 93, 94];
const [OPENING_BRACE, BAR, CLOSING_BRACE] = [123, 124, 125];
const MAX_DIGITS = 3;

const isLineEnd = (code: Code) => code === null || code < -2;
const isDigit = (code: Code) => code !== null && code >= 48 && code <= 57;

const tokenizeCitation: Tokenizer = (effects, ok, nok) => {
  let digits = 0;
  const start: State = (code) => {
    effects.enter('citation');
    effects.consume(code);
    return caret;
  };
  const caret: State = (code) => {
    if (code !== CARET) return nok(code);
    effects.consume(code);
    return digit;
  };
  const digit: State = (code) => {
    const isLeadingZero = code === 48 && digits === 0;
    if (isDigit(code) && !isLeadingZero && digits < MAX_DIGITS) {
      digits++;
      effects.consume(code);
      return digit;
    }
    if (code !== CLOSING_BRACKET || digits === 0) return nok(code);
    effects.consume(code);
    effects.exit('citation');
    return ok;
  };
  return start;
};

const tokenizeRuby: Tokenizer = (effects, ok, nok) => {
  let size = 0;
  const start: State = (code) => {
    effects.enter('ruby');
    effects.consume(code);
    return base;
  };
  const base: State = (code) => {
    if (code !== BAR) return character(code, base);
    if (size === 0) return nok(code);
    size = 0;
    effects.consume(code);
    return reading;
  };
  const reading: State = (code) => {
    if (code !== CLOSING_BRACE || size === 0) return character(code, reading);
    effects.consume(code);
    effects.exit('ruby');
    return ok;
  };
  const character = (code: Code, next: State) => {
    if (isLineEnd(code) || code === OPENING_BRACE || code === CLOSING_BRACE || code === BAR) return nok(code);
    size++;
    effects.consume(code);
    return next;
  };
  return start;
};

const citation: Construct = { name: 'citation', tokenize: tokenizeCitation };
const ruby: Construct = { name: 'ruby', tokenize: tokenizeRuby };

/** What a segment must not become: blocks, and inline marks that this house does not use, stay the text they are. */
const DISABLED = [
  'autolink',
  'blockQuote',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'hardBreakEscape',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'list',
  'setextUnderline',
  'thematicBreak',
];

const syntax: Extension = {
  text: { [OPENING_BRACKET]: citation, [OPENING_BRACE]: ruby },
  disable: { null: DISABLED },
};

const tree: FromMarkdownExtension = {
  enter: {
    citation(token) {
      const n = Number(this.sliceSerialize(token).slice(2, -1));
      this.enter({ type: 'citation', n }, token);
    },
    ruby(token) {
      const [base = '', reading = ''] = this.sliceSerialize(token).slice(1, -1).split('|');
      this.enter({ type: 'ruby', base, reading }, token);
    },
  },
  exit: {
    citation(token) {
      this.exit(token);
    },
    ruby(token) {
      this.exit(token);
    },
  },
};

/** Makes a remark processor read restricted inline Markdown: our two marks added, blocks and the rest taken away. */
export function inlineSyntax(this: Processor): void {
  const data: Data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), tree];
}
