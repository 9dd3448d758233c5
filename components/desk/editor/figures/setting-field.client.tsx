'use client';

import { useTranslations } from 'next-intl';
import { useManuscript, useShared } from '../context.ts';

/** What stands for nothing chosen, where that is one of the choices. */
const IMPLIED: Record<string, string> = { form: 'line' };

/** Something that is chosen once for both languages: a checkbox where there is one choice, else a list. */
export function SettingField(props: {
  segment: string;
  name: string;
  of: readonly string[];
  /** What it is chosen for, for people who cannot see where it stands. */
  owner: string;
  mayEdit: boolean;
}) {
  const { segment, name, of, owner, mayEdit } = props;
  const t = useTranslations('editor.settings');
  const manuscript = useManuscript();
  const value = useShared(segment);
  const label = t(`${name}.label` as 'form.label');
  const [only] = of;
  if (of.length === 1 && only !== undefined) {
    return (
      <label className="figure-setting">
        <input
          type="checkbox"
          checked={value === only}
          disabled={!mayEdit}
          aria-label={t('of', { setting: label, owner })}
          onChange={(event) => manuscript.choose(segment, event.currentTarget.checked ? only : '')}
        />{' '}
        {label}
      </label>
    );
  }
  const implied = IMPLIED[name];
  const choices = implied === undefined ? ['', ...of] : of;
  return (
    <label className="figure-setting">
      {label}{' '}
      <select
        value={value || (implied ?? '')}
        disabled={!mayEdit}
        aria-label={t('of', { setting: label, owner })}
        onChange={(event) => manuscript.choose(segment, event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`${name}.${choice || 'both'}` as 'form.line')}
          </option>
        ))}
      </select>
    </label>
  );
}
