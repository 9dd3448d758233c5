'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { articleWarnings } from '#lib/article/writing-warnings.ts';
import type { HeroView } from '#lib/desk/editor.ts';
import { LOCALES } from '#lib/locale.ts';
import { useManuscript, useView } from '../context.ts';
import { isComposing } from '../fields.ts';
import { listPictures, uploadHero } from '../send-requests.ts';
import { useWarningWords } from '../sheet/cell-warnings.client.tsx';
import { useFacts } from './use-facts.ts';

/** The picture above the article: one that is kept already, or a new one; with its words in both languages. */
export function HeroField() {
  const t = useTranslations('editor.hero');
  const { facts, may } = useView();
  const { send, isSending, problem } = useFacts('hero');
  const { hero } = facts;
  const [isChoosing, setChoosing] = useState(false);
  const words = useWarningWords();
  const lacking = LOCALES.flatMap((locale) =>
    articleWarnings({ locale, sources: facts.sources.length, hero })
      .filter(({ code }) => code === 'missing-alt')
      .map((warning) => words(warning, locale)),
  );
  return (
    <fieldset className="facts-group" id="facts-hero" disabled={!may.editFacts || isSending}>
      <legend>{t('title')}</legend>
      {hero ? (
        <>
          <Picture picture={hero} />
          {lacking.map((sentence) => (
            <p className="cell-warning" key={sentence}>
              {sentence}
            </p>
          ))}
          <HeroWords
            key={hero.mediaId}
            hero={hero}
            save={(change) => send({ hero: { mediaId: hero.mediaId, ...change } })}
          />
          <button type="button" className="button button-quiet" onClick={() => void send({ hero: null })}>
            {t('remove')}
          </button>
        </>
      ) : (
        <p className="hint">{t('none')}</p>
      )}
      <button
        type="button"
        className="button"
        aria-expanded={isChoosing}
        onClick={() => setChoosing(!isChoosing)}
      >
        {t('choose')}
      </button>
      {isChoosing && (
        <PictureChoice
          done={() => setChoosing(false)}
          choose={async (mediaId) => {
            if (await send({ hero: { mediaId } })) setChoosing(false);
          }}
        />
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function Picture({ picture }: { picture: Pick<HeroView, 'variants' | 'width' | 'height'> }) {
  const [variant] = [...picture.variants].sort((a, b) => a.width - b.width);
  if (!variant) return null;
  return (
    // biome-ignore lint/performance/noImgElement: pictures are served ready-made, no optimiser stands between
    <img
      className="hero-thumb"
      src={`/media/${variant.file}`}
      alt=""
      width={variant.width}
      height={variant.height}
    />
  );
}

function HeroWords(props: {
  hero: HeroView;
  save: (change: { credit: string; texts: HeroView['texts'] }) => Promise<boolean>;
}) {
  const { hero, save } = props;
  const t = useTranslations('editor.hero');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const texts: HeroView['texts'] = {};
    for (const locale of LOCALES)
      texts[locale] = { alt: text(`alt-${locale}`), caption: text(`caption-${locale}`) };
    void save({ credit: text('credit'), texts });
  };
  const field = (name: string, label: string, value: string, lang?: string) => (
    <div className="field" key={name}>
      <label htmlFor={`hero-${name}`}>{label}</label>
      <input id={`hero-${name}`} name={name} defaultValue={value} lang={lang} autoComplete="off" />
    </div>
  );
  return (
    <form
      className="source-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
      }}
    >
      {LOCALES.map((locale) =>
        field(`alt-${locale}`, t('alt', { language: locale }), hero.texts[locale]?.alt ?? '', locale),
      )}
      {LOCALES.map((locale) =>
        field(
          `caption-${locale}`,
          t('caption', { language: locale }),
          hero.texts[locale]?.caption ?? '',
          locale,
        ),
      )}
      {field('credit', t('credit'), hero.credit)}
      <button type="submit" className="button">
        {t('save')}
      </button>
    </form>
  );
}

function PictureChoice({ choose, done }: { choose: (mediaId: number) => Promise<void>; done: () => void }) {
  const t = useTranslations('editor.hero');
  const manuscript = useManuscript();
  const { articleId, facts } = useView();
  const [pictures, setPictures] = useState<HeroView[] | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const upload = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setMessage(null);
    setNote(null);
    const form = new FormData(event.currentTarget);
    form.set('version', facts.versions.hero);
    const reply = await uploadHero(articleId, form);
    if (reply.ok) manuscript.takeFacts(reply.value.facts);
    await manuscript.refresh();
    setBusy(false);
    if (!reply.ok) return setMessage(reply.message || t('unreachable'));
    const [warning] = reply.value.warnings;
    if (warning) setNote(warning.message);
    else done();
  };
  const look = async () => {
    const reply = await listPictures();
    if (reply.ok) setPictures(reply.value.media);
    else setMessage(reply.message || t('unreachable'));
  };
  return (
    <div className="picture-choice">
      <form className="source-form" onSubmit={upload}>
        <div className="field">
          <label htmlFor="hero-file">{t('file')}</label>
          <input
            id="hero-file"
            name="picture"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            required
          />
        </div>
        {LOCALES.map((locale) => (
          <div className="field" key={locale}>
            <label htmlFor={`hero-new-alt-${locale}`}>{t('alt', { language: locale })}</label>
            <input id={`hero-new-alt-${locale}`} name={`alt-${locale}`} lang={locale} autoComplete="off" />
          </div>
        ))}
        <div className="field">
          <label htmlFor="hero-new-credit">{t('credit')}</label>
          <input id="hero-new-credit" name="credit" required autoComplete="off" />
        </div>
        <button type="submit" className="button" disabled={isBusy}>
          {t('upload')}
        </button>
      </form>
      {pictures === null ? (
        <button type="button" className="button button-quiet" onClick={look}>
          {t('showKept')}
        </button>
      ) : (
        <ul className="picture-list">
          {pictures.map((picture) => (
            <li key={picture.mediaId}>
              <button type="button" onClick={() => void choose(picture.mediaId)}>
                <Picture picture={picture} />
                <span>{picture.texts.ja?.alt ?? picture.texts.en?.alt ?? picture.credit}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {note && (
        <p className="hint" role="status">
          {note}
        </p>
      )}
      {message && (
        <p className="field-error" role="alert">
          {message}
        </p>
      )}
    </div>
  );
}
