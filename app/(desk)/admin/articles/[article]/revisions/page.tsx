import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeskPage } from '#components/desk/desk-page.tsx';
import { RevisionDifference } from '#components/desk/revisions/revision-difference.tsx';
import { RevisionList } from '#components/desk/revisions/revision-list.tsx';
import { compareRevisions } from '#db/queries/desk/editor/compare-revisions.ts';
import { listRevisions } from '#db/queries/desk/editor/list-revisions.ts';
import { formatMoment } from '#lib/dates.ts';
import type { RevisionComparison } from '#lib/desk/editor.ts';
import { editorPath, restorePath, revisionsPath } from '#lib/desk/paths.ts';
import { isLocale, LOCALES, type Locale } from '#lib/locale.ts';
import { articleIdOf } from '../../../../../article-id.ts';
import { deskLocale, requireViewer } from '../../../../../viewer.ts';
import { editorOf, headlineOf } from '../editor-of.ts';

type Props = {
  params: Promise<{ article: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await deskLocale();
  const t = await getTranslations({ locale, namespace: 'editor' });
  const view = await editorOf(articleIdOf((await params).article));
  const headline = (view && headlineOf(view, locale)?.text) ?? t('untitled');
  return { title: t('revisions.titleOf', { headline }) };
}

/** The history of an article in one language: list, comparison, and going back to an older text. */
export default async function Page({ params, searchParams }: Props) {
  const articleId = articleIdOf((await params).article);
  const query = await searchParams;
  const number = (name: string) => {
    const value = query[name];
    return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  };
  const asked = isLocale(query.locale) ? query.locale : undefined;
  const viewer = await requireViewer(revisionsPath(articleId, asked ?? 'ja'));
  const view = await editorOf(articleId);
  if (!view) notFound();
  const locale = asked ?? view.originLocale;
  const edition = view.editions[locale];
  const [a, b, restored] = [number('a'), number('b'), number('restore')];
  const page = await listRevisions({ actor: viewer, articleId, locale, before: number('before') });
  if (!page) notFound();
  const compare = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined
      ? null
      : compareRevisions({ actor: viewer, articleId, a: from, b: to });
  const preview = edition && (await compare(edition.draftRevisionId, restored));
  const comparison = await compare(a, b);
  const desk = viewer.locale;
  const t = await getTranslations({ locale: desk, namespace: 'editor.revisions' });
  const words = await getTranslations({ locale: desk, namespace: 'editor' });
  return (
    <DeskPage viewer={viewer} current="articles" path={revisionsPath(articleId, locale)}>
      <div className="page-title">
        <h1>{t('titleOf', { headline: headlineOf(view, desk)?.text ?? words('untitled') })}</h1>
        <a href={editorPath(articleId)}>{t('back')}</a>
      </div>
      <nav className="toolbar revision-languages" aria-label={t('languages')}>
        {LOCALES.map((each) => (
          <a
            key={each}
            href={revisionsPath(articleId, each)}
            aria-current={each === locale ? 'page' : undefined}
          >
            {t('edition', { language: each })}
          </a>
        ))}
      </nav>
      {preview && edition && (
        <section className="panel" aria-labelledby="restore">
          <h2 id="restore">{t('restoreTitle', nameOf(preview.b, desk))}</h2>
          <p>{t('restoreHint')}</p>
          <RevisionDifference desk={desk} comparison={preview} />
          <form method="post" action={restorePath(articleId, preview.b.id)} className="toolbar">
            <input type="hidden" name="version" value={edition.version} />
            <button type="submit" className="button button-primary">
              {t('restoreNow')}
            </button>
            <a href={revisionsPath(articleId, locale)}>{t('cancel')}</a>
          </form>
        </section>
      )}
      {comparison && (
        <section className="panel" aria-labelledby="compared">
          <h2 id="compared">{t('compared')}</h2>
          <p className="soft">
            {t('fromTo', {
              a: t('name', nameOf(comparison.a, desk)),
              b: t('name', nameOf(comparison.b, desk)),
            })}
          </p>
          <RevisionDifference desk={desk} comparison={comparison} />
        </section>
      )}
      {page.revisions.length === 0 ? (
        <p className="soft">{t('none')}</p>
      ) : (
        <RevisionList
          desk={desk}
          articleId={articleId}
          locale={locale}
          page={page}
          chosen={{ a, b }}
          mayRestore={view.may.editText}
        />
      )}
    </DeskPage>
  );
}

function nameOf(entry: RevisionComparison['a'], desk: Locale) {
  return { at: formatMoment(new Date(entry.at), desk), by: entry.by };
}
