/** Characters with their reading above them, in parentheses where the browser cannot draw it. */
export function Ruby({ base, reading }: { base: string; reading: string }) {
  return (
    <ruby>
      {base}
      <rp>(</rp>
      <rt>{reading}</rt>
      <rp>)</rp>
    </ruby>
  );
}
