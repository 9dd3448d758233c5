/** The sign of the house: a prism. Decoration beside its name. */
export function PrismMark() {
  return (
    <svg className="prism-mark" viewBox="0 0 24 22" aria-hidden="true" focusable="false">
      <path
        d="M12 2 22.5 20.5h-21z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinejoin="round"
      />
      <path d="M12 2 15.6 20.5" fill="none" stroke="currentColor" strokeWidth="1" />
    </svg>
  );
}
