'use client';

import { type SubmitEvent, useState } from 'react';
import { sendPicture } from './send-picture.ts';

/** Puts another file in the place of a picture. What is refused says why. */
export function ReplaceFile(props: {
  mediaId: number;
  seen: string;
  words: { file: string; submit: string; making: string; unreachable: string };
}) {
  const { mediaId, seen, words } = props;
  const [state, setState] = useState<{ isBusy: boolean; message: string }>({ isBusy: false, message: '' });
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get('picture');
    if (state.isBusy || !(file instanceof File)) return;
    setState({ isBusy: true, message: '' });
    const sent = await sendPicture(`/api/desk/media/${mediaId}/file`, { seen }, file);
    if (sent.ok) location.reload();
    else setState({ isBusy: false, message: sent.message || words.unreachable });
  };
  return (
    <form className="stack" onSubmit={send} aria-busy={state.isBusy}>
      <div className="field">
        <label htmlFor="new-file">{words.file}</label>
        <input id="new-file" name="picture" type="file" accept="image/jpeg,image/png,image/webp" required />
      </div>
      <button className="button" type="submit" aria-disabled={state.isBusy}>
        {words.submit}
      </button>
      <p className="hint" role="status">
        {state.isBusy ? words.making : ''}
      </p>
      <p className="field-error" role="alert" hidden={state.message === ''}>
        {state.message}
      </p>
    </form>
  );
}
