import { getTranslations } from 'next-intl/server';
import { formatMoment } from '#lib/dates.ts';
import type { BoardPlacement, FrontBoard, Slot } from '#lib/desk/front.ts';
import { publishingPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import type { FormState } from '../form-state.ts';
import { MoveButtons } from '../move-buttons.tsx';
import { BoardForm } from './board-form.tsx';
import { DragOrder } from './drag-order.tsx';
import { PlacingFields } from './placing-fields.tsx';

type Props = { board: FrontBoard; slot: Slot; state: FormState | undefined; locale: Locale };

/** One place of the front page: what was put there, in the order of its turn, and what fills it up, in grey. */
export async function SlotPanel({ board, slot, state, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'front' });
  const { locale: of, placements, fillers, seen } = board;
  const placed = placements[slot];
  const filling = fillers.filter((each) => each.slot === slot);
  const items = placed.map((placement, place) => (
    <li className="board-item" key={placement.id} data-placement={placement.id}>
      <PlacementItem placement={placement} board={board} place={place} state={state} locale={locale} />
    </li>
  ));
  return (
    <section className="panel" aria-labelledby={slot}>
      <h2 id={slot}>{t(slot)}</h2>
      {slot === 'second' && placed.length > 1 ? (
        <DragOrder of={of} seen={seen}>
          {items}
        </DragOrder>
      ) : (
        placed.length > 0 && <ol className="board-row">{items}</ol>
      )}
      {filling.length > 0 && (
        <ul className="board-row">
          {filling.map(({ articleId, headline }) => (
            <li className="board-item board-filler" key={articleId}>
              <p>
                <a href={publishingPath(articleId)} lang={of}>
                  {headline}
                </a>
              </p>
              <p className="soft">{t('filler')}</p>
            </li>
          ))}
        </ul>
      )}
      {placed.length + filling.length === 0 && <p className="soft">{t('empty')}</p>}
    </section>
  );
}

async function PlacementItem(props: {
  placement: BoardPlacement;
  board: FrontBoard;
  /** From 0, in its slot. */
  place: number;
  state: FormState | undefined;
  locale: Locale;
}) {
  const { placement, board, place, state, locale } = props;
  const t = await getTranslations({ locale, namespace: 'front' });
  const times = await getTranslations({ locale, namespace: 'publishing' });
  const { id, slot, articleId, override, startsAt, endsAt, state: shown } = placement;
  const { locale: of, seen } = board;
  const name = placement.headline || `#${articleId}`;
  const at = formatMoment(startsAt, locale);
  const isOrdered = slot === 'second' && board.placements.second.length > 1;
  const isOpen = state?.form === `edit-${id}`;
  return (
    <>
      <p className="board-name">
        {isOrdered && (
          <span className="board-handle" aria-hidden="true" title={t('drag')}>
            ⠿
          </span>
        )}
        <span className="chip" data-state={shown === 'shown' ? 'live' : 'draft'}>
          {t(`states.${shown}`)}
        </span>
        <a href={publishingPath(articleId)} lang={of}>
          {name}
        </a>
      </p>
      {override && <p lang={of}>{t('override', { text: override })}</p>}
      <p className="soft">
        {endsAt ? times('fromUntil', { at, until: formatMoment(endsAt, locale) }) : times('from', { at })}
      </p>
      <div className="toolbar">
        {isOrdered && <PlacementMoves board={board} place={place} name={name} locale={locale} />}
        <BoardForm of={of} seen={seen} className="">
          <input type="hidden" name="id" value={id} />
          <button
            className="button"
            type="submit"
            name="do"
            value="end"
            aria-label={t('takeOffOf', { name })}
          >
            {t('takeOff')}
          </button>
        </BoardForm>
      </div>
      <details className="fold" open={isOpen}>
        <summary aria-label={t('changeOf', { name })}>{t('change')} …</summary>
        <BoardForm of={of} seen={seen}>
          <input type="hidden" name="id" value={id} />
          <PlacingFields form={`edit-${id}`} of={of} placement={placement} state={state} locale={locale} />
          <button className="button" type="submit" name="do" value="edit">
            {t('save')}
          </button>
        </BoardForm>
      </details>
    </>
  );
}

/** Each button sends the row as it would be. */
async function PlacementMoves(props: { board: FrontBoard; place: number; name: string; locale: Locale }) {
  const { board, place, name, locale } = props;
  const t = await getTranslations({ locale, namespace: 'front' });
  const ids = board.placements.second.map(({ id }) => id);
  const movedTo = (to: number) => {
    if (to < 0 || to >= ids.length) return undefined;
    const others = ids.filter((_, each) => each !== place);
    return others.toSpliced(to, 0, ids[place] as number).join();
  };
  return (
    <BoardForm of={board.locale} seen={board.seen} className="topic-moves">
      <input type="hidden" name="do" value="order" />
      <MoveButtons
        name="order"
        up={movedTo(place - 1)}
        down={movedTo(place + 1)}
        labels={{ up: t('up', { name }), down: t('down', { name }) }}
      />
    </BoardForm>
  );
}
