/** White light enters on the left and leaves as five colours, one for each section of an article. Decoration. */
export function Spectrum() {
  return (
    <svg
      className="spectrum"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="spectrum-beam" d="M0 4.4H22V5.6H0z" />
      <path className="spectrum-1" d="M22 4.4 100 0V2L22 4.64z" />
      <path className="spectrum-2" d="M22 4.64 100 2V4L22 4.88z" />
      <path className="spectrum-3" d="M22 4.88 100 4V6L22 5.12z" />
      <path className="spectrum-4" d="M22 5.12 100 6V8L22 5.36z" />
      <path className="spectrum-5" d="M22 5.36 100 8V10L22 5.6z" />
    </svg>
  );
}
