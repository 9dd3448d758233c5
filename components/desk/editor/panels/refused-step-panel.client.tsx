'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { RefusedWork } from '#lib/desk/manuscript/conflicts.ts';
import { useManuscript } from '../context.ts';
import { act } from '../sheet/act.ts';
import { Difference } from './difference.client.tsx';

/** A step that the server refused: what it was, what somebody did meanwhile, and the choice. Nothing goes until it is made. */
export default function RefusedStepPanel({ work }: { work: RefusedWork }) {
  const { step, by, sentence } = work;
  const t = useTranslations('editor.refusedStep');
  const manuscript = useManuscript();
  const id = useId();
  const texts = manuscript.textsOf(work);
  const choose = (choice: 'mine' | 'theirs' | 'again') => act(() => manuscript.resolveStep(work.id, choice));
  return (
    <section className="conflict" aria-labelledby={id} lang={t('lang')}>
      <h3 id={id}>{t('title', { step: step.name, name: by === '' ? t('somebody') : by })}</h3>
      {sentence && <p className="field-error">{sentence}</p>}
      {texts.map(({ key, locale, base, theirs, mine }) => (
        <div className="conflict-texts" key={key}>
          <div>
            <h4>{t('mine')}</h4>
            {mine === '' ? (
              <p className="soft">{t('empty')}</p>
            ) : (
              <Difference before={base} after={mine} locale={locale} />
            )}
          </div>
          <div>
            <h4>{t('theirs', { name: by === '' ? t('somebody') : by })}</h4>
            {theirs === '' ? (
              <p className="soft">{t('empty')}</p>
            ) : (
              <Difference before={base} after={theirs} locale={locale} />
            )}
          </div>
          <div>
            <h4>{t('base')}</h4>
            <p className="difference" lang={locale}>
              {base || t('empty')}
            </p>
          </div>
        </div>
      ))}
      <p className="toolbar">
        {manuscript.canDoAgain(work) && (
          <button type="button" className="button button-primary" onClick={() => choose('again')}>
            {t('again', { step: step.name })}
          </button>
        )}
        <button type="button" className="button" onClick={() => choose('mine')}>
          {t('keepMine', { step: step.name })}
        </button>
        <button type="button" className="button" onClick={() => choose('theirs')}>
          {t('takeTheirs', { step: step.name })}
        </button>
      </p>
    </section>
  );
}
