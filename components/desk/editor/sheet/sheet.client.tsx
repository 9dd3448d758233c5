'use client';

import { useTranslations } from 'next-intl';
import { memo, type ReactNode, useMemo } from 'react';
import { SECTIONS } from '#lib/article/parts.ts';
import { BLOCK_KINDS, isFigureKind, isListKind } from '#lib/article/shapes.ts';
import type { SectionKey } from '#lib/desk/editor.ts';
import { type Addition, numbersOf, partOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import { useManuscript, useSlots } from '../context.ts';
import { FigureBox, loadFigure } from '../figures/figure-box.client.tsx';
import { groupSlots } from '../figures/group-slots.ts';
import { useRowGroups } from '../hooks/use-row-groups.ts';
import { act } from './act.ts';
import { Additions } from './additions.client.tsx';
import { PopUp } from './pop-up.client.tsx';
import { SheetRow, TAB_NOTE } from './sheet-row.client.tsx';

/** The text of the article: sections below each other, rows of both languages in them. */
export function Sheet({ mayEdit }: { mayEdit: boolean }) {
  const slots = useSlots();
  const t = useTranslations('editor');
  return (
    <>
      <p className="visually-hidden" id={TAB_NOTE}>
        {t('help.keys.indent')}
      </p>
      {(['head', ...SECTIONS] as const).map((section) => (
        <SheetSection
          key={section}
          section={section}
          slots={slots.filter(({ place }) => place.section === section)}
          mayEdit={mayEdit}
        />
      ))}
    </>
  );
}

const SheetSection = memo(
  function SheetSection(props: { section: SectionKey; slots: Slot[]; mayEdit: boolean }) {
    const { section, slots, mayEdit } = props;
    const t = useTranslations('editor');
    const manuscript = useManuscript();
    const name = t(`sections.${section}`);
    const add = (segment: string, what: Addition) => {
      const work = () => act(() => manuscript.add(segment, what, manuscript.lastLocale()));
      // The next key goes into the figure: it must be drawn at once.
      if (isFigureKind(what)) void loadFigure().then(work);
      else work();
    };
    const numbers = numbersOf(slots);
    const units = useMemo(() => new Map(groupSlots(slots).map((unit) => [unit.key, unit])), [slots]);
    const heads = useMemo(
      () => [...units].map(([segment, unit]) => ({ ...(slots[unit.index] as Slot), segment })),
      [units, slots],
    );
    const groups = useRowGroups(heads);
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
            {rows.map(({ segment }) => {
              const unit = units.get(segment);
              if (!unit) return null;
              const number = numbers[unit.index]?.split('-');
              // Of a figure without those of the part in it that its first row stands in.
              const own = unit.is === 'figure' ? number?.slice(0, unit.depth + 1) : number;
              const shared = { name: `${name}${own?.join('-')}`, mayEdit, onAdd: add };
              return unit.is === 'figure' ? (
                <FigureBox
                  key={segment}
                  figure={unit.figure}
                  depth={unit.depth}
                  slots={unit.slots}
                  {...shared}
                />
              ) : (
                <SheetRow
                  key={segment}
                  slot={unit.slot}
                  isFirstOfPart={unit.index > 0 && isFirstOfPart(slots, unit.index)}
                  {...shared}
                />
              );
            })}
          </RowGroup>
        ))}
        {mayEdit && section !== 'head' && (
          <div className="sheet-add">
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
            {section !== 'keyPoints' && (
              <PopUp
                className="button-add"
                name={t('menu.addFigureTo', { section: name })}
                shown={
                  <>
                    <span aria-hidden="true">＋ </span>
                    {t('menu.addFigure')}
                  </>
                }
              >
                {(entry) => (
                  <Additions
                    what={MORE_KINDS}
                    add={(what) => add(slots.at(-1)?.segment ?? '', what)}
                    entry={entry}
                  />
                )}
              </PopUp>
            )}
          </div>
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

/** What has no button of its own under a section. */
const MORE_KINDS = BLOCK_KINDS.filter((kind) => kind !== 'paragraph' && kind !== 'list');

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
  const isList = isListKind(group.kind);
  return before?.place.path[0]?.id !== group.id && (!isList || partOf(slot)?.kind === 'item');
}
