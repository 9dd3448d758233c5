'use client';

import { type DragEvent, useEffect, useRef, useState } from 'react';
import type en from '#messages/en.json';
import { sendPicture } from './send-picture.ts';

type Words = (typeof en)['pictures']['upload'];

/** A file on its way: `percent` is what is sent of it. */
type Item = { key: number; file: File; percent: number } & (
  | { is: 'waiting' | 'sending' }
  | { is: 'kept'; isNew: boolean; path: string | undefined; note: string }
  | { is: 'refused'; message: string }
);

/**
 * Takes pictures in, dropped, pasted or chosen, several at once: sent one after the other, as the server prepares one at a time. A file that
 * is refused says why, and the others go on.
 * @param props.words as they stand in the messages; `{percent}` is filled in here
 */
export function PictureDrop({ words }: { words: Words }) {
  const [items, setItems] = useState<Item[]>([]);
  const [isOver, setOver] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const queue = useRef<Item[]>([]);
  const isUnderWay = useRef(false);
  const keys = useRef(0);

  const change = (key: number, to: Item) =>
    setItems((before) => before.map((each) => (each.key === key ? to : each)));

  const work = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { key, file } = next;
      const said = new FormData(form.current ?? undefined);
      const fields = { credit: `${said.get('credit') ?? ''}`, licence: `${said.get('licence') ?? ''}` };
      const onProgress = (percent: number) => change(key, { key, file, percent, is: 'sending' });
      onProgress(0);
      const sent = await sendPicture('/api/desk/media', fields, file, onProgress);
      if (!sent.ok) {
        change(key, { key, file, percent: 0, is: 'refused', message: sent.message || words.unreachable });
        continue;
      }
      const { isNew, path, warnings } = sent.answer;
      const note = warnings[0]?.message ?? (path ? '' : words.notMine);
      change(key, { key, file, percent: 100, is: 'kept', isNew, path, note });
    }
    isUnderWay.current = false;
  };

  const take = (files: Iterable<File>) => {
    const added = Array.from(
      files,
      (file): Item => ({ key: keys.current++, file, percent: 0, is: 'waiting' }),
    );
    if (added.length === 0) return;
    setItems((before) => [...before, ...added]);
    queue.current.push(...added);
    void work();
  };

  const again = (item: Item) => {
    const waiting: Item = { key: item.key, file: item.file, percent: 0, is: 'waiting' };
    change(item.key, waiting);
    queue.current.push(waiting);
    void work();
  };

  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files?.length) return;
      event.preventDefault();
      latest.current(files);
    };
    // What is not sent yet would be lost.
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isUnderWay.current) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      document.removeEventListener('paste', onPaste);
      window.removeEventListener('beforeunload', onLeave);
    };
  }, []);

  const drag = (event: DragEvent, over: boolean) => {
    event.preventDefault();
    setOver(over);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the field of files is for everybody
    <div
      className="picture-drop"
      data-over={isOver ? '' : undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <p className="hint" id="picture-drop-text">
        {words.text}
      </p>
      <form className="picture-drop-fields" ref={form} onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label htmlFor="files">{words.choose}</label>
          <input
            id="files"
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="picture-drop-text"
            onChange={(event) => {
              take(event.target.files ?? []);
              event.target.value = '';
            }}
          />
        </div>
        <div className="field">
          <label htmlFor="credit">{words.credit}</label>
          <input
            id="credit"
            name="credit"
            autoComplete="off"
            maxLength={200}
            aria-describedby="credit-hint"
          />
          <p className="hint" id="credit-hint">
            {words.creditHint}
          </p>
        </div>
        <div className="field">
          <label htmlFor="licence">{words.licence}</label>
          <input id="licence" name="licence" autoComplete="off" maxLength={200} />
        </div>
      </form>
      {items.length > 0 && (
        <ul className="picture-queue" aria-label={words.files} aria-live="polite">
          {items.map((item) => (
            <li key={item.key}>
              <span className="picture-queue-name">{item.file.name}</span>
              <State item={item} words={words} again={() => again(item)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function State({ item, words, again }: { item: Item; words: Words; again: () => void }) {
  switch (item.is) {
    case 'waiting':
      return <span className="soft">{words.waiting}</span>;
    case 'sending':
      return (
        <>
          <progress max={100} value={item.percent} aria-label={item.file.name} />
          <span className="soft">
            {item.percent < 100 ? words.sending.replace('{percent}', `${item.percent}`) : words.making}
          </span>
        </>
      );
    case 'kept':
      return (
        <span>
          {item.isNew ? words.made : words.known} {item.path && <a href={item.path}>{words.open}</a>}{' '}
          {item.note}
        </span>
      );
    case 'refused':
      return (
        <span>
          <span className="field-error">{item.message}</span>{' '}
          <button type="button" className="button button-quiet" onClick={again}>
            {words.again}
          </button>
        </span>
      );
  }
}
