/** Refused rows of imported files: which are about a member, and the files that hold them. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { importKinds } from '../imports/kinds.ts';
import type { ErasureSubject } from './memberTables.ts';

interface RefusedRow {
  id: number;
  row: string;
  input: string;
}

/** The cell with the number of a member; null in files of anything else. */
const numberIn = ({ row, input }: RefusedRow): string | null => {
  const { kind, header } = JSON.parse(input) as { kind?: unknown; header?: unknown };
  const column = importKinds.parts.find((one) => one.kind === kind)?.memberColumn?.toLowerCase();
  if (column === undefined || !Array.isArray(header)) return null;
  const at = header.findIndex((name) => String(name).trim().toLowerCase() === column);
  return (JSON.parse(row) as string[])[at]?.trim() ?? null;
};

/** The rows whose number of a member is this one's; elsewhere the same text is something else, such as a SKU. */
export const findNamedRows = async (
  tx: Db,
  ids: readonly number[],
  { externalId }: ErasureSubject,
): Promise<ReadonlySet<number>> => {
  const rows = await selectIn<RefusedRow>(
    tx,
    `select e.id, e.row, j.input from job_errors e join jobs j on j.id = e.job_id where e.id in (?)`,
    ids,
    'integer',
  );
  return new Set(rows.filter((one) => numberIn(one) === externalId).map(({ id }) => Number(id)));
};

interface JobFiles {
  result_file: string | null;
  input: string;
}
/** The file that was uploaded, and the one with its refused rows. */
export const noteFiles = async (tx: Db, errorIds: readonly number[], { files }: ErasureSubject) => {
  const rows = await selectIn<JobFiles>(
    tx,
    `select result_file, input from jobs where status not in ('queued', 'running')
     and id in (select job_id from job_errors where id in (?))`,
    errorIds,
    'integer',
  );
  for (const { result_file: result, input } of rows) {
    const { file } = JSON.parse(input) as { file?: unknown };
    for (const name of [result, file])
      if (typeof name === 'string' && !name.includes('..')) files.add(name);
  }
};
