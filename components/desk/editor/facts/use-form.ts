import { useEffect, useState, useSyncExternalStore } from 'react';
import { isStale } from '#lib/desk/edit-facts.ts';
import type { FieldChanges } from '#lib/desk/editor.ts';
import type { Draft } from '#lib/desk/form-drafts.ts';
import { useForms } from '../context.ts';

const NOTHING: Draft = {};

/**
 * A form whose fields show what is kept, until somebody types into them: from then on each holds what was typed and what
 * was seen at that time, also over a reload.
 * @param name of this article only
 * @param kept by field
 * @param refused what was typed into the form that the page was asked for with, without scripts: it stands there again
 */
export function useForm<Fields extends Record<string, string>>(
  name: string,
  kept: Fields,
  refused?: Partial<Fields>,
) {
  type Field = keyof Fields & string;
  const forms = useForms();
  const [first] = useState<Draft>(() =>
    refused
      ? Object.fromEntries(
          Object.entries(refused).map(([field, to]) => [field, { from: kept[field] ?? '', to: to ?? '' }]),
        )
      : NOTHING,
  );
  useEffect(() => {
    if (first !== NOTHING) forms.set(name, first);
  }, [forms, name, first]);
  const draft = useSyncExternalStore(
    forms.subscribe,
    () => forms.of(name),
    () => first,
  );
  const without = (field: Field): Draft => {
    const { [field]: _, ...others } = forms.of(name);
    return others;
  };
  return {
    name,
    value: (field: Field): string => draft[field]?.to ?? kept[field] ?? '',
    type(field: Field, to: string): void {
      const typed = forms.of(name);
      const from = typed[field]?.from ?? kept[field] ?? '';
      forms.set(name, { ...typed, [field]: { from, to } });
    },
    /** The field was left: what is as it was is nothing to send. */
    leave(field: Field): void {
      const typed = forms.of(name)[field];
      if (typed && typed.to === typed.from) forms.set(name, without(field));
    },
    /** What somebody else has made of the field since it was seen; undefined when nobody has. */
    theirs(field: Field): string | undefined {
      const change = draft[field];
      const is = kept[field] ?? '';
      return change && isStale({ ...change, to: change.to.trim() }, is) ? is : undefined;
    },
    keepMine(field: Field): void {
      const typed = forms.of(name);
      const to = typed[field]?.to ?? '';
      forms.set(name, { ...typed, [field]: { from: kept[field] ?? '', to } });
    },
    takeTheirs: (field: Field): void => forms.set(name, without(field)),
    changes(): FieldChanges<Fields> {
      const changed = Object.entries(forms.of(name)).filter(([, { from, to }]) => to.trim() !== from);
      return Object.fromEntries(changed) as FieldChanges<Fields>;
    },
    drop: (): void => forms.drop(name),
  };
}

export type Form = {
  name: string;
  value(field: string): string;
  type(field: string, to: string): void;
  leave(field: string): void;
  theirs(field: string): string | undefined;
  keepMine(field: string): void;
  takeTheirs(field: string): void;
};

/**
 * Clears what was said about a form as soon as something changes in it: it was about what stood there.
 * @param prefix of the names of the forms; undefined where there are none
 * @param clear the setter of what is said
 */
export function useClearOnTyping(prefix: string | undefined, clear: (nothing: null) => void): void {
  const forms = useForms();
  useEffect(() => {
    if (prefix === undefined) return;
    return forms.subscribe((form) => form.startsWith(prefix) && clear(null));
  }, [forms, prefix, clear]);
}

/** The names of the forms in which something is half-typed. */
export function useHalfTypedForms(): string[] {
  const forms = useForms();
  const now = () => forms.forms().join('\n');
  return useSyncExternalStore(forms.subscribe, now, () => '').split('\n');
}

/** Whether something is half-typed in a form, and whether an earlier page left it. */
export function useHalfTyped(name: string): 'no' | 'here' | 'left' {
  const forms = useForms();
  const now = () => (!forms.has(name) ? 'no' : forms.isLeft(name) ? 'left' : 'here');
  return useSyncExternalStore(forms.subscribe, now, () => 'no');
}
