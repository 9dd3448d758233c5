import { PrismMark } from './prism-mark.tsx';

/** The name of the paper. */
export function Wordmark() {
  return (
    <>
      <PrismMark />
      <span lang="en">
        <b>PRISM</b> News
      </span>
    </>
  );
}
