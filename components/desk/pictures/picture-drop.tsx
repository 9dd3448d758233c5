import type en from '#messages/en.json';

/** As they stand in the messages; `{percent}` is filled in by the script. */
export type UploadWords = (typeof en)['pictures']['upload'];

/**
 * Where pictures are dropped, pasted or chosen, several at once, and the list of what became of each: script/picture-drop.ts sends
 * them.
 */
export function PictureDrop({ words }: { words: UploadWords }) {
  return (
    <div className="picture-drop" data-words={JSON.stringify(words)}>
      <p className="hint" id="picture-drop-text">
        {words.text}
      </p>
      <form className="picture-drop-fields">
        <div className="field">
          <label htmlFor="files">{words.choose}</label>
          <input
            id="files"
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="picture-drop-text"
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
      <ul className="picture-queue" aria-label={words.files} aria-live="polite" hidden />
    </div>
  );
}
