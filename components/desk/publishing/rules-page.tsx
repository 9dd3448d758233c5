import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { UnapprovedSchedule } from '#db/queries/editions/unapproved-schedules.ts';
import { HAND_OVER_LIMITS, type PublishingRules } from '#lib/article/hand-over.ts';
import { formatMoment, machineTime } from '#lib/dates.ts';
import { publishingPath, publishingRulesPath } from '#lib/desk/paths.ts';
import { LOCALES } from '#lib/locale.ts';
import { Area } from '../area.tsx';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';
import { EditionLine } from '../today/edition-line.tsx';

/** Schedules that are named; of more there is a number. */
const SHOWN = 50;

/** What the newsroom asks for before readers get a text: a second person, and what the house checks. */
export async function RulesPage(props: {
  viewer: Viewer;
  rules: PublishingRules;
  seen: string;
  unapproved: UnapprovedSchedule[];
  state: FormState | undefined;
}) {
  const { viewer, rules, seen, unapproved, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'handOver.rules' });
  const words = await getTranslations({ locale, namespace: 'editor.publish' });
  const { typedIn } = await fieldsOf('publishing-rules', state, locale);
  return (
    <DeskPage viewer={viewer} path={publishingRulesPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <FormNotice form="publishing-rules" state={state} locale={locale} />
      <SendForm
        className="stack rules-form"
        action="/api/desk/settings/publishing"
        unreachable={words('unreachable')}
      >
        <input type="hidden" name="seen" value={seen} />
        <label className="choice">
          <input type="checkbox" name="four-eyes" defaultChecked={rules.fourEyes} />
          <span>
            {t('fourEyes')} <span className="hint">{t('fourEyesHint')}</span>
          </span>
        </label>
        {unapproved.length > 0 && (
          <div className="problems" data-kind="warns">
            <h3>{t('wouldHold', { count: unapproved.length })}</h3>
            <ul>
              {unapproved.slice(0, SHOWN).map(({ articleId, locale: of, headline, at }) => (
                <li key={`${articleId}:${of}`}>
                  <span>
                    <EditionLine
                      locale={of}
                      headline={headline}
                      href={publishingPath(articleId)}
                      desk={locale}
                    />{' '}
                    <time dateTime={machineTime(at)}>{formatMoment(at, locale)}</time>
                  </span>
                </li>
              ))}
            </ul>
            {unapproved.length > SHOWN && <p>{t('holdsMore', { count: unapproved.length - SHOWN })}</p>}
          </div>
        )}
        <fieldset className="stack">
          <legend>{t('checklist')}</legend>
          <div className="topic-languages">
            {LOCALES.map((each) => (
              <Area
                key={each}
                name={`checklist-${each}`}
                label={t('checklistIn', { locale: each })}
                hint={t('checklistHint', { most: HAND_OVER_LIMITS.sentences })}
                input={{
                  lang: each,
                  rows: 8,
                  defaultValue: typedIn(`checklist-${each}`) ?? rules.checklist[each].join('\n'),
                }}
              />
            ))}
          </div>
          <label className="choice">
            <input type="checkbox" name="checklist-blocks" defaultChecked={rules.checklistBlocks} />
            <span>
              {t('blocks')} <span className="hint">{t('blocksHint')}</span>
            </span>
          </label>
        </fieldset>
        <button className="button button-primary" type="submit">
          {t('submit')}
        </button>
      </SendForm>
    </DeskPage>
  );
}
