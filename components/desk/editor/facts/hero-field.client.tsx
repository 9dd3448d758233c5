'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { articleWarnings } from '#lib/article/writing-warnings.ts';
import { pictureFields } from '#lib/desk/edit-facts.ts';
import { type FactsEdit, type HeroView, PICTURE_FIELDS } from '#lib/desk/editor.ts';
import { LOCALES } from '#lib/locale.ts';
import { useForms, useManuscript, useView } from '../context.ts';
import { listPictures, uploadHero } from '../send-requests.ts';
import { useWarningWords } from '../sheet/cell-warnings.client.tsx';
import { FormField, HalfTyped } from './form-field.client.tsx';
import { useFacts } from './use-facts.ts';
import { useForm } from './use-form.ts';

const pictureForm = (mediaId: number) => `picture/${mediaId}`;

/** The picture above the article: one that is kept already, or a new one; with its words in both languages. */
export function HeroField() {
  const t = useTranslations('editor.hero');
  const { facts, may } = useView();
  const { send, isSending, problem } = useFacts('hero');
  const { hero } = facts;
  const seen = { from: hero?.mediaId ?? null, version: facts.versions.hero };
  // The picture that was there when the choice began, as it was: another one meanwhile is not replaced unasked.
  const [choosing, setChoosing] = useState<typeof seen | null>(null);
  // After a refusal it is told, and what is there now stands above: who chooses again has seen it.
  const now = useRef(seen);
  useEffect(() => {
    now.current = seen;
  });
  const forms = useForms();
  const button = useRef<HTMLButtonElement>(null);
  const words = useWarningWords();
  const lacking = LOCALES.flatMap((locale) =>
    articleWarnings({ locale, sources: facts.sources.length, hero })
      .filter(({ code }) => code === 'missing-alt')
      .map((warning) => words(warning, locale)),
  );
  const close = () => {
    setChoosing(null);
    button.current?.focus();
  };
  const remove = async () => {
    if (!(await send({ hero: { from: seen.from, to: null } }))) return;
    if (hero) forms.drop(pictureForm(hero.mediaId));
    button.current?.focus();
  };
  return (
    <fieldset className="facts-group" id="facts-hero" disabled={!may.editFacts} aria-busy={isSending}>
      <legend>{t('title')}</legend>
      {hero ? (
        <>
          <Picture picture={hero} />
          {lacking.map((sentence) => (
            <p className="cell-warning" key={sentence}>
              {sentence}
            </p>
          ))}
          <HeroWords key={hero.mediaId} hero={hero} send={send} />
          <button type="button" className="button button-quiet" onClick={() => void remove()}>
            {t('remove')}
          </button>
        </>
      ) : (
        <p className="hint">{t('none')}</p>
      )}
      <button
        ref={button}
        type="button"
        className="button"
        aria-expanded={choosing !== null}
        onClick={() => setChoosing(choosing ? null : seen)}
      >
        {t('choose')}
      </button>
      {choosing && (
        <PictureChoice
          version={choosing.version}
          done={close}
          lookAgain={() => setChoosing(now.current)}
          choose={async (to) => {
            if (await send({ hero: { from: choosing.from, to } })) close();
            else setChoosing(now.current);
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

/** What is said about the picture. Only what was changed is sent. */
function HeroWords({ hero, send }: { hero: HeroView; send: (edit: FactsEdit) => Promise<boolean> }) {
  const { mediaId } = hero;
  const t = useTranslations('editor.hero');
  const form = useForm(pictureForm(mediaId), pictureFields(hero));
  const element = useRef<HTMLFormElement>(null);
  const labels = {
    'alt-ja': t('alt', { language: 'ja' }),
    'alt-en': t('alt', { language: 'en' }),
    'caption-ja': t('caption', { language: 'ja' }),
    'caption-en': t('caption', { language: 'en' }),
    credit: t('credit'),
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await send({ picture: { mediaId, fields: form.changes() } })) form.drop();
  };
  return (
    <form className="source-form" ref={element} onSubmit={submit}>
      {PICTURE_FIELDS.map((field) => (
        <FormField
          key={field}
          form={form}
          name={field}
          id={`hero-${field}`}
          label={labels[field]}
          lang={/-(ja|en)$/.exec(field)?.[1]}
        />
      ))}
      <HalfTyped name={form.name} isOpen focus={() => element.current?.querySelector('input')?.focus()} />
      <button type="submit" className="button">
        {t('save')}
      </button>
    </form>
  );
}

function PictureChoice(props: {
  /** The picture that was seen when the choice began. */
  version: string;
  choose: (mediaId: number) => Promise<void>;
  done: () => void;
  /** What is there now was told. */
  lookAgain: () => void;
}) {
  const { version, choose, done, lookAgain } = props;
  const t = useTranslations('editor.hero');
  const manuscript = useManuscript();
  const { articleId } = useView();
  const words = useForm('picture/new', { 'alt-ja': '', 'alt-en': '', credit: '' });
  const element = useRef<HTMLFormElement>(null);
  const [pictures, setPictures] = useState<HeroView[] | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => element.current?.querySelector('input')?.focus(), []);
  // The button that asked for them is gone.
  useEffect(() => {
    if (pictures) (list.current?.querySelector('button') ?? element.current?.querySelector('input'))?.focus();
  }, [pictures]);
  const upload = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setMessage(null);
    setNote(null);
    const form = new FormData(event.currentTarget);
    form.set('version', version);
    const reply = await uploadHero(articleId, form);
    if (reply.ok) manuscript.takeFacts(reply.value.facts);
    await manuscript.refresh();
    setBusy(false);
    if (!reply.ok) {
      if (reply.code === 'stale-facts') lookAgain();
      return setMessage(reply.message || t('unreachable'));
    }
    words.drop();
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
      <form className="source-form" ref={element} onSubmit={upload} aria-busy={isBusy}>
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
          <FormField
            key={locale}
            form={words}
            name={`alt-${locale}`}
            id={`hero-new-alt-${locale}`}
            label={t('alt', { language: locale })}
            lang={locale}
          />
        ))}
        <FormField form={words} name="credit" id="hero-new-credit" label={t('credit')} required />
        <HalfTyped name={words.name} isOpen focus={() => element.current?.querySelector('input')?.focus()} />
        <button type="submit" className="button" aria-disabled={isBusy}>
          {t('upload')}
        </button>
      </form>
      {pictures === null ? (
        <button type="button" className="button button-quiet" onClick={look}>
          {t('showKept')}
        </button>
      ) : (
        <ul className="picture-list" ref={list}>
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
