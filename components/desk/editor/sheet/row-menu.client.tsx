'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { keysShown } from '#lib/desk/keys.ts';
import { type Addition, additionsAt, joinable, partOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import type { TranslationNow } from '#lib/desk/manuscript/translation-now.ts';
import { useManuscript, useRow } from '../context.ts';
import { platform } from '../fields.ts';
import { act, splitAtCaret } from './act.ts';
import { Additions } from './additions.client.tsx';
import { type Entry, PopUp } from './pop-up.client.tsx';

/** Whether there is anything in the menu of a row. */
export function hasMenu(slot: Slot, translation: TranslationNow | null): boolean {
  return (
    additionsAt(slot).length > 0 ||
    partOf(slot) !== undefined ||
    translation?.state === 'missing' ||
    translation?.state === 'opted-out'
  );
}

/** What can be done to a row and the part it belongs to: a button between the columns that opens a list. */
export const RowMenu = memo(function RowMenu(props: {
  slot: Slot;
  /** Where the row stands. */
  name: string;
  onAdd: (segment: string, what: Addition) => void;
}) {
  const { slot, onAdd } = props;
  const t = useTranslations('editor');
  const name = t('rowName', { name: props.name, kind: t(`kinds.${slot.kind}`) });
  return (
    <PopUp name={t('menu.open', { name })} title={t('menu.title')} shown={<span aria-hidden="true">⋯</span>}>
      {(entry) => <MenuList slot={slot} onAdd={onAdd} entry={entry} />}
    </PopUp>
  );
});

function MenuList(props: { slot: Slot; onAdd: (segment: string, what: Addition) => void; entry: Entry }) {
  const { slot, onAdd, entry } = props;
  const { segment } = slot;
  const t = useTranslations('editor.menu');
  const manuscript = useManuscript();
  const row = useRow(segment);
  const part = partOf(slot);
  const isSplittable = slot.kind === 'text' || slot.kind === 'item';
  const { translation } = row;
  return (
    <>
      {isSplittable && entry(t('split'), () => act(() => splitAtCaret(manuscript, segment)), { keys: '⏎' })}
      {joinable(manuscript.slots(), segment) &&
        entry(t('join'), () => act(() => manuscript.join(manuscript.lastLocale(), segment)), { keys: '⌫' })}
      {manuscript.canMove(segment, -1) &&
        entry(t('moveUp'), () => manuscript.move(segment, -1), { keys: keysShown('moveUp', platform()) })}
      {manuscript.canMove(segment, 1) &&
        entry(t('moveDown'), () => manuscript.move(segment, 1), { keys: keysShown('moveDown', platform()) })}
      {translation?.state === 'missing' &&
        entry(t('optOut', { language: translation.into }), () => manuscript.optOut(segment, true))}
      {translation?.state === 'opted-out' &&
        entry(t('optIn', { language: translation.into }), () => manuscript.optOut(segment, false))}
      {part && entry(t(`remove.${part.kind}`), () => act(() => manuscript.remove(segment)))}
      <Additions what={additionsAt(slot)} add={(what) => onAdd(segment, what)} entry={entry} />
    </>
  );
}
