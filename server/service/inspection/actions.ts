/** The goods of a case are received, in one parcel or several, and inspected. */
import type { InspectedUnits, Inspection, Receipt } from '#contract/service/inspection';
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { caseInspections } from '#db/schema/service/caseUnits';
import { caseLines } from '#db/schema/service/cases';
import type { FieldErrors } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseMove } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadReplacedLines } from './exchanged.ts';
import { inspectionErrors, receiptErrors, toInspected } from './rules.ts';

const refuse = (errors: FieldErrors): void => {
  if (Object.keys(errors).length > 0) throw invalid({ input: { lines: errors } });
};

/** The guard `quantities`. */
export const checkReceipt = async (
  tx: Db,
  _acting: CaseActing,
  { row, input }: CaseMove<Receipt>,
): Promise<void> => refuse(receiptErrors(await loadCaseLines(tx, row.id), input));

/** The effect of `receive`; says how many units came in. */
export const receiveUnits = async (
  tx: Db,
  _acting: CaseActing,
  { row, input }: CaseMove<Receipt>,
): Promise<{ figures: { units: number } }> => {
  const lines = await loadCaseLines(tx, row.id);
  for (const { lineNumber, quantity } of input.lines) {
    const line = lines.find((one) => one.lineNumber === lineNumber);
    if (line) await updateRow(tx, caseLines, line.id, { received: line.received + quantity });
  }
  return { figures: { units: input.lines.reduce((sum, { quantity }) => sum + quantity, 0) } };
};

const ofCase = prepared({ caseId: caseInspections.caseId }, (q, { caseId }) =>
  q
    .select({
      lineNumber: caseInspections.lineNumber,
      disposition: caseInspections.disposition,
      units: caseInspections.units,
      replacedUnits: caseInspections.replacedUnits,
    })
    .from(caseInspections)
    .where(eq(caseInspections.caseId, caseId))
    .orderBy(asc(caseInspections.lineNumber), asc(caseInspections.id)),
);
/** What was found of the units of a case. */
export const loadInspected = (db: Db, caseId: number): Promise<InspectedUnits[]> =>
  ofCase(db, { caseId });

/** The guard `dispositions`. */
export const checkInspection = async (
  tx: Db,
  { now }: CaseActing,
  { row, input }: CaseMove<Inspection>,
): Promise<void> =>
  refuse(
    inspectionErrors(await loadCaseLines(tx, row.id), input, await loadReplacedLines(tx, row, now)),
  );

/** The effect of `inspect`; returns what was found. */
export const inspectUnits = async (
  tx: Db,
  { now }: CaseActing,
  { row, input }: CaseMove<Inspection>,
): Promise<InspectedUnits[]> => {
  const lines = await loadCaseLines(tx, row.id);
  const inspected = toInspected(lines, input, await loadReplacedLines(tx, row, now));
  await insertRows(
    tx,
    caseInspections,
    inspected.map((one) => ({ ...one, caseId: row.id })),
  );
  return inspected;
};
