'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { memo, useContext } from 'react';
import { isDataCell } from '#lib/article/cell-value.ts';
import { asStored } from '#lib/article/clean-document.ts';
import { textKey } from '#lib/desk/manuscript/texts.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { PeopleContext, useManuscript, useRow, useView } from '../context.ts';
import { fieldId } from '../fields.ts';

/** One cell of a grid: a field for both languages, or one for each where it holds words. */
export const GridCell = memo(function GridCell(props: {
  segment: string;
  kind: 'cell' | 'label';
  /** Where it stands, for people who cannot see it. */
  name: string;
  /** It never holds data. */
  isWords: boolean;
  mayEdit: boolean;
}) {
  const { segment, kind, name, isWords, mayEdit } = props;
  const manuscript = useManuscript();
  const t = useTranslations('editor');
  const format = useFormatter();
  const { originLocale } = useView();
  const row = useRow(segment);
  const people = useContext(PeopleContext);
  const isShared = !isWords && isDataOnly(segment, row.texts, originLocale);
  const isEmpty = row.texts.ja === '' && row.texts.en === '';
  const state = row.translation?.state;
  return (
    <div className="grid-cell" data-shared={isShared || undefined} data-state={isShared ? undefined : state}>
      {LOCALES.filter((locale) => !isShared || isEmpty || locale === originLocale).map((locale) => {
        const here = people.get(textKey(locale, segment));
        return (
          <textarea
            key={locale}
            id={fieldId(locale, segment)}
            className="cell-text grid-text"
            lang={isShared ? undefined : locale}
            data-locale={locale}
            data-segment={segment}
            data-kind={kind}
            // Where one language is shown alone, what is typed into an empty cell is of that.
            data-empty={isShared && isEmpty ? (locale === originLocale ? 'lead' : 'other') : undefined}
            data-conflict={row.conflicts[locale] ? '' : undefined}
            data-people={here ? '' : undefined}
            title={here && t('writingHere', { names: format.list(here) })}
            // What is typed later stands in the field itself.
            defaultValue={manuscript.value(locale, segment)}
            rows={1}
            readOnly={!mayEdit}
            autoComplete="off"
            spellCheck={!isShared && locale === 'en'}
            aria-label={
              isShared ? t('grid.sharedName', { name }) : t('grid.fieldName', { name, language: locale })
            }
            placeholder={isShared ? undefined : t(`grid.placeholder.${locale}`)}
          />
        );
      })}
    </div>
  );
});

/** Whether a cell is data of both languages, or has nothing yet. */
function isDataOnly(segment: string, texts: Record<Locale, string>, lead: Locale): boolean {
  const other = lead === 'ja' ? texts.en : texts.ja;
  const own = texts[lead];
  return other === '' && (own === '' || isDataCell(asStored(segment, own)) || isNumberBegun(own));
}

/** A minus or yen sign before its digits is no word: no second field comes and goes while a number is typed. */
const isNumberBegun = (text: string): boolean => /^[-+−△▲－＋¥￥$.．]+$/u.test(text.trim());
