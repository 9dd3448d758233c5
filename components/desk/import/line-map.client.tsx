'use client';

import { useTranslations } from 'next-intl';
import { type Segment, segmentsOf } from '#lib/article/segments.ts';
import type { ImportAnswer } from '#lib/desk/editor.ts';
import { editorPath } from '#lib/desk/paths.ts';

/** Where each line of a text goes, with what the reader was not sure of beside it. */
export function LineMap(props: { answer: ImportAnswer; goToLine: (line: number) => void }) {
  const { answer, goToLine } = props;
  const { lines, document, warnings, locale, known } = answer;
  const t = useTranslations('editor.import');
  const segments = new Map(segmentsOf(document).map((segment) => [segment.id, segment]));
  const general = warnings.filter(({ line }) => line === undefined);
  return (
    <section className="line-map" aria-labelledby="line-map">
      <h2 id="line-map">{t('lineMap')}</h2>
      <p className="soft">{t('readAs', { language: locale, lines: lines.length })}</p>
      {known !== null && (
        <p className="notice">
          {t('known')} <a href={editorPath(known)}>{t('knownArticle', { id: known })}</a>
        </p>
      )}
      {general.length > 0 && (
        <ul className="line-map-warnings">
          {general.map(({ code, section, message }) => (
            <li className="cell-warning" key={`${code} ${section ?? ''}`}>
              {message}
            </li>
          ))}
        </ul>
      )}
      <ol>
        {lines.map((fate) => (
          <li key={fate.line} data-to={fate.to}>
            <button
              type="button"
              className="line-number number"
              aria-label={t('goToLine', { line: fate.line })}
              onClick={() => goToLine(fate.line)}
            >
              {fate.line}
            </button>
            <p className="line-fate">
              <Fate fate={fate} segments={segments} />
            </p>
            <p className="line-text" lang={locale}>
              {fate.text}
            </p>
            {warnings
              .filter(({ line }) => line === fate.line)
              .map(({ code, message }) => (
                <p className="cell-warning" key={code}>
                  {message}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Fate({ fate, segments }: { fate: ImportAnswer['lines'][number]; segments: Map<string, Segment> }) {
  const t = useTranslations('editor');
  switch (fate.to) {
    case 'segment': {
      const found = fate.segments.flatMap((id) => segments.get(id) ?? []);
      const [first] = found;
      if (!first) return t('import.to.segment');
      return `${t(`sections.${first.section}`)} · ${found.map(({ kind }) => t(`kinds.${kind}`)).join(' + ')}`;
    }
    case 'label':
      return fate.section === 'source' || fate.section === 'tags' || fate.section === 'related'
        ? t(`import.fields.${fate.section}`)
        : t('import.to.label', { section: t(`sections.${fate.section}`) });
    case 'field':
      return t(`import.fields.${fate.field}`);
    case 'furniture':
      return t('import.to.furniture');
    default:
      return t('import.to.unparsed');
  }
}
