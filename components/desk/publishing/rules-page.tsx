import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { HAND_OVER_LIMITS, type PublishingRules } from '#lib/article/hand-over.ts';
import { publishingRulesPath } from '#lib/desk/paths.ts';
import { LOCALES } from '#lib/locale.ts';
import { Area } from '../area.tsx';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { SendForm } from '../send-form.tsx';

/** What the newsroom asks for before readers get a text: a second person, and what the house checks. */
export async function RulesPage(props: {
  viewer: Viewer;
  rules: PublishingRules;
  seen: string;
  state: FormState | undefined;
}) {
  const { viewer, rules, seen, state } = props;
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
