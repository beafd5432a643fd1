/** When a customer is reminded to send goods. Pure. */
import type { CaseKind, CaseStage } from '#contract/service/stages';
import { DAY_MS } from '#shared/days';

/** So long before the time for sending ends. */
const REMINDED_BEFORE = 2 * DAY_MS;

/** Null where nothing has to be sent, or nothing ends. */
export const remindAt = (
  kind: CaseKind,
  stage: CaseStage,
  lapsesAt: number | null,
): number | null =>
  (kind === 'return' || kind === 'exchange') && stage === 'approved' && lapsesAt !== null
    ? lapsesAt - REMINDED_BEFORE
    : null;
