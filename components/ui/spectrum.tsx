/** White light meets a prism and leaves as five colours, one for each section of an article. Decoration. */
export function Spectrum() {
  return (
    <svg
      className="spectrum"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="spectrum-beam" d="M0 0H30V1.25H0z" />
      <path className="spectrum-1" d="M30 0H100V1.25H30z" />
      <path className="spectrum-2" d="M30 1.25 100 2.2V3.45L30 1.25z" />
      <path className="spectrum-3" d="M30 1.25 100 4.4V5.65L30 1.25z" />
      <path className="spectrum-4" d="M30 1.25 100 6.6V7.85L30 1.25z" />
      <path className="spectrum-5" d="M30 1.25 100 8.75V10L30 1.25z" />
    </svg>
  );
}
