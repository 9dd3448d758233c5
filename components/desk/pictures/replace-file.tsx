/**
 * Another file for the place of a picture, which script/replace-file.ts sends.
 * @param props.seen the fingerprint of the one that is shown
 */
export function ReplaceFile(props: {
  mediaId: number;
  seen: string;
  words: { file: string; submit: string; making: string; unreachable: string };
}) {
  const { mediaId, seen, words } = props;
  return (
    <form
      className="stack"
      data-replace-file={`/api/desk/media/${mediaId}/file`}
      data-seen={seen}
      data-making={words.making}
      data-unreachable-file={words.unreachable}
    >
      <div className="field">
        <label htmlFor="new-file">{words.file}</label>
        <input id="new-file" name="picture" type="file" accept="image/jpeg,image/png,image/webp" required />
      </div>
      <button className="button" type="submit">
        {words.submit}
      </button>
      <p className="hint" role="status" />
      <p className="field-error" role="alert" hidden />
    </form>
  );
}
