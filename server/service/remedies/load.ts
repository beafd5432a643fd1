/** Reads the remedies of a case, and whether those of the newest proposal are done. */
import { asc, eq, max } from 'drizzle-orm';
import type { Remedy } from '#contract/service/remedies';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { pointAdjustments } from '#db/schema/members/adjustments';
import { disputeProposals } from '#db/schema/service/disputes';
import { caseRemedies } from '#db/schema/service/remedies';
import { childOutcome } from './outcome.ts';
import { loadPayments, NO_PAYMENTS } from './payments.ts';
import { remedyState } from './rules.ts';

const ofCase = prepared({ caseId: caseRemedies.caseId }, (q, { caseId }) =>
  q
    .select({
      id: caseRemedies.id,
      round: caseRemedies.round,
      kind: caseRemedies.kind,
      amount: caseRemedies.amount,
      childCaseId: caseRemedies.childCaseId,
      refundId: caseRemedies.refundId,
      couponId: caseRemedies.couponId,
      pointAdjustmentId: caseRemedies.pointAdjustmentId,
      doneAt: caseRemedies.doneAt,
      doneBy: caseRemedies.doneBy,
      adjustment: pointAdjustments.state,
      approvedAt: pointAdjustments.decidedAt,
    })
    .from(caseRemedies)
    .leftJoin(pointAdjustments, eq(pointAdjustments.id, caseRemedies.pointAdjustmentId))
    .where(eq(caseRemedies.caseId, caseId))
    .orderBy(asc(caseRemedies.round), asc(caseRemedies.id)),
);
export type OfferedRemedy = Awaited<ReturnType<typeof ofCase>>[number];

const toRemedy = async (db: Db, offered: OfferedRemedy, now: number): Promise<Remedy> => {
  const { adjustment, approvedAt, ...remedy } = offered;
  const child = remedy.doneAt === null ? await childOutcome(db, remedy, now) : null;
  const payments = remedy.kind === 'refund' ? await loadPayments(db, remedy.id) : NO_PAYMENTS;
  const { given, paid, paidAt } = payments;
  const money =
    remedy.amount === null || given === 0 ? null : { amount: remedy.amount, given, paid };
  const facts = { doneAt: remedy.doneAt, adjustment, child: child?.is ?? null, money };
  const state = remedyState(facts);
  const doneAt = remedy.doneAt ?? (state === 'done' ? (child?.at ?? approvedAt ?? paidAt) : null);
  const refundId = remedy.refundId ?? payments.refundId;
  return { ...remedy, refundId, given, state, doneAt };
};

/** As they stand at an instant. */
export const loadRemedies = async (db: Db, caseId: number, now: number): Promise<Remedy[]> => {
  const remedies: Remedy[] = [];
  for (const offered of await ofCase(db, { caseId }))
    remedies.push(await toRemedy(db, offered, now));
  return remedies;
};

/** How many proposals were made: each of them offers something. */
export const countProposals = async (db: Db, caseId: number): Promise<number> =>
  Math.max(0, ...(await ofCase(db, { caseId })).map(({ round }) => round));

const lastRound = prepared({ caseId: disputeProposals.caseId }, (q, { caseId }) =>
  q
    .select({ round: max(disputeProposals.round) })
    .from(disputeProposals)
    .where(eq(disputeProposals.caseId, caseId)),
);

/** What the newest proposal offers; nothing where a mediator proposed words only. */
export const loadNewest = async (db: Db, caseId: number): Promise<OfferedRemedy[]> => {
  const all = await ofCase(db, { caseId });
  const [mediated] = await lastRound(db, { caseId });
  const round = Math.max(mediated?.round ?? 0, ...all.map((remedy) => remedy.round));
  return all.filter((remedy) => remedy.round === round);
};

/** The same as they stand at an instant. */
export const loadPromised = async (db: Db, caseId: number, now: number): Promise<Remedy[]> => {
  const promised: Remedy[] = [];
  for (const offered of await loadNewest(db, caseId))
    promised.push(await toRemedy(db, offered, now));
  return promised;
};

/** Whether staff still have something to do about one: to give it, to mark it as done, or to take it back. */
export const hasToMark = async (db: Db, caseId: number, now: number): Promise<boolean> =>
  (await loadPromised(db, caseId, now)).some(
    ({ state, couponId, pointAdjustmentId }) =>
      state === 'open' || couponId !== null || pointAdjustmentId !== null,
  );

export const areDone = async (db: Db, caseId: number, now: number): Promise<boolean> =>
  (await loadPromised(db, caseId, now)).every(({ state }) => state === 'done');
