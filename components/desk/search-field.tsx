/** The line in which a list of the desk is searched, with its button; for a form that sends it as `q`. */
export function SearchField(props: {
  label: string;
  submit: string;
  value: string | undefined;
  isRequired?: boolean;
}) {
  const { label, submit, value, isRequired } = props;
  return (
    <>
      <label className="visually-hidden" htmlFor="q">
        {label}
      </label>
      <input
        className="input"
        type="search"
        id="q"
        name="q"
        maxLength={200}
        placeholder={label}
        defaultValue={value}
        required={isRequired}
      />
      <button className="button" type="submit">
        {submit}
      </button>
    </>
  );
}
