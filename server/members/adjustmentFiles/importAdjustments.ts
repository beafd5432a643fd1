/** Imports a file of adjustments or opening balances: all rows as one adjustment, or nothing. */
import type { Role } from '#contract/platform/access';
import type { Actor } from '#contract/platform/activities';
import type { Db } from '#db';
import { message } from '#shared/fields';
import { findStaff } from '../../platform/access/findCaller.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import type { Importer, ImportRun } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';
import { adjusts } from '../adjustments/rules.ts';
import { type KnownRow, readFile } from './readFile.ts';
import { COLUMNS, type FileKind, REQUIRED } from './readRow.ts';
import { resultsOf, shownMembers, standsOf } from './showResults.ts';
import { writeFile } from './writeFile.ts';

const loadRole = async (db: Db, { kind, id }: Actor): Promise<Role | null> => {
  if (kind !== 'staff' || id === null) return null;
  const [person] = await findStaff(db, { id });
  return person?.role ?? null;
};

const refuseWrong = (run: ImportRun) => {
  const { rejected = 0 } = run.job.counts;
  if (rejected > 0 && !run.dryRun)
    throw new JobFailure(
      message('pointAdjustments.errors.rowsRefused', { smart_count: rejected, rows: rejected }),
    );
  return rejected > 0;
};

const write = async (run: ImportRun, kind: FileKind, rows: readonly KnownRow[]) => {
  const { connection } = run.job.application;
  const role = await loadRole(connection.db, run.writer.actor);
  if (role !== null && !adjusts(role)) throw new JobFailure('pointAdjustments.errors.notAllowed');
  const { dryRun, writer } = run;
  const members = shownMembers(rows);
  const ids = [...members.keys()];
  const { outcome, before, after } = await run.apply(
    async (tx) => ({
      before: dryRun ? await standsOf(tx, ids, writer.now) : new Map(),
      outcome: await writeFile(tx, writer, role, {
        kind,
        fileName: run.name,
        rows,
        isTrial: dryRun,
      }),
      after: dryRun ? await standsOf(tx, ids, writer.now) : new Map(),
    }),
    connection.longTransaction,
  );
  if ('errors' in outcome) {
    const byLine = new Map(rows.map(({ row }) => [row.line, row]));
    for (const line of new Set(outcome.errors.map((error) => error.line))) {
      const row = byLine.get(line);
      if (row)
        run.refuse(
          [row],
          outcome.errors.filter((error) => error.line === line),
        );
    }
    refuseWrong(run);
    return;
  }
  run.showChanges(resultsOf(members, before, after));
  run.job.count('pointAdjustments.created', rows.length);
  if (outcome.excess) run.notice('awaitsApproval', [String(outcome.excess.limit)]);
  if (!run.dryRun) run.job.notes.adjustmentId = outcome.id;
};

export const importAdjustments =
  (kind: FileKind): Importer =>
  async (run) => {
    const table = await Table.open(run.file, REQUIRED[kind]);
    run.job.notes.header = table.header;
    const known = new Set<string>(COLUMNS[kind]);
    table.refuseUnknown((name) => known.has(name));
    const rows = await readFile(run, table, kind);
    if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
    if (refuseWrong(run)) return;
    await run.job.pause();
    await write(run, kind, rows);
  };
