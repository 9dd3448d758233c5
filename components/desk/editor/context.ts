import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { FormDrafts } from '#lib/desk/form-drafts.ts';
import { listPlaceOf } from '#lib/desk/manuscript/list-place.ts';
import { type Manuscript, NO_LETTERS, type Notice, type RowState } from '#lib/desk/manuscript/manuscript.ts';
import type { Progress } from '#lib/desk/manuscript/progress.ts';
import type { SaveState } from '#lib/desk/manuscript/queue.ts';
import type { Slot } from '#lib/desk/manuscript/slots.ts';
import type { Locale } from '#lib/locale.ts';

export const ManuscriptContext = createContext<Manuscript | null>(null);

export function useManuscript(): Manuscript {
  const manuscript = useContext(ManuscriptContext);
  if (!manuscript) throw new Error('There is no manuscript here.');
  return manuscript;
}

/**
 * Something of the manuscript that is the same object until it changes.
 * @param about what it depends on, as `subscribe` has it: what no letter changes is not asked for with each letter
 */
function useOf<T>(read: (manuscript: Manuscript) => T, about?: string): T {
  const manuscript = useManuscript();
  const subscribe = useCallback(
    (listener: () => void) => manuscript.subscribe(listener, about),
    [manuscript, about],
  );
  const now = () => read(manuscript);
  return useSyncExternalStore(subscribe, now, now);
}

export const useSlots = (): Slot[] => useOf((manuscript) => manuscript.slots(), NO_LETTERS);
export const useRow = (segment: string): RowState => useOf((manuscript) => manuscript.row(segment), segment);
export const useSaveState = (): SaveState => useOf((manuscript) => manuscript.saveState());
export const useView = () => useOf((manuscript) => manuscript.view(), NO_LETTERS);
export const useNotice = (): Notice | null => useOf((manuscript) => manuscript.notice(), NO_LETTERS);
export const useCanUndo = (): boolean => useOf((manuscript) => manuscript.canUndo());
export const useCanRedo = (): boolean => useOf((manuscript) => manuscript.canRedo());
/** How many sources the article has. */
export const useSourceCount = () => useOf((manuscript) => manuscript.view().facts.sources.length, NO_LETTERS);
export const useProgress = (): Progress[] => useOf((manuscript) => manuscript.progress());
/** The text of a segment as it is written now. */
export const useText = (locale: Locale, segment: string): string =>
  useOf((manuscript) => manuscript.value(locale, segment), segment);

/** What both languages have together as it is now: a setting, a date, a picture, a number. */
export const useShared = (segment: string): string =>
  useOf((manuscript) => manuscript.shared(segment), segment);

/** The sign of a list item and how deep it stands, from 1; null for other rows. */
export function useListPlace(slot: Slot): { mark: string; level: number } | null {
  const told = useOf(
    (manuscript) =>
      slot.kind === 'item'
        ? listPlaceOf(slot, manuscript.slots(), (segment) => manuscript.shared(segment))
        : '',
    NO_LETTERS,
  );
  return told === '' ? null : { mark: told.slice(2), level: Number(told[0]) };
}

/** What was typed into a form of the page that was refused, by field: without scripts it stands there again. */
export const TypedContext = createContext<Readonly<Record<string, string>>>({});

/** Of the form of an edition. */
export function useTyped(locale: Locale, field: string): string | undefined {
  const typed = useContext(TypedContext);
  return typed.locale === locale ? typed[field] : undefined;
}

/** What is half-typed in the forms beside the text. */
export const FormsContext = createContext<FormDrafts | null>(null);

export function useForms(): FormDrafts {
  const forms = useContext(FormsContext);
  if (!forms) throw new Error('There are no forms here.');
  return forms;
}

/** People who are in the article, by the field they stand in. */
export const PeopleContext = createContext<ReadonlyMap<string, string[]>>(new Map());
