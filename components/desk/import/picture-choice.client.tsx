'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { GivenPicture } from './imports.ts';

const TYPES = 'image/jpeg,image/png,image/webp';

/** Asks for the picture that a caption speaks of: a file that is chosen, or dropped here. */
export function PictureChoice(props: {
  line: number;
  given: GivenPicture | undefined;
  give: (line: number, file: File) => void;
  take: (line: number) => void;
}) {
  const { line, given, give, take } = props;
  const t = useTranslations('editor.import');
  const [isOver, setOver] = useState(false);
  const choose = (files: FileList | null): boolean => {
    const [file] = [...(files ?? [])].filter(({ type }) => TYPES.includes(type));
    if (file) give(line, file);
    return file !== undefined;
  };
  const isSending = given !== undefined && given.media === undefined && given.problem === undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file can be dropped anywhere in it; the field does the same
    <div
      className="import-picture"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        // What is no picture is a text, which the page takes.
        if (!choose(event.dataTransfer.files)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {given?.media !== undefined ? (
        <p className="toolbar" role="status">
          <span>{t('picture.given', { name: given.name })}</span>
          <button type="button" className="button" onClick={() => take(line)}>
            {t('picture.remove')}
          </button>
        </p>
      ) : (
        <>
          <label>
            <span>{t('picture.wait')}</span>{' '}
            <input
              type="file"
              accept={TYPES}
              className="input"
              aria-label={t('picture.choose', { line })}
              disabled={isSending}
              onChange={({ currentTarget }) => {
                choose(currentTarget.files);
                currentTarget.value = '';
              }}
            />
          </label>{' '}
          <span className="hint">{t('picture.drop')}</span>
        </>
      )}
      {isSending && (
        <p className="hint" role="status">
          {t('picture.sending', { name: given.name })}
        </p>
      )}
      {given?.problem !== undefined && (
        <p className="notice notice-error" role="alert">
          {given.problem || t('unreachable')}
        </p>
      )}
    </div>
  );
}
