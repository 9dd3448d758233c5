'use client';

import { useTranslations } from 'next-intl';
import type { Step } from '#lib/article/place.ts';
import { SHAPES, segmentName } from '#lib/article/shapes.ts';
import { useManuscript } from '../context.ts';
import { act } from '../sheet/act.ts';
import { SheetRow } from '../sheet/sheet-row.client.tsx';
import type { FigureProps } from './figure-props.ts';
import { Grid } from './grid.client.tsx';
import { partsIn } from './group-slots.ts';
import { PictureField } from './picture-field.client.tsx';
import { SettingField } from './setting-field.client.tsx';
import { ValueField } from './value-field.client.tsx';

/** A figure with its head: what it is, how it is drawn, and what can be done to it as a whole. */
export function Figure(props: FigureProps) {
  const { figure, depth } = props;
  return (
    <>
      <PartHead {...props} part={figure} isFigure />
      <PartFields {...props} part={figure} below={depth + 1} />
    </>
  );
}

type PartProps = FigureProps & { part: Step };

/** The name of a part and its buttons. */
function PartHead(props: PartProps & { isFigure?: boolean; number?: number }) {
  const { part, slots, mayEdit, name, isFigure = false, number } = props;
  const t = useTranslations('editor');
  const manuscript = useManuscript();
  const kind = t(`menu.add.${part.kind}`);
  const own = slots.filter(({ place }) => place.path.some(({ id }) => id === part.id));
  const segment = own[0]?.segment ?? '';
  const title = number === undefined ? kind : `${kind} ${number}`;
  const of = { part: isFigure ? t('rowName', { name, kind }) : name };
  return (
    <div className="figure-head" data-whole={isFigure || undefined}>
      <span className="figure-kind">{title}</span>
      {SHAPES[part.kind].map(
        (field) =>
          field.is === 'setting' && (
            <SettingField
              key={field.name}
              segment={segmentName(part.id, field.name)}
              name={field.name}
              of={field.of}
              owner={of.part}
              mayEdit={mayEdit}
            />
          ),
      )}
      {mayEdit && (
        <span className="figure-buttons">
          {isFigure && <InnerAdditions {...props} owner={of.part} />}
          {([-1, 1] as const).map((step) => (
            <button
              key={step}
              type="button"
              className="figure-button"
              title={t(step === -1 ? 'menu.moveUp' : 'menu.moveDown')}
              aria-label={t(step === -1 ? 'figure.moveUp' : 'figure.moveDown', of)}
              onClick={() => manuscript.movePart(part.id, step)}
            >
              {step === -1 ? '↑' : '↓'}
            </button>
          ))}
          <button
            type="button"
            className="figure-button"
            title={t(`menu.remove.${part.kind}`)}
            aria-label={t('figure.remove', of)}
            onClick={() => act(() => manuscript.removePart(part.id, segment))}
          >
            ×
          </button>
        </span>
      )}
    </div>
  );
}

/** Buttons that add a part to the figure, behind the last of its kind. */
function InnerAdditions({ figure, slots, depth, onAdd, owner }: PartProps & { owner: string }) {
  const t = useTranslations('editor');
  return SHAPES[figure.kind].map((field) => {
    if (field.is !== 'parts' || field.kind === 'block') return null;
    const what = field.kind;
    const last = slots.findLast(({ place }) =>
      place.path.some((step, at) => at > depth && step.kind === what),
    );
    return (
      <button
        key={what}
        type="button"
        className="figure-button"
        aria-label={t('figure.add', { part: owner, kind: t(`menu.add.${what}`) })}
        onClick={() => onAdd((last ?? slots.at(-1))?.segment ?? '', what)}
      >
        <span aria-hidden="true">＋ </span>
        {t(`menu.add.${what}`)}
      </button>
    );
  });
}

/** What a part consists of, in its order. Settings stand in its head. @param props.below depth of the parts in it */
function PartFields(props: PartProps & { below: number }) {
  const { part, slots, below, figure, name } = props;
  const t = useTranslations('editor');
  const isGrid = figure.kind === 'table' || figure.kind === 'chart';
  const isPicture = (name: string) => name === 'media';
  return (
    <>
      {SHAPES[part.kind].map((field) => {
        switch (field.is) {
          case 'text':
            return <TextRow key={field.name} {...props} segment={segmentName(part.id, field.name)} />;
          case 'value':
            return isPicture(field.name) ? (
              <PictureField
                key={field.name}
                segment={segmentName(part.id, field.name)}
                part={part.id}
                hasCredit={part.kind === 'picture'}
                owner={name}
                mayEdit={props.mayEdit}
              />
            ) : (
              <ValueField
                key={field.name}
                segment={segmentName(part.id, field.name)}
                is={field.name === 'date' ? 'date' : 'url'}
                name={props.name}
                mayEdit={props.mayEdit}
              />
            );
          case 'parts': {
            const { kind } = field;
            if (kind === 'block' || kind === 'row') return null;
            if (isGrid) return <Grid key={field.name} {...props} />;
            if (kind === 'item') {
              return partsIn(slots, below, kind).map(({ id }) => (
                <TextRow key={id} {...props} segment={id} />
              ));
            }
            return partsIn(slots, below, kind).map((step, index) => {
              const own = t('rowName', { name, kind: `${t(`menu.add.${kind}`)} ${index + 1}` });
              return (
                <div className="figure-part" data-part={kind} key={step.id}>
                  <PartHead {...props} name={own} part={step} number={index + 1} />
                  <PartFields {...props} name={own} part={step} below={below + 1} />
                </div>
              );
            });
          }
          default:
            return null;
        }
      })}
    </>
  );
}

function TextRow({ segment, slots, name, mayEdit, onAdd }: PartProps & { segment: string }) {
  const slot = slots.find((each) => each.segment === segment);
  if (!slot) return null;
  return (
    <SheetRow slot={slot} name={name} isFirstOfPart={false} mayEdit={mayEdit} onAdd={onAdd} isInFigure />
  );
}
