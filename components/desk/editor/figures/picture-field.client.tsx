'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { HeroView } from '#lib/desk/editor.ts';
import { useManuscript, useShared, useView } from '../context.ts';
import { writeField } from '../fields.ts';
import { listPictures, uploadPicture } from '../send-requests.ts';
import { ConflictOf } from './conflict-of.client.tsx';

const TYPES = 'image/jpeg,image/png,image/webp';

/** A picture in the text: chosen among those that are kept, or taken in. A file can be dropped or pasted here. */
export function PictureField(props: {
  segment: string;
  /** The part that it is the picture of. */
  part: string;
  /** The part has a credit of its own. */
  hasCredit: boolean;
  /** Where it stands, for people who cannot see it. */
  owner: string;
  mayEdit: boolean;
}) {
  const { segment, part, hasCredit, owner, mayEdit } = props;
  const t = useTranslations('editor.picture');
  const of = useTranslations('editor.settings');
  const manuscript = useManuscript();
  const { originLocale } = useView();
  const mediaId = useShared(segment);
  const [file, setFile] = useState<File | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [taken, setTaken] = useState<Shown | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    setFile(null);
    setRefused(null);
    button.current?.focus();
  };
  const choose = ({ mediaId: chosen, file: shown, credit }: Chosen) => {
    setTaken({ mediaId: String(chosen), file: shown });
    manuscript.choose(segment, String(chosen));
    const own = `${part}.credit`;
    if (credit && hasCredit && manuscript.value(originLocale, own) === '') {
      manuscript.type(originLocale, own, credit);
      writeField(originLocale, own, credit);
    }
    close();
  };
  /** @returns whether files came: whatever they are, the browser must not open them in place of the page */
  const receive = (files: FileList): boolean => {
    const [first] = files;
    if (!first || !mayEdit) return Boolean(first);
    const picture = [...files].find(({ type }) => TYPES.split(',').includes(type));
    setRefused(picture ? null : first.name);
    if (picture) {
      setFile(picture);
      setOpen(true);
    }
    return true;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file can be dropped anywhere in it; the button does the same
    <div
      className="picture-field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => receive(event.dataTransfer.files) && event.preventDefault()}
      onPaste={(event) => receive(event.clipboardData.files) && event.preventDefault()}
    >
      <Thumbnail mediaId={mediaId} taken={taken} />
      {mayEdit && (
        <p className="toolbar">
          <button
            ref={button}
            id={`choose-${segment}`}
            type="button"
            className="button"
            aria-label={of('of', { setting: t(mediaId === '' ? 'choose' : 'change'), owner })}
            aria-expanded={isOpen}
            onClick={() => {
              if (isOpen) close();
              else setOpen(true);
              setRefused(null);
            }}
          >
            {t(mediaId === '' ? 'choose' : 'change')}
          </button>
          {mediaId !== '' && (
            <button
              type="button"
              className="button button-quiet"
              aria-label={of('of', { setting: t('remove'), owner })}
              onClick={() => manuscript.choose(segment, '')}
            >
              {t('remove')}
            </button>
          )}
          <span className="hint">{t('drop')}</span>
        </p>
      )}
      {refused !== null && (
        <p className="field-error" role="alert">
          {t('wrongType', { name: refused })}
        </p>
      )}
      {isOpen && <PictureChoice file={file} choose={choose} close={close} />}
      <ConflictOf segment={segment} />
    </div>
  );
}

/** A picture and the address of its smallest file, where that may be seen. */
type Shown = { mediaId: string; file: string | undefined };
type Chosen = { mediaId: number; file: string | undefined; credit: string };

/** The picture, small; its number where it may not be seen. @param props.taken one that was chosen here */
function Thumbnail({ mediaId, taken }: { mediaId: string; taken: Shown | null }) {
  const t = useTranslations('editor.picture');
  const [asked, setKnown] = useState<Shown | null>(null);
  const known = taken?.mediaId === mediaId ? taken : asked;
  const isKnown = known?.mediaId === mediaId;
  useEffect(() => {
    if (mediaId === '' || isKnown) return;
    let isGone = false;
    void listPictures(mediaId).then((reply) => {
      const [picture] = reply.ok ? reply.value.media : [];
      if (!isGone) setKnown({ mediaId, file: picture && smallest(picture) });
    });
    return () => {
      isGone = true;
    };
  }, [mediaId, isKnown]);
  if (mediaId === '') return <p className="hint">{t('none')}</p>;
  if (known?.mediaId !== mediaId) return <p className="picture-thumb" />;
  if (!known.file) return <p className="hint">{t('number', { mediaId })}</p>;
  return (
    // biome-ignore lint/performance/noImgElement: pictures are served ready-made, no optimiser stands between
    <img className="picture-thumb" src={known.file} alt="" />
  );
}

function smallest({ variants }: Pick<HeroView, 'variants'>): string | undefined {
  const [first] = variants.toSorted((a, b) => a.width - b.width);
  return first && `/media/${first.file}`;
}

function PictureChoice(props: {
  /** What was dropped or pasted. */
  file: File | null;
  choose: (chosen: Chosen) => void;
  close: () => void;
}) {
  const { file, choose, close } = props;
  const t = useTranslations('editor.picture');
  const { articleId } = useView();
  const form = useRef<HTMLFormElement>(null);
  const [kept, setKept] = useState<HeroView[] | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const input = form.current?.querySelector<HTMLInputElement>('[type="file"]');
    if (!input) return;
    if (file) {
      const list = new DataTransfer();
      list.items.add(file);
      input.files = list.files;
    }
    (file ? form.current?.querySelector<HTMLInputElement>('[name="credit"]') : input)?.focus();
  }, [file]);
  const upload = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setMessage(null);
    const sent = new FormData(event.currentTarget);
    const reply = await uploadPicture(articleId, sent);
    setBusy(false);
    if (reply.ok) {
      const { mediaId, url } = reply.value;
      choose({ mediaId, file: url, credit: String(sent.get('credit')) });
    } else setMessage(reply.message || t('unreachable'));
  };
  const look = async () => {
    const reply = await listPictures();
    if (reply.ok) setKept(reply.value.media);
    else setMessage(reply.message || t('unreachable'));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it, as its button does
    <div
      className="picture-choice"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <form className="source-form" ref={form} onSubmit={upload} aria-busy={isBusy}>
        <label className="field">
          {t('file')}
          <input name="picture" type="file" accept={TYPES} required />
        </label>
        <label className="field">
          {t('credit')}
          <input name="credit" required autoComplete="off" />
        </label>
        <button type="submit" className="button" aria-disabled={isBusy}>
          {t('upload')}
        </button>
      </form>
      {kept === null ? (
        <button type="button" className="button button-quiet" onClick={look}>
          {t('showKept')}
        </button>
      ) : (
        <ul className="picture-list">
          {kept.map((picture) => (
            <li key={picture.mediaId}>
              <button
                type="button"
                onClick={() =>
                  choose({ mediaId: picture.mediaId, file: smallest(picture), credit: picture.credit })
                }
              >
                {/* biome-ignore lint/performance/noImgElement: pictures are served ready-made */}
                <img className="picture-thumb" src={smallest(picture)} alt="" />
                <span>{picture.texts.ja?.alt ?? picture.texts.en?.alt ?? picture.credit}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {message && (
        <p className="field-error" role="alert">
          {message}
        </p>
      )}
    </div>
  );
}
