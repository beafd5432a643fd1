/** What an import's counts say. Pure. */
import {
  IMPORT_OUTCOMES,
  IMPORT_RECORDS,
  type ImportOutcome,
  type ImportRecord,
  LINE_RECORDS,
} from '#contract/platform/imports';

type Counts = Readonly<Record<string, number>>;

export interface RecordCounts {
  record: ImportRecord;
  outcomes: Record<ImportOutcome, number>;
}

/** Records that the file held, in the order they are written. */
export const recordCounts = (counts: Counts): RecordCounts[] =>
  IMPORT_RECORDS.map((record) => ({
    record,
    outcomes: Object.fromEntries(
      IMPORT_OUTCOMES.map((outcome) => [outcome, counts[`${record}.${outcome}`] ?? 0]),
    ) as RecordCounts['outcomes'],
  })).filter(({ outcomes }) => Object.values(outcomes).some((count) => count > 0));

export const lineCounts = (counts: Counts) =>
  LINE_RECORDS.map((record) => ({ record, lines: counts[`lines.${record}`] ?? 0 })).filter(
    ({ lines }) => lines > 0,
  );

export const totalOf = (counts: Counts, outcome: ImportOutcome): number =>
  recordCounts(counts).reduce((sum, { outcomes }) => sum + outcomes[outcome], 0);
