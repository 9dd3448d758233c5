import type { ReactNode } from 'react';
import { translationsOf } from '#i18n/translations.ts';
import type { Passage, PassageText } from '#lib/article/parallel.ts';
import { COLON, questionWords } from '#lib/article/spoken-words.ts';
import type { Locale } from '#lib/locale.ts';
import { InlineText } from '../../ui/inline-text.tsx';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { type ParallelPlace, passageAnchor, SIDES, segmentOn } from './place.ts';

/** How a passage is set. */
export type PassageLook =
  | 'lede'
  | 'paragraph'
  | 'quote'
  | 'pullquote'
  | 'question'
  | 'turn'
  | 'item'
  | 'point';

/**
 * A passage in both languages, with its number between them. Pointing at it, tapping it, a focus in it or a link to it
 * lights both sides, by styles alone: it can be tapped because it can be focused, and is no stop for the tab key.
 */
export function PassagePair(props: {
  passage: Passage;
  as: PassageLook;
  place: ParallelPlace;
  isElement?: 'div' | 'li';
  className?: string;
  /** What stands over both. */
  children?: ReactNode;
}) {
  const { passage, as, place, isElement: Element = 'div', className = '', children } = props;
  const { id, n } = passage;
  const t = translationsOf(place.own.locale, 'parallel');
  return (
    <Element id={passageAnchor(id)} className={`pair ${as} ${className}`.trim()} tabIndex={-1}>
      {children}
      <a className="pair-number" href={`#${passageAnchor(id)}`} aria-label={t('passage', { n })}>
        {n}
      </a>
      {SIDES.map((side) => (
        <PassageSide key={side} side={side} passage={passage} as={as} place={place} />
      ))}
    </Element>
  );
}

function PassageSide(props: {
  side: (typeof SIDES)[number];
  passage: Passage;
  as: PassageLook;
  place: ParallelPlace;
}) {
  const { side, passage, as, place } = props;
  const { locale, sourceCount } = place[side];
  const text = passage[side];
  const t = translationsOf(place.own.locale, 'parallel');
  if (!text) {
    return (
      <p className={`side ${side} absent`}>
        {place.optedOut.has(passage.id) ? null : <small>{t('missing', { locale })}</small>}
      </p>
    );
  }
  const isStale = staleIn(place, passage.id).includes(locale);
  return (
    <div className={`side ${side} in-${locale}`} lang={locale}>
      {as === 'point' && text.label && (
        <strong className="pair-label">
          <PhrasedText text={text.label} locale={locale} />
        </strong>
      )}
      {text.text && (
        <p>
          <Words
            text={text}
            as={as}
            locale={locale}
            sourceCount={sourceCount}
            id={segmentOn(side, place, passage.id)}
          />
        </p>
      )}
      {as === 'quote' && text.label && (
        <p className="pair-by">
          <InlineText
            text={text.label}
            segmentId={`${segmentOn(side, place, passage.id)}.by`}
            sourceCount={sourceCount}
            locale={locale}
          />
        </p>
      )}
      {isStale && (
        <p className="pair-note" lang={place.own.locale}>
          {t('stale')}
        </p>
      )}
    </div>
  );
}

function Words(props: {
  text: PassageText;
  as: PassageLook;
  locale: Locale;
  sourceCount: number;
  id: string;
}) {
  const { text, as, locale, sourceCount, id } = props;
  const words = as === 'question' ? questionWords(text.text, locale) : text.text;
  return (
    <>
      {as === 'turn' && text.label && (
        <b>
          <PhrasedText text={text.label} locale={locale} />
          {COLON[locale]}
        </b>
      )}
      <InlineText text={words} segmentId={id} sourceCount={sourceCount} locale={locale} />
    </>
  );
}

/** The languages in which a passage follows an earlier text, in its label or its words. */
function staleIn({ stale }: ParallelPlace, id: string): Locale[] {
  return [id, `${id}.label`, `${id}.by`, `${id}.speaker`].flatMap((each) => stale.get(each) ?? []);
}
