'use client';

import { useTranslations } from 'next-intl';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import { isFigureKind } from '#lib/article/shapes.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { useManuscript } from '../context.ts';
import { fieldId } from '../fields.ts';

const STATES = {
  'missing-translation': 'missing',
  'stale-translation': 'stale',
  'machine-text': 'machine',
} as const;

/** What speaks against publishing, each leading to where it is mended. */
export function ProblemList(props: {
  id: string;
  title: string;
  problems: PublishProblem[];
  /** Ids of figures that something is wrong with. */
  figures?: string[];
  locale: Locale;
  kind: 'blocks' | 'warns';
}) {
  const { id, title, problems, figures = [], locale, kind } = props;
  const t = useTranslations('problems.publish');
  const words = useTranslations('editor.menu');
  const of = useTranslations('editor.publish');
  const manuscript = useManuscript();
  if (problems.length === 0) return null;
  return (
    <div className="problems" data-kind={kind} id={id}>
      <h4>{title}</h4>
      <ul>
        {problems.map((problem) =>
          problem === 'incomplete-figure' ? (
            figures.map((figure) => (
              <li key={figure}>
                <a href={`#figure-${figure}`}>{of('incomplete', nameOf(figure))}</a>
              </li>
            ))
          ) : (
            <li key={problem}>
              <a href={`#${placeOf(problem)}`}>{t(problem)}</a>
            </li>
          ),
        )}
      </ul>
    </div>
  );

  /** What an editor knows a figure by: its kind, and its title in either language. */
  function nameOf(figure: string) {
    const steps = manuscript.slots().flatMap(({ place }) => place.path);
    const { kind: figureKind = 'table' } = steps.find((step) => step.id === figure) ?? {};
    const titleIn = (each: Locale) => manuscript.value(each, `${figure}.title`);
    const title = titleIn(locale) || titleIn(otherLocale(locale));
    return { kind: words(`add.${figureKind}`), title, hasTitle: title === '' ? 'no' : 'yes' };
  }

  function placeOf(problem: PublishProblem): string {
    switch (problem) {
      case 'no-headline':
      case 'long-headline':
        return fieldId(locale, 'headline');
      case 'no-lede':
        return fieldId(locale, 'lede');
      case 'not-approved':
      case 'open-checks':
      case 'corrected-elsewhere':
        return 'more-publishing';
      case 'no-slug':
        return `slug-${locale}`;
      case 'picture-licence-over':
      case 'picture-licence-ending':
        return 'facts-hero';
      case 'no-category':
        return 'facts-category';
      case 'no-source':
        return 'facts-sources';
      case 'no-tags':
        return 'facts-tags';
      case 'missing-translation':
      case 'stale-translation':
      case 'machine-text': {
        const state = STATES[problem];
        const slot = manuscript.slots().find(({ segment }) => {
          const { translation } = manuscript.row(segment);
          return translation?.into === locale && translation.state === state;
        });
        return slot ? fieldId(locale, slot.segment) : 'section-head';
      }
      case 'changes-other-edition': {
        const slot = manuscript
          .slots()
          .find(({ place }) => place.path.some((step) => isFigureKind(step.kind)));
        return `section-${slot?.place.section ?? 'head'}`;
      }
      default:
        return 'section-whyItMatters';
    }
  }
}
