'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { type Segment, segmentsOf } from '#lib/article/segments.ts';
import type { ImportAnswer } from '#lib/desk/editor.ts';
import { editorPath } from '#lib/desk/paths.ts';
import type { LineAnswer } from '#lib/import/lines/answers.ts';
import type { Locale } from '#lib/locale.ts';
import { DoubtfulLines, LineNumber } from './doubtful-lines.client.tsx';
import type { Item } from './imports.ts';
import { LineChoice } from './line-choice.client.tsx';
import { LineText } from './line-text.client.tsx';
import { SponsorChoice } from './sponsor-choice.client.tsx';

type Line = ImportAnswer['lines'][number];

/** So many lines are drawn at first: an article has fewer, and each has its choice. */
const AT_FIRST = 300;

/** Where each line of a text goes: what the reader was not sure of first, then all lines, each of which can be corrected. */
export function LineMap(props: {
  item: Item;
  answer: ImportAnswer;
  say: (line: number, is: LineAnswer | null) => void;
  setInHouseStyle: (set: boolean) => void;
  goToLine: (line: number) => void;
  givePicture: (line: number, file: File) => void;
  takePicture: (line: number) => void;
  setSponsor: (sponsor: Record<Locale, string> | null) => void;
  /** What is done with it all. */
  children: ReactNode;
}) {
  const { item, answer, say, setInHouseStyle, goToLine, children } = props;
  const { lines, document, warnings, locale, known, against } = answer;
  const t = useTranslations('editor.import');
  const [isWhole, setWhole] = useState(false);
  const segments = new Map(segmentsOf(document).map((segment) => [segment.id, segment]));
  const placeOf = usePlace(segments);
  const house = warnings.find(({ code }) => code === 'house-style');
  const general = warnings.filter(({ line, code }) => line === undefined && code !== 'no-sections');
  const shown = isWhole ? lines : lines.slice(0, AT_FIRST);
  return (
    <section className="line-map" aria-labelledby="line-map">
      <header className="line-map-head">
        <div>
          <h2 id="line-map">{t('lineMap')}</h2>
          <p className="soft" role="status">
            {t('readAs', { language: locale, lines: lines.length })}
          </p>
        </div>
        {children}
      </header>
      {known !== null && (
        <p className="notice">
          {t('known')} <a href={editorPath(known)}>{t('knownArticle', { id: known })}</a>
        </p>
      )}
      {against.length > 0 && (
        <div className="notice notice-error line-map-against">
          <h3>{t('against')}</h3>
          <ul>
            {against.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {answer.sponsor !== null && (
        <SponsorChoice
          key={item.id}
          proposed={answer.sponsor}
          chosen={item.sponsor}
          choose={props.setSponsor}
        />
      )}
      <DoubtfulLines
        item={item}
        answer={answer}
        placeOf={placeOf}
        say={say}
        goToLine={goToLine}
        givePicture={props.givePicture}
        takePicture={props.takePicture}
      />
      {(house || item.inHouseStyle) && (
        <label className="choice house-style">
          <input
            type="checkbox"
            checked={item.inHouseStyle}
            onChange={({ currentTarget }) => setInHouseStyle(currentTarget.checked)}
          />
          <span>
            {t('houseStyle')}{' '}
            <span className="hint">
              {item.inHouseStyle ? t('houseStyleSet') : t('houseStyleOffer', { signs: house?.text ?? '' })}
            </span>
          </span>
        </label>
      )}
      {general.length > 0 && (
        <details className="line-map-notes">
          <summary>{t('notes', { n: general.length })}</summary>
          <ul>
            {general.map(({ code, section, message }) => (
              <li key={`${code} ${section ?? ''}`}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      <h3>{t('allLines')}</h3>
      <ol className="lines">
        {shown.map((line) => {
          const segment = segmentOf(line, segments);
          return (
            <li
              key={line.line}
              data-to={line.to}
              data-kind={segment?.kind}
              data-joined={line.joins !== undefined}
              data-doubtful={item.asked[line.line] !== undefined && item.answers[line.line] === undefined}
            >
              <LineNumber line={line.line} goToLine={goToLine} />
              <LineChoice line={line.line} place={placeOf(line)} said={item.answers[line.line]} say={say} />
              <p>
                <LineText line={line} locale={locale} />
                {item.answers[line.line] && segment && segment.section !== 'head' && (
                  <span className="hint line-fate">{placeOf(line)}</span>
                )}
              </p>
            </li>
          );
        })}
      </ol>
      {shown.length < lines.length && (
        <button type="button" className="button" onClick={() => setWhole(true)}>
          {t('showAll', { n: lines.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function segmentOf(line: Line, segments: Map<string, Segment>): Segment | undefined {
  return 'segments' in line ? segments.get(line.segments[0] ?? '') : undefined;
}

/** Where a line has gone, in words. */
function usePlace(segments: Map<string, Segment>): (line: Line) => string {
  const t = useTranslations('editor');
  return (line) => capitalized(words(line));

  function words(line: Line): string {
    if (line.joins !== undefined && line.to === 'segment') return t('import.to.joined', { line: line.joins });
    switch (line.to) {
      case 'segment': {
        const found = line.segments.flatMap((id) => segments.get(id) ?? []);
        const [first] = found;
        if (!first) return t('import.to.segment');
        const kinds = [...new Set(found.map(({ kind }) => t(`kinds.${kind}`)))].join(' + ');
        return first.section === 'head' ? kinds : `${t(`sections.${first.section}`)} · ${kinds}`;
      }
      case 'label':
        return line.section === 'source' || line.section === 'tags' || line.section === 'related'
          ? t(`import.fields.${line.section}`)
          : t('import.to.label', { section: t(`sections.${line.section}`) });
      case 'field':
        return t(`import.fields.${line.field}`);
      case 'furniture':
        return t('import.to.furniture');
      default:
        return t('import.to.unparsed');
    }
  }
}

const capitalized = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
