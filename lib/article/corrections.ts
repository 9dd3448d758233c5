/**
 * What readers are told about a published text, as Japanese papers tell it apart: 訂正 a fact was wrong, おわび an apology, お断り what
 * could be misread, 追記 what was added, 取り消し a passage or report that does not stand.
 */
export const CORRECTION_KINDS = ['correction', 'apology', 'clarification', 'addition', 'retraction'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

const FACTUAL: ReadonlySet<CorrectionKind> = new Set(['correction', 'apology', 'retraction']);

/** Whether it says that something was wrong, which may be wrong in the other language too. */
export const isFactual = (kind: CorrectionKind): boolean => FACTUAL.has(kind);
