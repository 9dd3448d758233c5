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
  const [isNobody, setNobody] = useState(chosen !== null && LOCALES.every((locale) => chosen[locale] === ''));
  const [names, setNames] = useState(chosen && !isNobody ? chosen : { ja: proposed, en: proposed });
  const isSponsored = chosen !== null && !isNobody;
  return (
    <fieldset className="import-sponsor">
      <legend>{t('title')}</legend>
      <p className="hint">{t('hint')}</p>
      <label className="choice">
        <input
          type="radio"
          name={id}
          checked={isSponsored}
          onChange={() => {
            setNobody(false);
            choose(names);
          }}
        />
        <span>{t('yes')}</span>
      </label>
      {isSponsored &&
        LOCALES.map((locale) => (
          <label className="field" key={locale}>
            <span>{t('name', { language: locale })}</span>
            <input
              className="input"
              lang={locale}
              maxLength={100}
              value={names[locale]}
              onChange={({ currentTarget: { value } }) => setNames({ ...names, [locale]: value })}
              onBlur={() => choose(names)}
            />
          </label>
        ))}
      <label className="choice">
        <input
          type="radio"
          name={id}
          checked={chosen !== null && isNobody}
          onChange={() => {
            setNobody(true);
            choose(NOBODY);
          }}
        />
        <span>{t('no')}</span>
      </label>
    </fieldset>
  );
}
