/** Writes the rows of a file as one adjustment, all of them or none. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import type { Role } from '#contract/platform/access';
import { many, prepared } from '#db/prepared';
import { pointAdjustmentLines, pointAdjustments } from '#db/schema/members/adjustments';
import { message } from '#shared/fields';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import { contentHash, type Writer } from '../../platform/records/writer.ts';
import { checkLines, type Line } from '../adjustments/check.ts';
import { isLapsedAlready, openLines } from '../adjustments/lines.ts';
import { insertAdjustment } from '../adjustments/insert.ts';
import type { Excess } from '../adjustments/rules.ts';
import type { KnownRow } from './readFile.ts';
import type { FileKind } from './readRow.ts';

const IN_FORCE = ['submitted', 'approved'] as const;

const sameFile = prepared(
  { contentHash: pointAdjustments.contentHash },
  (q, { contentHash: hash }) =>
    q
      .select({ id: pointAdjustments.id, day: pointAdjustments.day })
      .from(pointAdjustments)
      .where(
        and(eq(pointAdjustments.contentHash, hash), inArray(pointAdjustments.state, [...IN_FORCE])),
      ),
);
const opened = prepared({ memberIds: many(pointAdjustmentLines.memberId) }, (q, { memberIds }) =>
  q
    .select({ memberId: pointAdjustmentLines.memberId, id: pointAdjustments.id })
    .from(pointAdjustmentLines)
    .innerJoin(pointAdjustments, eq(pointAdjustments.id, pointAdjustmentLines.adjustmentId))
    .where(
      and(
        inArray(pointAdjustmentLines.memberId, memberIds),
        eq(pointAdjustments.kind, 'opening'),
        inArray(pointAdjustments.state, [...IN_FORCE]),
      ),
    ),
);

/** The same rows again are no second adjustment, whatever the file is called and in whatever order they are. */
const hashOf = (kind: FileKind, rows: readonly KnownRow[]) =>
  contentHash([
    kind,
    ...rows.map(({ row: _row, member: _member, ...said }) => JSON.stringify(said)).sort(),
  ]);

const refuseSameFile = async (tx: Db, hash: string) => {
  const [same] = await sameFile(tx, { contentHash: hash });
  if (same)
    throw new JobFailure(
      message('pointAdjustments.errors.sameFile', { id: same.id, day: same.day }),
    );
};

/** A member has one opening balance. */
const openedErrors = async (tx: Db, lines: readonly Line[]): Promise<RowError[]> => {
  const memberIds = lines.map(({ memberId }) => memberId);
  const known = new Map(
    (await opened(tx, { memberIds })).map(({ memberId, id }) => [memberId, id]),
  );
  return lines.flatMap(({ line, memberId }) => {
    const id = known.get(memberId);
    return id === undefined
      ? []
      : [rowError(line, 'member', 'pointAdjustments.errors.openedBefore', { id })];
  });
};

export type FileOutcome = { errors: RowError[] } | { id: number; excess: Excess | null };

/** Returns the errors of rows instead of writing anything, where there are some. */
export const writeFile = async (
  tx: Db,
  writer: Writer,
  role: Role | null,
  {
    kind,
    fileName,
    rows,
    isTrial,
  }: {
    kind: FileKind;
    fileName: string;
    rows: readonly KnownRow[];
    isTrial: boolean;
  },
): Promise<FileOutcome> => {
  const hash = hashOf(kind, rows);
  await refuseSameFile(tx, hash);
  const toLine = await openLines(tx, writer);
  const lines = rows.map((row) => toLine(row, { ...row, line: row.row.line }));
  const errors = [
    ...lines
      .filter((line) => isLapsedAlready(line, writer.now))
      .map(({ line }) => rowError(line, 'date', 'pointAdjustments.errors.lapsed')),
    ...(kind === 'opening' ? await openedErrors(tx, lines) : []),
    ...(await checkLines(tx, writer, lines)).map(({ line, field, message: text }) => ({
      line,
      field,
      message: text,
    })),
  ];
  if (errors.length > 0) return { errors };
  const reasons = new Set(lines.map(({ reason }) => reason));
  const [reason = 'other'] = reasons;
  return insertAdjustment(
    tx,
    writer,
    role,
    {
      kind,
      member: null,
      reason: reasons.size === 1 ? reason : 'several',
      caseNumber: null,
      note: null,
      fileName,
      contentHash: hash,
      lines,
    },
    { isTrial },
  );
};
