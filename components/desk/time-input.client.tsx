'use client';

import { useEffect, useState } from 'react';

const JAPAN = 'Asia/Tokyo';

/**
 * A date and time of Japan, which is what the site shows. To somebody elsewhere it says what their own clock will show then, once there
 * is script.
 * @param props.yourTime the sentence about it, with `{at}` and `{zone}` still in it
 */
export function TimeInput(props: {
  id: string;
  name: string;
  label: string;
  hint?: string;
  yourTime: string;
  defaultValue?: string | undefined;
  required?: boolean;
  locale: string;
}) {
  const { id, name, label, hint, yourTime, defaultValue = '', required, locale } = props;
  const [value, setValue] = useState(defaultValue);
  const [zone, setZone] = useState(JAPAN);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const instant = new Date(`${value}:00+09:00`);
  const isElsewhere = zone !== JAPAN && !Number.isNaN(instant.getTime());
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        type="datetime-local"
        id={id}
        name={name}
        required={required}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        aria-describedby={`${id}-hint`}
      />
      <p className="hint" id={`${id}-hint`}>
        {isElsewhere ? yourTime.replace('{at}', format.format(instant)).replace('{zone}', zone) : hint}
      </p>
    </div>
  );
}
