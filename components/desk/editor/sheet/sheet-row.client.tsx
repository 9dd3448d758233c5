'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { lazy, memo, Suspense, useContext, useState } from 'react';
import type { RowState } from '#lib/desk/manuscript/manuscript.ts';
import { type Addition, partOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import { textKey } from '#lib/desk/manuscript/texts.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import { countGraphemes } from '#lib/text-width.ts';
import { PeopleContext, useListPlace, useManuscript, useRow } from '../context.ts';
import { fieldId } from '../fields.ts';
import { CellWarnings } from './cell-warnings.client.tsx';
import { InsightKindField } from './insight-kind-field.client.tsx';
import { hasMenu, RowMenu } from './row-menu.client.tsx';
import { StaleNote, staleNoteId } from './stale-note.client.tsx';

/** Seldom there: fetched with the first conflict, and the first step that is refused. */
const ConflictPanel = lazy(() => import('../panels/conflict-panel.client.tsx'));
const RefusedStepPanel = lazy(() => import('../panels/refused-step-panel.client.tsx'));

/** What Tab does in a list, for who cannot see it. */
export const TAB_NOTE = 'note-tab';

const chipId = (segment: string): string => `chip-${segment}`;

/** One segment in both languages, with what stands between them. */
export const SheetRow = memo(function SheetRow(props: {
  slot: Slot;
  /** Where the row stands, for people who cannot see it: 「要点 2」. */
  name: string;
  /** The first row of a key point, sub-section, insight item or list; it has more room above. */
  isFirstOfPart: boolean;
  mayEdit: boolean;
  onAdd: (segment: string, what: Addition) => void;
  /** The figure around it has the menu. */
  isInFigure?: boolean;
}) {
  const { slot, name, isFirstOfPart, mayEdit, onAdd, isInFigure = false } = props;
  const t = useTranslations('editor');
  const row = useRow(slot.segment);
  const state = row.translation?.state;
  const conflict = row.conflicts.ja ?? row.conflicts.en;
  const list = useListPlace(slot);
  const hasOwnMenu = !isInFigure || slot.kind === 'item' || state === 'missing' || state === 'opted-out';
  const isTagged = isInFigure ? slot.kind !== 'item' : slot.kind === 'quote' || slot.kind === 'by';
  const { kind } = slot;
  // In the words of the desk in both columns.
  const tag =
    isTagged && kind !== 'value' && kind !== 'cell'
      ? t(`placeholders.${kind}`, { language: t('lang') })
      : undefined;
  const hasInsightKind = slot.kind === 'label' && partOf(slot)?.kind === 'insight';
  return (
    <div
      className="row"
      data-kind={slot.kind}
      data-insight={hasInsightKind || undefined}
      data-first={isFirstOfPart || undefined}
      data-state={state}
      data-level={list?.level}
      id={`row-${slot.segment}`}
    >
      {hasInsightKind && <InsightKindField slot={slot} mayEdit={mayEdit} />}
      {LOCALES.map((locale) => (
        <SheetCell
          key={locale}
          slot={slot}
          row={row}
          name={name}
          locale={locale}
          mayEdit={mayEdit}
          tag={tag ?? list?.mark}
        />
      ))}
      <div className="row-middle">
        {row.translation && state && (
          <span
            className="chip"
            id={chipId(slot.segment)}
            data-state={state}
            title={t(`states.${state}.hint`)}
          >
            <span>
              <span className="row-direction" aria-hidden="true">
                {row.translation.into === 'en' ? '→' : '←'}
              </span>{' '}
              {t(`states.${state}.name`)}
            </span>
          </span>
        )}
        {mayEdit && hasOwnMenu && hasMenu(slot, row.translation) && (
          <RowMenu slot={slot} name={name} onAdd={onAdd} />
        )}
      </div>
      {/* A panel that began with one language must never go on with the other: a merged text would land in the wrong cell. */}
      <Suspense>
        {conflict && <ConflictPanel key={`${conflict.locale}.${conflict.segment}`} conflict={conflict} />}
      </Suspense>
      <Suspense>{row.refused && <RefusedStepPanel key={row.refused.id} work={row.refused} />}</Suspense>
    </div>
  );
});

function SheetCell(props: {
  slot: Slot;
  row: RowState;
  name: string;
  locale: Locale;
  mayEdit: boolean;
  /** What is shown beside the text: what it is, or the sign of a list item. */
  tag: string | undefined;
}) {
  const { slot, row, name, locale, mayEdit, tag } = props;
  const { segment, kind } = slot;
  const t = useTranslations('editor');
  const format = useFormatter();
  const people = useContext(PeopleContext).get(textKey(locale, segment));
  const isCounted = kind === 'headline' || kind === 'lede' || row.focused === locale;
  const count = isCounted ? countGraphemes(row.texts[locale]) : 0;
  const refusal = row.refusals[locale];
  const isTarget = row.translation?.into === locale;
  const notes = `${fieldId(locale, segment)}-notes`;
  const described = [
    ...(isTarget ? [chipId(segment)] : []),
    ...(isTarget && row.translation?.state === 'stale' ? [staleNoteId(segment)] : []),
    ...(kind === 'item' && mayEdit ? [TAB_NOTE] : []),
    notes,
  ];
  return (
    <div
      className="cell"
      data-locale={locale}
      lang={locale}
      data-tag={tag}
      data-conflict={row.conflicts[locale] ? '' : undefined}
      data-people={people ? '' : undefined}
    >
      {isTarget && (
        <p className="cell-source" lang={otherLocale(locale)}>
          {row.texts[otherLocale(locale)]}
        </p>
      )}
      <CellField
        slot={slot}
        name={name}
        locale={locale}
        mayEdit={mayEdit}
        describedBy={described.join(' ')}
        isTagged={tag !== undefined && kind !== 'item'}
      />
      <div className="cell-notes" id={notes}>
        {refusal && <p className="field-error">{refusal}</p>}
        <CellWarnings text={row.texts[locale]} locale={locale} />
        {people && <p className="cell-people">{t('writingHere', { names: format.list(people) })}</p>}
        {count > 0 && <p className="cell-count number">{t('characters', { count })}</p>}
      </div>
      {isTarget && mayEdit && <StaleNote segment={segment} row={row} />}
    </div>
  );
}

/** The field of a cell. It belongs to whoever types: it is given a text once, and no letter draws it again. */
const CellField = memo(function CellField(props: {
  slot: Slot;
  name: string;
  locale: Locale;
  mayEdit: boolean;
  /** Ids of what describes it. */
  describedBy: string;
  /** What it is stands above it already. */
  isTagged: boolean;
}) {
  const { slot, name, locale, mayEdit, describedBy, isTagged } = props;
  const { segment, kind } = slot;
  const t = useTranslations('editor');
  const manuscript = useManuscript();
  const [text] = useState(() => manuscript.value(locale, segment));
  return (
    <textarea
      id={fieldId(locale, segment)}
      className="cell-text"
      data-locale={locale}
      data-segment={segment}
      data-kind={kind}
      defaultValue={text}
      rows={1}
      readOnly={!mayEdit}
      autoComplete="off"
      spellCheck={locale === 'en'}
      aria-label={t('fieldName', { name, kind: t(`kinds.${kind}`), language: locale })}
      aria-describedby={describedBy}
      placeholder={
        isTagged || kind === 'value' || kind === 'cell'
          ? ' '
          : t(`placeholders.${kind}`, { language: locale })
      }
    />
  );
});
