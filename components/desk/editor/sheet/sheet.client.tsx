'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { SECTIONS } from '#lib/article/parts.ts';
import type { SectionKey } from '#lib/desk/editor.ts';
import { type Addition, partOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import { useManuscript, useSlots } from '../context.ts';
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
    const names = namesOf(slots);
    return (
      <section
        className="sheet-section"
        id={`section-${section}`}
        aria-labelledby={`section-${section}-name`}
      >
        <h2 className={section === 'head' ? 'visually-hidden' : undefined} id={`section-${section}-name`}>
          {name}
        </h2>
        {slots.map((slot, index) => (
          <SheetRow
            key={slot.segment}
            slot={slot}
            name={`${name}${names[index]}`}
            isFirstOfPart={index > 0 && isFirstOfPart(slots, index)}
            mayEdit={mayEdit}
            onAdd={add}
          />
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

/** Numbers of the parts a row stands in, for its name: 「 2」, 「 2-1」; nothing for titles. */
function namesOf(slots: Slot[]): string[] {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  return slots.map(({ place }) => {
    const path = place.path.map(({ id }, depth) => {
      const around = place.path[depth - 1]?.id ?? '';
      if (!numbers.has(id)) {
        counts.set(around, (counts.get(around) ?? 0) + 1);
        numbers.set(id, counts.get(around) ?? 1);
      }
      return numbers.get(id);
    });
    return path.length > 0 ? ` ${path.join('-')}` : '';
  });
}
