'use client';

import { useTranslations } from 'next-intl';
import { editorPath } from '#lib/desk/paths.ts';
import type { Imports, Item } from './imports.ts';

/** The texts that were brought, how far each is, and how far all are. */
export function TextList(props: {
  imports: Imports;
  choose: (id: number) => void;
  remove: (id: number) => void;
}) {
  const { items, chosen } = props.imports;
  const t = useTranslations('editor.import');
  const read = items.filter(({ state, problem }) => problem !== null || state === 'read' || state === 'kept');
  return (
    <section className="import-texts" aria-labelledby="import-texts">
      <h2 id="import-texts">{t('texts', { n: items.length })}</h2>
      {read.length < items.length && (
        <progress max={items.length} value={read.length} aria-label={t('progress')} />
      )}
      <ol>
        {items.map((item) => (
          <li key={item.id} data-state={item.problem ? 'refused' : item.state}>
            <button
              type="button"
              className="import-text-name"
              aria-current={item.id === chosen}
              onClick={() => props.choose(item.id)}
            >
              {item.name ?? t('typed')}
            </button>
            <span className="hint">
              <State item={item} />
            </span>
            <button
              type="button"
              className="button-quiet"
              aria-label={t('removeNamed', { name: item.name ?? t('typed') })}
              onClick={() => props.remove(item.id)}
            >
              {t('remove')}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function State({ item }: { item: Item }) {
  const t = useTranslations('editor.import');
  const { state, problem, answers, asked, articleId } = item;
  if (problem) return t('states.refused');
  if (state === 'kept' && articleId !== null)
    return <a href={editorPath(articleId)}>{t('knownArticle', { id: articleId })}</a>;
  return t(`states.${state}`, {
    n: Object.keys(asked).filter((line) => answers[Number(line)] === undefined).length,
  });
}
