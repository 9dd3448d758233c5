'use client';

import { useTranslations } from 'next-intl';
import { SECTIONS } from '#lib/article/parts.ts';
import { LINE_ANSWERS, LINE_KINDS, type LineAnswer, sectionOf } from '#lib/import/lines/answers.ts';

/** Words for an answer, as a button or an option has them. */
export function useAnswerWords(): (answer: LineAnswer) => string {
  const t = useTranslations('editor');
  return (answer) => {
    const label = sectionOf(answer, 'label');
    const inside = sectionOf(answer, 'in');
    if (label) return t('import.answers.label', { section: t(`sections.${label}`) });
    if (inside) return t('import.answers.in', { section: t(`sections.${inside}`) });
    const kind = LINE_KINDS.find((each) => each === answer);
    return kind ? t(`import.answers.${kind}`) : '';
  };
}

/** Where a line goes, and all that it can be instead. */
export function LineChoice(props: {
  line: number;
  /** Where the reader has put it, in words. */
  place: string;
  said: LineAnswer | undefined;
  say: (line: number, is: LineAnswer | null) => void;
}) {
  const { line, place, said, say } = props;
  const t = useTranslations('editor');
  const words = useAnswerWords();
  return (
    <select
      className="line-choice"
      data-said={said}
      aria-label={t('import.placeOf', { line })}
      value={said ?? ''}
      onChange={({ currentTarget: { value } }) =>
        say(line, LINE_ANSWERS.find((answer) => answer === value) ?? null)
      }
    >
      <option value="">{said ? t('import.asRead') : place}</option>
      <optgroup label={t('import.answers.isGroup')}>
        {LINE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {words(kind)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('import.answers.labelGroup')}>
        {SECTIONS.map((section) => (
          <option key={section} value={`label:${section}`}>
            {t(`sections.${section}`)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('import.answers.inGroup')}>
        {SECTIONS.map((section) => (
          <option key={section} value={`in:${section}`}>
            {words(`in:${section}`)}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
