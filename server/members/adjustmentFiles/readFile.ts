/** Reads a file of adjustments: all of its rows with their members, the wrong ones refused by name. */
import { dayOf } from '#shared/days';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import { rowError } from '../../platform/imports/rowError.ts';
import type { ImportRun } from '../../platform/imports/run.ts';
import type { Table } from '../../platform/imports/table.ts';
import { message } from '#shared/fields';
import { ERASED_MEMBER, isErased } from '../erased/refuse.ts';
import { idsByExternalId } from '../members/memberIds.ts';
import { type FileKind, type ReadRow, readRow } from './readRow.ts';

/** All rows are written in one transaction, so that all of them are or none. */
const MAX_ROWS = 20_000;

/** A row whose member is known. */
export interface KnownRow extends ReadRow {
  memberId: number;
}

export const readFile = async (
  run: ImportRun,
  table: Table,
  kind: FileKind,
): Promise<KnownRow[]> => {
  const { settings, now } = run.writer;
  const today = dayOf(now, settings.timeZone);
  const rows: KnownRow[] = [];
  const lines = new Map<string, number>();
  run.stage(0, 0.5);
  for await (const batch of table.rows(run.onRead)) {
    run.job.count('rows', batch.length);
    if ((run.job.counts.rows ?? 0) > MAX_ROWS)
      throw new JobFailure(message('imports.errors.tooManyRows', { max: MAX_ROWS }));
    const results = batch.map((row) => readRow(table, row, kind, today));
    const found = await idsByExternalId(run.job.application.connection.db, {
      externalIds: [...new Set(results.map(({ read }) => read.member))],
    });
    const ids = new Map(found.map(({ id, externalId }) => [externalId, id]));
    const erased = new Set(found.filter(isErased).map(({ externalId }) => externalId));
    for (const { read, errors } of results) {
      const { row, member } = read;
      const memberId = ids.get(member);
      if (memberId === undefined && member !== '')
        errors.push(rowError(row.line, 'member', 'pointAdjustments.errors.unknownMember'));
      if (erased.has(member)) errors.push(rowError(row.line, 'member', ERASED_MEMBER));
      const earlier = kind === 'opening' ? lines.get(member) : undefined;
      if (earlier !== undefined)
        errors.push(
          rowError(row.line, 'member', 'pointAdjustments.errors.openingTwice', { line: earlier }),
        );
      lines.set(member, row.line);
      if (errors.length > 0) run.refuse([row], errors);
      else if (memberId !== undefined) rows.push({ ...read, memberId });
    }
    await run.job.pause();
  }
  run.stage(0.5, 1);
  return rows;
};
