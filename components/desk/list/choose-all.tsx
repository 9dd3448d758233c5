/**
 * A box that chooses all articles of the form it stands in. Shows once there is script (script/choose-all.ts), in a place that is kept
 * for it; without, articles are chosen one by one.
 */
export function ChooseAll({ label }: { label: string }) {
  return (
    <label className="row-choice" data-choose-all="" data-ready="false">
      <input type="checkbox" /> <span>{label}</span>
    </label>
  );
}
