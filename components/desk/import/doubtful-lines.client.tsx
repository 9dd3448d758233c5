'use client';

import { useTranslations } from 'next-intl';
import type { ImportAnswer } from '#lib/desk/editor.ts';
import type { LineAnswer } from '#lib/import/lines/answers.ts';
import type { Item } from './imports.ts';
import { LineChoice, useAnswerWords } from './line-choice.client.tsx';
import { LineText } from './line-text.client.tsx';
import { PictureChoice } from './picture-choice.client.tsx';
import { likelyAnswers } from './quick-answers.ts';

type Line = ImportAnswer['lines'][number];

/** The lines that somebody should look at, each with its likeliest answers to press. */
export function DoubtfulLines(props: {
  item: Item;
  answer: ImportAnswer;
  placeOf: (line: Line) => string;
  say: (line: number, is: LineAnswer | null) => void;
  goToLine: (line: number) => void;
  givePicture: (line: number, file: File) => void;
  takePicture: (line: number) => void;
}) {
  const { item, answer, placeOf, say, goToLine } = props;
  const t = useTranslations('editor.import');
  const words = useAnswerWords();
  const lines = answer.lines.filter(({ line }) => item.asked[line]);
  if (lines.length === 0) return <p className="notice notice-success">{t('noDoubt')}</p>;
  const open = lines.filter(({ line }) => item.answers[line] === undefined).length;
  return (
    <section className="doubtful" aria-labelledby="doubtful">
      <h3 id="doubtful">{t('doubtful', { open, all: lines.length })}</h3>
      <ol>
        {lines.map((line) => {
          const said = item.answers[line.line];
          const doubts = answer.warnings.filter(
            ({ line: at, code }) => at === line.line && code !== 'house-style',
          );
          const likely = likelyAnswers(item.asked[line.line] ?? [], line === answer.lines.at(-1));
          return (
            <li key={line.line} data-said={said !== undefined}>
              <p className="doubtful-line">
                <LineNumber line={line.line} goToLine={goToLine} />
                <LineText line={line} locale={answer.locale} />
              </p>
              {said === undefined &&
                doubts.map(({ code, message }) => (
                  <p className="hint" key={code}>
                    {message}
                  </p>
                ))}
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame that a row of buttons has not */}
              <div className="doubtful-answers" role="group" aria-label={t('placeOf', { line: line.line })}>
                {likely.map((each) => (
                  <button
                    key={each}
                    type="button"
                    className="button"
                    aria-pressed={said === each}
                    onClick={() => say(line.line, said === each ? null : each)}
                  >
                    {words(each)}
                  </button>
                ))}
                <LineChoice line={line.line} place={placeOf(line)} said={said} say={say} />
              </div>
              {isCaption(line) && (
                <PictureChoice
                  line={line.line}
                  given={item.pictures[line.line]}
                  give={props.givePicture}
                  take={props.takePicture}
                />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The words of a picture: one belongs above them. */
const isCaption = (line: Line) => line.to === 'segment' && /\.(?:caption|alt)$/.test(line.segments[0] ?? '');

/** Leads to the line in the text that was typed. */
export function LineNumber({ line, goToLine }: { line: number; goToLine: (line: number) => void }) {
  const t = useTranslations('editor.import');
  return (
    <button
      type="button"
      className="line-number number"
      aria-label={t('goToLine', { line })}
      onClick={() => goToLine(line)}
    >
      {line}
    </button>
  );
}
