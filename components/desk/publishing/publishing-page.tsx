import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { ArticleHandOver } from '#db/queries/desk/editor/get-hand-over.ts';
import type { PlanView } from '#db/queries/desk/editor/get-plan.ts';
import type { RelatedPicks } from '#db/queries/desk/editor/get-related-picks.ts';
import type { EditorView } from '#lib/desk/editor.ts';
import type { NoteView } from '#lib/desk/notes.ts';
import { editorPath, publishingPath, publishingRulesPath } from '#lib/desk/paths.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { AssignmentForm } from './assignment-form.tsx';
import { BothPlan } from './both-plan.tsx';
import { EditionPlan } from './edition-plan.tsx';
import { MarksForm } from './marks-form.tsx';
import { OpenNotes } from './open-notes.tsx';
import { RelatedForm } from './related-form.tsx';

/** When readers get which language of an article: both side by side, each for itself. */
export async function PublishingPage(props: {
  viewer: Viewer;
  headline: string;
  view: EditorView;
  plans: Record<Locale, PlanView>;
  handOver: ArticleHandOver;
  notes: NoteView[];
  related: RelatedPicks;
  /** What was looked for, to be read after this article. */
  typed: string;
  state: FormState | undefined;
  now: Date;
}) {
  const { viewer, headline, view, plans, handOver, notes, related, typed, state, now } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'publishing' });
  const editor = await getTranslations({ locale, namespace: 'editor.publish' });
  return (
    <DeskPage viewer={viewer} current="articles" path={publishingPath(view.articleId)}>
      <p className="toolbar">
        <a className="link" href={editorPath(view.articleId)}>
          ← {t('back')}
        </a>
        {scopeOf(viewer, 'manage-settings') && (
          <a className="link" href={publishingRulesPath}>
            {t('rules')}
          </a>
        )}
      </p>
      <div className="page-title">
        <h1>{t('titleOf', { headline })}</h1>
      </div>
      <FormNotice form="notes" state={state} locale={locale} />
      <MarksForm
        articleId={view.articleId}
        marks={handOver.marks}
        mayPublish={view.may.publish}
        state={state}
        locale={locale}
      />
      {view.may.publish && (
        <RelatedForm
          articleId={view.articleId}
          related={related}
          typed={typed}
          state={state}
          locale={locale}
        />
      )}
      <BothPlan view={view} state={state} locale={locale} />
      <div className="plans">
        {LOCALES.map((each) => {
          const edition = view.editions[each];
          return (
            <section className="plan" key={each} aria-labelledby={`plan-${each}`}>
              <h2 id={`plan-${each}`}>{editor('edition', { language: each })}</h2>
              <AssignmentForm
                of={each}
                articleId={view.articleId}
                assigned={handOver.editions[each].assigned}
                people={view.trashedAt === null ? handOver.people : []}
                state={state}
                locale={locale}
              />
              {edition ? (
                <>
                  <OpenNotes of={each} notes={notes} view={view} locale={locale} />
                  <EditionPlan
                    of={each}
                    edition={edition}
                    view={view}
                    plan={plans[each]}
                    handOver={handOver.editions[each]}
                    marks={handOver.marks}
                    now={now}
                    state={state}
                    locale={locale}
                  />
                </>
              ) : (
                <>
                  <FormNotice form={`hand-over-${each}`} state={state} locale={locale} />
                  <p className="soft">{editor('noText')}</p>
                </>
              )}
            </section>
          );
        })}
      </div>
    </DeskPage>
  );
}
