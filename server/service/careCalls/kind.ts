/** Calls by which customer service asks how things are: planned, tried at most three times, done. */
import { asc, eq } from 'drizzle-orm';
import type { CareDetails } from '#contract/service/careCalls';
import {
  CareAttempt,
  type CareOutcome,
  CarePlan,
  CareRetry,
  CareSuppression,
} from '#contract/service/careCalls';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { careAttempts, careCalls } from '#db/schema/service/careCalls';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { type CaseActing, caseAction, type CaseKindSpec } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCause } from './cause.ts';
import { refuseSecondCall } from './oneOpen.ts';
import { callableFrom, isGivenUp, mayTryAgain } from './rules.ts';

const ofCase = prepared({ caseId: careCalls.caseId }, (q, { caseId }) =>
  q.select().from(careCalls).where(eq(careCalls.caseId, caseId)),
);
const attemptsOf = prepared({ caseId: careAttempts.caseId }, (q, { caseId }) =>
  q
    .select({ id: careAttempts.id, outcome: careAttempts.outcome, at: careAttempts.at })
    .from(careAttempts)
    .where(eq(careAttempts.caseId, caseId))
    .orderBy(asc(careAttempts.id)),
);

const loadCall = async (db: Db, caseId: number) => {
  const [call] = await ofCase(db, { caseId });
  if (!call) throw new Error(`Case ${caseId} is no call`);
  return call;
};
const lastOutcome = async (tx: Db, caseId: number): Promise<CareOutcome | undefined> =>
  (await attemptsOf(tx, { caseId })).at(-1)?.outcome;

/** When it is due: not in the past, and not in the quiet hours. */
const dueFrom = ({ now, settings }: CaseActing, plannedAt: number): number =>
  callableFrom(Math.max(plannedAt, now), settings.timeZone);

const open = caseAction({
  input: CarePlan,
  guards: { oneOpen: (tx, { now }, { row }) => refuseSecondCall(tx, row, now) },
  effect: async (tx, acting, { row, input: { plannedAt, rule } }) => {
    const dueAt = dueFrom(acting, plannedAt);
    await insertRows(tx, careCalls, [{ caseId: row.id, rule, plannedAt: dueAt }]);
    return { values: { lapsesAt: dueAt, dueAt } };
  },
});

const attempt = caseAction({
  input: CareAttempt,
  happenedAt: ({ calledAt }) => calledAt,
  guards: {
    outcome: async (_tx, { settings, now }, { row, at }) => {
      if (at > now) throw invalid({ input: { calledAt: 'errors.future' } });
      if (at < row.stageAt) throw invalid({ input: { calledAt: 'cases.errors.calledBefore' } });
      if (callableFrom(at, settings.timeZone) !== at) throw conflict('cases.errors.quietHours');
    },
  },
  effect: async (tx, { now, actor }, { row, at, input: { outcome } }) => {
    await insertRows(tx, careAttempts, [
      { caseId: row.id, outcome, at, recordedAt: now, staffId: actor.id },
    ]);
    const outcomes = (await attemptsOf(tx, { caseId: row.id })).map((one) => one.outcome);
    return {
      figures: { outcome },
      ...(isGivenUp(outcomes) && { follows: 'abandon' as const }),
    };
  },
});

const reschedule = caseAction({
  input: CareRetry,
  guards: {
    newTime: async (tx, { now }, { row, input: { plannedAt } }) => {
      const last = await lastOutcome(tx, row.id);
      if (last !== undefined && !mayTryAgain(last)) throw conflict('cases.errors.calledAlready');
      if (plannedAt <= now)
        throw invalid({ input: { plannedAt: 'tickets.errors.followUpPassed' } });
    },
  },
  effect: async (tx, acting, { row, input: { plannedAt } }) => {
    const dueAt = dueFrom(acting, plannedAt);
    await updateRow(tx, careCalls, (await loadCall(tx, row.id)).id, { plannedAt: dueAt });
    return { values: { lapsesAt: dueAt, dueAt } };
  },
});

const complete = caseAction({
  input: NOTHING,
  guards: {
    callEnded: async (tx, _acting, { row }) => {
      const last = await lastOutcome(tx, row.id);
      if (last === undefined || mayTryAgain(last)) throw conflict('cases.errors.notReached');
    },
  },
});
const abandon = caseAction({
  input: NOTHING,
  guards: {
    attemptsUsed: async (tx, _acting, { row }) => {
      const outcomes = (await attemptsOf(tx, { caseId: row.id })).map(({ outcome }) => outcome);
      if (!isGivenUp(outcomes)) throw conflict('cases.errors.notNow');
    },
  },
});
const suppress = caseAction({
  input: CareSuppression,
  effect: async (_tx, _acting, { input: { because } }) => ({ figures: { because } }),
});
const cancel = caseAction({ input: NOTHING });

export const CARE_CALLS: CaseKindSpec = {
  kind: 'care',
  actions: { open, attempt, reschedule, complete, abandon, suppress, cancel },
  // By what came of the last call: it is over, or is made again.
  offers: async (db, row, action) => {
    if (action !== 'complete' && action !== 'reschedule') return true;
    const last = await lastOutcome(db, row.id);
    return last !== undefined && mayTryAgain(last) === (action === 'reschedule');
  },
  details: async (db, { id }): Promise<CareDetails> => {
    const { rule, plannedAt } = await loadCall(db, id);
    return {
      rule,
      plannedAt,
      cause: await loadCause(db, id),
      attempts: await attemptsOf(db, { caseId: id }),
    };
  },
};
