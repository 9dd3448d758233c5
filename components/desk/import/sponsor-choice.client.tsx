'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { LOCALES, type Locale } from '#lib/locale.ts';

const NOBODY = { ja: '', en: '' };

/** Asks who paid for a text that says it is advertising; the name that the text gives is proposed in both languages. */
export function SponsorChoice(props: {
  proposed: string;
  chosen: Record<Locale, string> | null;
  choose: (sponsor: Record<Locale, string> | null) => void;
}) {
  const { proposed, chosen, choose } = props;
  const t = useTranslations('editor.import.sponsor');
  const id = useId();
  const isFilled = (names: Record<Locale, string>) => LOCALES.every((locale) => names[locale].trim() !== '');
  const [choice, setChoice] = useState<'yes' | 'no' | null>(chosen && (isFilled(chosen) ? 'yes' : 'no'));
  const [names, setNames] = useState(chosen && isFilled(chosen) ? chosen : { ja: proposed, en: proposed });
  // Until both names are there, nothing is said.
  const say = () => choose(isFilled(names) ? names : null);
  return (
    <fieldset className="import-sponsor">
      <legend>{t('title')}</legend>
      <p className="hint">{t('hint')}</p>
      <label className="choice">
        <input
          type="radio"
          name={id}
          checked={choice === 'yes'}
          onChange={() => {
            setChoice('yes');
            say();
          }}
        />
        <span>{t('yes')}</span>
      </label>
      {choice === 'yes' &&
        LOCALES.map((locale) => (
          <label className="field" key={locale}>
            <span>{t('name', { language: locale })}</span>
            <input
              className="input"
              lang={locale}
              maxLength={100}
              value={names[locale]}
              onChange={({ currentTarget: { value } }) => setNames({ ...names, [locale]: value })}
              onBlur={say}
            />
          </label>
        ))}
      <label className="choice">
        <input
          type="radio"
          name={id}
          checked={choice === 'no'}
          onChange={() => {
            setChoice('no');
            choose(NOBODY);
          }}
        />
        <span>{t('no')}</span>
      </label>
    </fieldset>
  );
}
