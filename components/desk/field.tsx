import type { ComponentPropsWithoutRef } from 'react';

/** A labelled line of input, with a hint and, when it was refused, the reason. */
export function Field(props: {
  name: string;
  /** Where another form of the page has a field of this name. */
  id?: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  input: ComponentPropsWithoutRef<'input'>;
}) {
  const { name, id = name, label, hint, error, input } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        name={name}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
