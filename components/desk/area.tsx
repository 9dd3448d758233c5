import type { ComponentPropsWithoutRef } from 'react';

/** A labelled text of several lines, with a hint. */
export function Area(props: {
  name: string;
  label: string;
  hint?: string | undefined;
  input: ComponentPropsWithoutRef<'textarea'>;
}) {
  const { name, label, hint, input } = props;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <textarea {...input} id={name} name={name} aria-describedby={hint ? `${name}-hint` : undefined} />
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
