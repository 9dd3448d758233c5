import type { ImportFields, ImportHold, ImportWarning } from '../report.ts';

/** A file as the grammar reads it: lines with the marks of Markdown, and what its format has fields for. */
export type FileText = {
  text: string;
  fields: ImportFields;
  warnings: ImportWarning[];
  holds: ImportHold[];
};

/** Why a file of a format that can be read was not. */
export type UnreadableFile = {
  ok: false;
  code: 'broken-file' | 'broken-front-matter' | 'several-articles' | 'too-complex' | 'empty';
  line?: number;
  /** Lines in which articles begin. */
  lines?: number[];
};

export type ReadFile = ({ ok: true } & FileText) | UnreadableFile;
