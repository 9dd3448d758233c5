'use client';

import { useTranslations } from 'next-intl';
import { memo, type ReactNode } from 'react';
import { SECTIONS } from '#lib/article/parts.ts';
import type { SectionKey } from '#lib/desk/editor.ts';
import { type Addition, numbersOf, partOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import { useManuscript, useSlots } from '../context.ts';
import { useRowGroups } from '../hooks/use-row-groups.ts';
import { act } from './act.ts';
import { SheetRow } from './sheet-row.client.tsx';

/** The text of the article: sections below each other, rows of both languages in them. */
export function Sheet({ mayEdit }: { mayEdit: boolean }) {
  const slots = useSlots();
  return (['head', ...SECTIONS] as const).map((section) => (
    <SheetSection
      key={section}
      section={section}
      slots={slots.filter(({ place }) => place.section === section)}
      mayEdit={mayEdit}
    />
  ));
}

const SheetSection = memo(
  function SheetSection(props: { section: SectionKey; slots: Slot[]; mayEdit: boolean }) {
    const { section, slots, mayEdit } = props;
    const t = useTranslations('editor');
    const manuscript = useManuscript();
    const name = t(`sections.${section}`);
    const add = (segment: string, what: Addition) =>
      act(() => manuscript.add(segment, what, manuscript.lastLocale()));
    const numbers = numbersOf(slots);
    const groups = useRowGroups(slots);
    return (
      <section
        className="sheet-section"
        id={`section-${section}`}
        aria-labelledby={`section-${section}-name`}
      >
        <h2 className={section === 'head' ? 'visually-hidden' : undefined} id={`section-${section}-name`}>
          {name}
        </h2>
        {groups.map(({ key, rows }) => (
          <RowGroup key={key}>
            {rows.map((slot) => {
              const index = slots.indexOf(slot);
              return (
                <SheetRow
                  key={slot.segment}
                  slot={slot}
                  name={`${name}${numbers[index]}`}
                  isFirstOfPart={index > 0 && isFirstOfPart(slots, index)}
                  mayEdit={mayEdit}
                  onAdd={add}
                />
              );
            })}
          </RowGroup>
        ))}
        {mayEdit && section !== 'head' && (
          <p className="sheet-add">
            {additionsTo(section).map((what) => (
              <button
                key={what}
                type="button"
                className="button-add"
                onClick={() => add(slots.at(-1)?.segment ?? '', what)}
              >
                <span aria-hidden="true">＋ </span>
                {t(`menu.add.${what}`)}
              </button>
            ))}
          </p>
        )}
      </section>
    );
  },
  // Another list with the same rows draws the same section.
  (before, after) =>
    before.mayEdit === after.mayEdit &&
    before.slots.length === after.slots.length &&
    before.slots.every((slot, index) => slot === after.slots[index]),
);

/** Between a section and its many rows, so that a letter has neither React nor the browser look at each of them. */
function RowGroup({ children }: { children: ReactNode }) {
  return <div className="row-group">{children}</div>;
}

function additionsTo(section: SectionKey): Addition[] {
  switch (section) {
    case 'keyPoints':
      return ['point'];
    case 'analysis':
      return ['paragraph', 'list', 'subsection'];
    case 'insight':
      return ['paragraph', 'list', 'insight'];
    default:
      return ['paragraph', 'list'];
  }
}

function isFirstOfPart(slots: Slot[], index: number): boolean {
  const [slot, before] = [slots[index], slots[index - 1]];
  const group = slot?.place.path[0];
  if (!group || group.kind === 'paragraph') return false;
  return before?.place.path[0]?.id !== group.id && (group.kind !== 'list' || partOf(slot)?.kind === 'item');
}
