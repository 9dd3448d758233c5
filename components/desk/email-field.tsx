import { Field } from './field.tsx';

/** Longest address that mail is sent to (RFC 5321, 4.5.3.1.3, less its brackets). */
const LONGEST = 254;

/** A labelled e-mail address, which has to be given. */
export function EmailField(props: {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** What was typed, or is known. */
  value: string | undefined;
  /** Whether it is the one that somebody signs in with. */
  isOwn?: boolean;
}) {
  const { label, hint, error, value, isOwn = false } = props;
  return (
    <Field
      name="email"
      label={label}
      hint={hint}
      error={error}
      input={{
        type: 'email',
        autoComplete: isOwn ? 'username' : 'off',
        required: true,
        maxLength: LONGEST,
        defaultValue: value,
      }}
    />
  );
}
