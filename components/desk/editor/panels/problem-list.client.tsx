'use client';

import { useTranslations } from 'next-intl';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import { isFigureKind } from '#lib/article/shapes.ts';
import type { Locale } from '#lib/locale.ts';
import { useManuscript } from '../context.ts';
import { fieldId } from '../fields.ts';

/** What speaks against publishing, each leading to where it is mended. */
export function ProblemList(props: {
  id: string;
  title: string;
  problems: PublishProblem[];
  locale: Locale;
  kind: 'blocks' | 'warns';
}) {
  const { id, title, problems, locale, kind } = props;
  const t = useTranslations('problems.publish');
  const manuscript = useManuscript();
  if (problems.length === 0) return null;
  return (
    <div className="problems" data-kind={kind} id={id}>
      <h4>{title}</h4>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>
            <a href={`#${placeOf(problem)}`}>{t(problem)}</a>
          </li>
        ))}
      </ul>
    </div>
  );

  function placeOf(problem: PublishProblem): string {
    switch (problem) {
      case 'no-headline':
      case 'long-headline':
        return fieldId(locale, 'headline');
      case 'no-lede':
        return fieldId(locale, 'lede');
      case 'no-slug':
        return `slug-${locale}`;
      case 'no-category':
        return 'facts-category';
      case 'no-source':
        return 'facts-sources';
      case 'no-tags':
        return 'facts-tags';
      case 'stale-translation':
      case 'machine-text': {
        const state = problem === 'machine-text' ? 'machine' : 'stale';
        const slot = manuscript.slots().find(({ segment }) => {
          const { translation } = manuscript.row(segment);
          return translation?.into === locale && translation.state === state;
        });
        return slot ? fieldId(locale, slot.segment) : 'section-head';
      }
      case 'incomplete-figure':
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
