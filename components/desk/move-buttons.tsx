/**
 * Two buttons that move something in a list, for a form that sends `name`.
 * @param props.up what each sends, and what it is called; undefined where there is nowhere to go
 */
export function MoveButtons(props: {
  name: string;
  up: string | number | undefined;
  down: string | number | undefined;
  labels: { up: string; down: string };
}) {
  const { name, labels } = props;
  return (['up', 'down'] as const).map((way) => (
    <button
      key={way}
      className="button"
      type="submit"
      name={name}
      value={props[way]}
      disabled={props[way] === undefined}
      aria-label={labels[way]}
    >
      <span aria-hidden="true">{way === 'up' ? '↑' : '↓'}</span>
    </button>
  ));
}
