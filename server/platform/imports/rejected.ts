/** The rows an import refused, as a file to mend and send again: their own columns, then line, field and reason. */
import type { Db } from '#db';
import { statement } from '#db/statements';
import { reasonText } from '#contract/platform/imports';
import type { Language } from '#shared/localization';
import { csvLine } from '../exports/csvWriter.ts';

const AT_ONCE = 500;

interface Refusal {
  id: number;
  line: number;
  field: string | null;
  message: string;
  row: string;
}

const errorsAfter = statement<Refusal>(
  `select id, line, field, message, "row" from job_errors where job_id = ? and id > ? order by id limit ${AT_ONCE}`,
);

/** Columns added to the file's own. */
export const REASON_COLUMNS = ['line', 'field', 'reason'] as const;

const lineOf = (refusals: readonly Refusal[], width: number, language: Language): string => {
  const [first] = refusals;
  if (!first) return '';
  const row = JSON.parse(first.row) as string[];
  const cells = Array.from({ length: Math.max(width, row.length) }, (_, index) => row[index] ?? '');
  const fields = [...new Set(refusals.flatMap(({ field }) => field ?? []))].join('; ');
  return csvLine([
    ...cells,
    first.line,
    fields,
    refusals.map(({ message }) => reasonText(message, language)).join('; '),
  ]);
};

/** CSV pieces; several errors of one row stand in its one line. */
export async function* rejectedCsv(
  db: Db,
  jobId: number,
  header: readonly string[],
  language: Language,
): AsyncGenerator<string> {
  yield csvLine([...header, ...REASON_COLUMNS]);
  let open: Refusal[] = [];
  for (let after = 0; ;) {
    const errors = await errorsAfter(db, jobId, after);
    let piece = '';
    for (const error of errors) {
      if (open[0] && open[0].line !== error.line) {
        piece += lineOf(open, header.length, language);
        open = [];
      }
      open.push(error);
      after = error.id;
    }
    if (piece) yield piece;
    if (errors.length < AT_ONCE) break;
  }
  if (open.length > 0) yield lineOf(open, header.length, language);
}
