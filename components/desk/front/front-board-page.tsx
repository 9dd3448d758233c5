import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import { formatMoment } from '#lib/dates.ts';
import type { BannerBoard, FrontBoard } from '#lib/desk/front.ts';
import { frontPath } from '#lib/desk/paths.ts';
import { LOCALES } from '#lib/locale.ts';
import { homePath } from '#lib/urls.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { AddPanel } from './add-panel.tsx';
import { BannerPanel } from './banner-panel.tsx';
import { BoardForm } from './board-form.tsx';
import { SlotPanel } from './slot-panel.tsx';

/** The top of a front page, and the banners of its language. */
export async function FrontBoardPage(props: {
  viewer: Viewer;
  board: FrontBoard;
  banners: BannerBoard;
  /** What was looked for to be placed, and what was found. */
  find: { typed: string; entries: DeskEntry[] };
  state: FormState | undefined;
}) {
  const { viewer, board, banners, find, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'front' });
  const { locale: of, last, seen } = board;
  return (
    <DeskPage viewer={viewer} current="front" path={frontPath(of, find.typed)}>
      <div className="page-title">
        <h1>{t('title')}</h1>
        <a href={homePath(of)}>{t('live')}</a>
      </div>
      <nav className="topic-kinds" aria-label={t('languages')}>
        {LOCALES.map((each) => (
          <a key={each} href={frontPath(each)} aria-current={each === of ? 'page' : undefined}>
            {t('language', { locale: each })}
          </a>
        ))}
      </nav>
      <FormNotice state={state} locale={locale} />
      <div className="board-page">
        <div className="board-main">
          <SlotPanel board={board} slot="lead" state={state} locale={locale} />
          <SlotPanel board={board} slot="second" state={state} locale={locale} />
          <p className="hint">{t('turn')}</p>
          {last && (
            <BoardForm of={of} seen={seen} className="toolbar">
              <input type="hidden" name="act" value={last.id} />
              <span className="soft">
                {t('lastOf', {
                  what: t(`acts.${last.action}`),
                  name: last.actor,
                  at: formatMoment(last.at, locale),
                })}
              </span>
              <button className="button" type="submit" name="do" value="undo">
                {t('undo')}
              </button>
            </BoardForm>
          )}
        </div>
        <div className="board-aside">
          <AddPanel of={of} seen={seen} find={find} state={state} locale={locale} />
          <BannerPanel of={of} view={banners} state={state} locale={locale} />
        </div>
      </div>
    </DeskPage>
  );
}
