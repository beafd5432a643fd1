/** Steps of cases start the deadlines of the law, meet them, and cancel those of which nothing is owed any more. */
import { and, eq, min } from 'drizzle-orm';
import type { DeadlineRule } from '#contract/service/clocks';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { caseSteps } from '#db/schema/service/cases';
import type { Writer } from '../../platform/records/writer.ts';
import type { CaseStepTaken } from '../cases/afterSteps.ts';
import { hasEnded } from '../stages/rules.ts';
import { deadlineMove, owedFrom } from './rules.ts';
import { cancelDeadline, meetDeadline, startDeadline } from './write.ts';

const firstReceipt = prepared({ caseId: caseSteps.caseId }, (q, { caseId }) =>
  q
    .select({ at: min(caseSteps.at) })
    .from(caseSteps)
    .where(and(eq(caseSteps.caseId, caseId), eq(caseSteps.action, 'receive'))),
);
/** When the first of the goods came back, which may be before the refund was decided. */
const receivedAt = async (tx: Db, caseId: number): Promise<number | null> => {
  const at = (await firstReceipt(tx, { caseId }))[0]?.at;
  return at === null || at === undefined ? null : Number(at);
};

const RULES = {
  complaint: 'complaintAcknowledgement',
  return: 'refundAfterReceipt',
  exchange: 'refundAfterReceipt',
} as const satisfies Partial<Record<CaseStepTaken['after']['kind'], DeadlineRule>>;
const hasRule = (kind: string): kind is keyof typeof RULES => kind in RULES;

export const followDeadlines = async (
  tx: Db,
  writer: Writer,
  { after, action, to, at }: CaseStepTaken,
): Promise<void> => {
  const { id, kind, ticketId, number: subject } = after;
  if (!hasRule(kind)) return;
  const deadline = { ticketId, rule: RULES[kind], subject };
  const move = deadlineMove(kind, action, to);
  if (move === 'start') {
    const startedAt = kind === 'complaint' ? at : owedFrom(action, at, await receivedAt(tx, id));
    if (startedAt !== null) await startDeadline(tx, writer, deadline, startedAt);
  }
  if (move === 'meet') await meetDeadline(tx, deadline, at);
  else if (move === 'cancel' || hasEnded(kind, to)) await cancelDeadline(tx, deadline, at);
};
