/** Which units of an order are left for a case, and which cases a return message of the store is of. Pure. */
import type { CaseKind, CaseStage } from '#contract/service/stages';

/** Kinds that keep their units for themselves as long as they are open. */
export const HOLDING_KINDS = [
  'return',
  'exchange',
  'refundOnly',
  'repair',
] as const satisfies readonly CaseKind[];
/** Kinds whose units the store may return and refund by a message of its own. */
export const MET_KINDS = [
  'return',
  'refundOnly',
  'exchange',
] as const satisfies readonly CaseKind[];

/** Stages in which an exchange has become a refund that is not being paid. */
const AS_REFUND: readonly CaseStage[] = ['convertedToRefund', 'refundPending', 'refundFailed'];

/** Whether a return of the store's own may be of this case; of an exchange only once it has become a refund. */
export const isMetInStage = (kind: CaseKind, stage: CaseStage): boolean =>
  MET_KINDS.some((one) => one === kind) && (kind !== 'exchange' || AS_REFUND.includes(stage));

export interface LineUnits {
  lineNumber: number;
  ordered: number;
  /** Units that were sent and are not lost. */
  sent: number;
  /** Units that neither a return nor a refund has taken. */
  free: number;
}
export interface Units {
  lineNumber: number;
  units: number;
}

export const unitsOf = (lines: readonly Units[], lineNumber: number): number =>
  lines.reduce((sum, line) => sum + (line.lineNumber === lineNumber ? line.units : 0), 0);

/** Of a line, what a further case can be about. `comesBack`: only units that were sent can. */
export const unitsLeft = (line: LineUnits, held: readonly Units[], comesBack: boolean): number => {
  const taken = line.ordered - line.free;
  const from = comesBack ? Math.min(line.sent, line.ordered) : line.ordered;
  return Math.max(0, from - taken - unitsOf(held, line.lineNumber));
};

/** An open case with the units that it holds. */
export interface HoldingCase {
  caseId: number;
  kind: CaseKind;
  openedAt: number;
  lines: readonly Units[];
}
/** What the store returned of an order; goods that it names by their SKU alone may be of several lines. */
export interface StoreReturn {
  id: number;
  returnedAt: number;
  lines: readonly { lineNumbers: readonly number[]; units: number }[];
}
export interface MetUnits {
  caseId: number;
  returnId: number;
  lineNumber: number;
  units: number;
}

/**
 * The units of the store's returns that are those of open cases: of what came back after a case was opened, the first
 * case and the first return in time meet first. What is left over is a further return. `met`: what cases that have ended
 * took of these returns before.
 */
export const meetCases = (
  cases: readonly HoldingCase[],
  returns: readonly StoreReturn[],
  met: readonly MetUnits[],
): MetUnits[] => {
  const found: MetUnits[] = [];
  const inTurn = cases.toSorted(
    (one, other) => one.openedAt - other.openedAt || one.caseId - other.caseId,
  );
  const messages = returns.toSorted(
    (one, other) => one.returnedAt - other.returnedAt || one.id - other.id,
  );
  const takenOf = (of: (one: MetUnits) => boolean) =>
    found.reduce((sum, one) => sum + (of(one) ? one.units : 0), 0);
  for (const { id: returnId, returnedAt, lines } of messages) {
    const before = met.filter((one) => one.returnId === returnId).map((one) => ({ ...one }));
    for (const { lineNumbers, units } of lines) {
      let left = units;
      for (const one of before) {
        if (!lineNumbers.includes(one.lineNumber)) continue;
        const taken = Math.min(one.units, left);
        one.units -= taken;
        left -= taken;
      }
      for (const { caseId, openedAt, lines: held } of inTurn) {
        if (returnedAt < openedAt) continue;
        for (const lineNumber of lineNumbers) {
          const has = takenOf((one) => one.caseId === caseId && one.lineNumber === lineNumber);
          const taken = Math.min(left, unitsOf(held, lineNumber) - has);
          if (taken <= 0) continue;
          left -= taken;
          const known = found.find(
            (one) =>
              one.caseId === caseId && one.returnId === returnId && one.lineNumber === lineNumber,
          );
          if (known) known.units += taken;
          else found.push({ caseId, returnId, lineNumber, units: taken });
        }
      }
    }
  }
  return found;
};
