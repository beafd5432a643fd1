/** What may come in for a case, what is found of it, and which units are accepted. Pure. */
import type { Responsibility } from '#contract/orders/responsibilities';
import type { Disposition } from '#contract/orders/returnReasons';
import {
  FOUND,
  type InspectedUnits,
  type Inspection,
  type Receipt,
  type ReplacedLine,
} from '#contract/service/inspection';
import { type FieldErrors, message } from '#shared/fields';
import { replacedErrors, replacedFound } from './replaced.ts';

/** A line of a case: what was asked for, agreed to, and has come in. */
export interface ComingLine {
  lineNumber: number;
  requested: number;
  approved: number | null;
  received: number;
}
const agreed = ({ approved, requested }: ComingLine): number => approved ?? requested;

/** Whether units of it have not come in yet. */
export const isToCome = (line: ComingLine): boolean => line.received < agreed(line);

const errorsBy = <Line extends { lineNumber: number }>(
  lines: readonly ComingLine[],
  sent: readonly Line[],
  wrong: (line: ComingLine, sent: Line) => FieldErrors | null,
): FieldErrors => {
  const errors: FieldErrors = {};
  sent.forEach((one, index) => {
    const line = lines.find(({ lineNumber }) => lineNumber === one.lineNumber);
    const error = line ? wrong(line, one) : { lineNumber: 'errors.notFound' };
    if (error) errors[index] = error;
  });
  return errors;
};

/** Never more than was agreed to, over all parcels. */
export const receiptErrors = (
  lines: readonly ComingLine[],
  { lines: sent }: Receipt,
): FieldErrors =>
  errorsBy(lines, sent, (line, { quantity }) => {
    const max = agreed(line) - line.received;
    return quantity > max
      ? { quantity: message('inspection.errors.moreThanAgreed', { max }) }
      : null;
  });

const foundOf = (line: Inspection['lines'][number]): number =>
  FOUND.reduce((sum, disposition) => sum + line[disposition], 0);

/** Every unit that came in is found to be something, and no other. */
export const inspectionErrors = (
  lines: readonly ComingLine[],
  { lines: sent }: Inspection,
  exchanged: readonly ReplacedLine[],
): FieldErrors => {
  const knownOf = (line: ComingLine) =>
    exchanged.find(({ lineNumber }) => lineNumber === line.lineNumber);
  const errors = errorsBy(lines, sent, (line, found) =>
    foundOf(found) === line.received
      ? replacedErrors(line, found, knownOf(line))
      : {
          resellable: message('inspection.errors.otherThanReceived', {
            smart_count: line.received,
          }),
        },
  );
  const isLeftOut = lines.some(
    ({ lineNumber, received }) =>
      received > 0 && !sent.some((one) => one.lineNumber === lineNumber),
  );
  return isLeftOut ? { ...errors, root: 'inspection.errors.lineLeftOut' } : errors;
};

/** What was found, with what is missing of what was agreed to. */
export const toInspected = (
  lines: readonly ComingLine[],
  { lines: sent }: Inspection,
  exchanged: readonly ReplacedLine[],
): InspectedUnits[] =>
  lines.flatMap((line) => {
    const found = sent.find(({ lineNumber }) => lineNumber === line.lineNumber);
    const parts: [Disposition, number][] = [
      ...FOUND.map((disposition): [Disposition, number] => [
        disposition,
        found?.[disposition] ?? 0,
      ]),
      ['missing', agreed(line) - line.received],
    ];
    const known = exchanged.find(({ lineNumber }) => lineNumber === line.lineNumber);
    return parts.flatMap(([disposition, units]) =>
      units > 0
        ? [
            {
              lineNumber: line.lineNumber,
              disposition,
              units,
              replacedUnits: replacedFound({ disposition, units }, found?.replaced, known),
            },
          ]
        : [],
    );
  });

/** Whether damaged goods stay with the customer: whoever else answers for them takes them back in any state. */
const customerBears = (responsibility: Responsibility): boolean =>
  responsibility === 'customer' || responsibility === 'none' || responsibility === 'undetermined';

/** By what is decided whether units that came in are accepted. */
export interface Acceptance {
  responsibility: Responsibility;
  /** By the reason of the case the shop had sent other goods: these are what comes back. */
  wereOthersSent: boolean;
  /** A person has said why other goods than those of the order are paid all the same. */
  areOthersPaid: boolean;
}

/** Whether a unit that was found so is accepted: damaged goods only where the customer does not answer for them, other goods only where the shop had sent them. */
export const isAccepted = (
  disposition: Disposition,
  { responsibility, wereOthersSent, areOthersPaid }: Acceptance,
): boolean => {
  if (disposition === 'missing') return false;
  if (disposition === 'wrongItem')
    return areOthersPaid || (wereOthersSent && !customerBears(responsibility));
  return disposition !== 'scrap' || !customerBears(responsibility);
};

/** Units of a line, and how many of them are replacements; null where that is not known. */
export interface CountedUnits {
  lineNumber: number;
  units: number;
  replacedUnits: number | null;
}
const sumByLine = (rows: readonly InspectedUnits[]): CountedUnits[] => {
  const byLine = new Map<number, CountedUnits>();
  for (const { lineNumber, units, replacedUnits } of rows) {
    const before = byLine.get(lineNumber) ?? { lineNumber, units: 0, replacedUnits: 0 };
    byLine.set(lineNumber, {
      lineNumber,
      units: before.units + units,
      replacedUnits:
        before.replacedUnits === null || replacedUnits === null
          ? null
          : before.replacedUnits + replacedUnits,
    });
  }
  return [...byLine.values()];
};

/** Accepted units of each line. */
export const acceptedUnits = (
  inspected: readonly InspectedUnits[],
  acceptance: Acceptance,
): CountedUnits[] =>
  sumByLine(inspected.filter(({ disposition }) => isAccepted(disposition, acceptance)));

/** Units of each line that came in and were looked at. */
export const cameUnits = (inspected: readonly InspectedUnits[]): CountedUnits[] =>
  sumByLine(inspected.filter(({ disposition }) => disposition !== 'missing'));

/** Units of each line that came in and were not accepted. */
export const unacceptedUnits = (
  inspected: readonly InspectedUnits[],
  acceptance: Acceptance,
): CountedUnits[] =>
  sumByLine(
    inspected.filter(
      ({ disposition }) => disposition !== 'missing' && !isAccepted(disposition, acceptance),
    ),
  );

/** How many units came in and were not accepted. */
export const refusedUnits = (
  inspected: readonly InspectedUnits[],
  acceptance: Acceptance,
): number =>
  inspected.reduce(
    (sum, { disposition, units }) =>
      disposition === 'missing' || isAccepted(disposition, acceptance) ? sum : sum + units,
    0,
  );

/** How many units that came in are other goods than those of the order, and are not accepted. */
export const refusedOthers = (
  inspected: readonly InspectedUnits[],
  acceptance: Acceptance,
): number =>
  refusedUnits(
    inspected.filter(({ disposition }) => disposition === 'wrongItem'),
    acceptance,
  );
