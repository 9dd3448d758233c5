'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { isFigureKind } from '#lib/article/shapes.ts';
import type { Addition } from '#lib/desk/manuscript/slots.ts';
import { fetchFigures } from '../figure-loading.ts';
import type { Entry } from './pop-up.client.tsx';

/** What can be added, in a menu: texts, and figures beside them. Each is named in both languages. */
export function Additions(props: { what: readonly Addition[]; add: (what: Addition) => void; entry: Entry }) {
  const { what, add, entry } = props;
  const t = useTranslations('editor.menu');
  // Whoever opens the menu may choose a figure.
  useEffect(fetchFigures, []);
  const groups = [
    { key: 'texts', kinds: what.filter((kind) => !isFigureKind(kind)) },
    { key: 'figures', kinds: what.filter(isFigureKind) },
  ] as const;
  const entries = (kinds: readonly Addition[]) =>
    kinds.map((kind) => entry(t(`add.${kind}`), () => add(kind), { also: t(`also.${kind}`) }));
  return (
    what.length > 0 && (
      <li className="row-menu-add">
        {groups.map(
          ({ key, kinds }) =>
            kinds.length > 0 && (
              <ul key={key} aria-label={t(`${key}`)}>
                <li className="row-menu-name" aria-hidden="true">
                  {t(key)}
                </li>
                {entries(kinds)}
              </ul>
            ),
        )}
      </li>
    )
  );
}
