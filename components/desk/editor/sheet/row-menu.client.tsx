'use client';

import { useTranslations } from 'next-intl';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { keysShown } from '#lib/desk/keys.ts';
import { type Addition, additionsAt, joinable, partOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import type { TranslationNow } from '#lib/desk/manuscript/translation-now.ts';
import { useManuscript, useRow } from '../context.ts';
import { platform } from '../fields.ts';
import { act, splitAtCaret } from './act.ts';

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
  const { slot } = props;
  const t = useTranslations('editor');
  const name = t('rowName', { name: props.name, kind: t(`kinds.${slot.kind}`) });
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  /** The list goes, and the focus with it to where the work puts it, else back to the button. */
  const carryOut = (work: () => void) => {
    flushSync(() => setOpen(false));
    button.current?.focus();
    flushSync(work);
    if (document.activeElement === document.body) button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it notices when the focus leaves, and Escape
    <div
      className="row-menu"
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        ref={button}
        className="row-handle"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={t('menu.open', { name })}
        title={t('menu.title')}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {isOpen && <MenuList {...props} id={id} carryOut={carryOut} />}
    </div>
  );
});

function MenuList(props: {
  id: string;
  slot: Slot;
  carryOut: (work: () => void) => void;
  onAdd: (segment: string, what: Addition) => void;
}) {
  const { id, slot, carryOut, onAdd } = props;
  const { segment } = slot;
  const t = useTranslations('editor.menu');
  const manuscript = useManuscript();
  const row = useRow(segment);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const part = partOf(slot);
  const isSplittable = slot.kind === 'text' || slot.kind === 'item';
  const entry = (label: string, work: () => void, key?: string) => (
    <li key={label}>
      <button type="button" onClick={() => carryOut(work)}>
        {label}
        {key && <kbd>{key}</kbd>}
      </button>
    </li>
  );
  const { translation } = row;
  return (
    <ul className="row-menu-list" id={id} ref={list}>
      {additionsAt(slot).map((what) => entry(`\uFF0B ${t(`add.${what}`)}`, () => onAdd(segment, what)))}
      {isSplittable && entry(t('split'), () => act(() => splitAtCaret(manuscript, segment)), '⏎')}
      {joinable(manuscript.slots(), segment) &&
        entry(t('join'), () => act(() => manuscript.join(manuscript.lastLocale(), segment)), '⌫')}
      {manuscript.canMove(segment, -1) &&
        entry(t('moveUp'), () => manuscript.move(segment, -1), keysShown('moveUp', platform()))}
      {manuscript.canMove(segment, 1) &&
        entry(t('moveDown'), () => manuscript.move(segment, 1), keysShown('moveDown', platform()))}
      {translation?.state === 'missing' &&
        entry(t('optOut', { language: translation.into }), () => manuscript.optOut(segment, true))}
      {translation?.state === 'opted-out' &&
        entry(t('optIn', { language: translation.into }), () => manuscript.optOut(segment, false))}
      {part && entry(t(`remove.${part.kind}`), () => act(() => manuscript.remove(segment)))}
    </ul>
  );
}
