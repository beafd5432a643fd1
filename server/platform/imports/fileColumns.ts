/** The columns of an imported file, as its run has stored them. Pure. */
import type { FileReading } from '#contract/platform/imports';

export interface FileColumns {
  /** What the columns mean, by the kind's own names; an empty text where one is left out. */
  header: readonly string[];
  /** The columns as they stand in the file. */
  headings: readonly string[];
}

/** What the input of a run says of them; where its file has no columns, or its version did not store them, both are the same. */
export const fileColumns = (input: Readonly<Record<string, unknown>>): FileColumns => {
  const header = Array.isArray(input.header) ? (input.header as string[]) : [];
  const { header: headings = [], isTable } = (input.reading ?? {}) as Partial<FileReading>;
  const isKnown = isTable !== false && headings.length >= header.length;
  return { header, headings: isKnown ? headings.slice(0, header.length) : header };
};
