/** Disputes: what each of their steps asks for, checks and changes. */
import {
  Admission,
  Deadlines,
  DisputeOpening,
  Evidence,
  External,
  Inadmissible,
  Mediation,
} from '#contract/service/disputes';
import { insertRows } from '#db/bulk';
import { cases } from '#db/schema/service/cases';
import { disputeEvidence, disputes } from '#db/schema/service/disputes';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import { caseAction, type CaseKindSpec } from '../cases/caseKinds.ts';
import { casesOf } from '../cases/history.ts';
import { NOTHING, plainAction } from '../cases/nothing.ts';
import { caseAt, isOpenAt } from '../cases/rules.ts';
import { requireWords } from '../tickets/customers.ts';
import { hasToMark } from '../remedies/load.ts';
import { offersDecision } from '../proposalApprovals/load.ts';
import { changeDispute, refusePast } from './change.ts';
import { loadDispute, loadHeardSides, loadProposal, showDispute } from './load.ts';
import { checkMediator } from './neutral.ts';
import {
  agree,
  answerBy,
  approve,
  close,
  execute,
  fulfilRemedy,
  propose,
  reject,
} from './proposals.ts';
import { admissionDue, hasRoundsLeft, holdUntil, isLate, REFUSALS, isHeard } from './rules.ts';

const open = caseAction({
  input: DisputeOpening,
  guards: {
    afterRefusal: async (tx, { now }, { row, input: { originId } }) => {
      const origin = await findRow(tx, cases, originId);
      if (!origin || origin.ticketId !== row.ticketId)
        throw invalid({ input: { originId: 'errors.notFound' } });
      if (!REFUSALS.includes(caseAt(origin, now).stage))
        throw conflict('cases.errors.nothingRefused');
    },
  },
  effect: async (tx, { settings, now }, { row, input: { originId } }) => {
    for (const other of await casesOf(tx, [row.ticketId]))
      if (other.kind === 'dispute' && other.parentId === originId && isOpenAt(other, now))
        throw conflict('cases.errors.secondDispute');
    await insertRows(tx, disputes, [{ caseId: row.id, originId }]);
    return { values: { dueAt: admissionDue(row.openedAt, settings.timeZone), parentId: originId } };
  },
});

const admit = caseAction({
  input: Admission,
  guards: {
    neutralMediator: async (tx, { actor }, { row, input: { mediatorId } }) => {
      const { originId } = await loadDispute(tx, row.id);
      if (mediatorId === row.ownerId) throw conflict('cases.errors.notNeutral');
      // Whoever admits it decides on it and does not mediate it.
      if (mediatorId === actor.id) throw conflict('cases.errors.notNeutral');
      await checkMediator(tx, mediatorId, row, await getRow(tx, cases, originId));
    },
  },
  effect: (tx, _acting, { row, input }) => changeDispute(tx, row, input),
});

const refuseAdmission = caseAction({
  input: Inadmissible,
  effect: (tx, _acting, { row, input }) => changeDispute(tx, row, input),
});

const askEvidence = caseAction({
  input: Deadlines,
  guards: {
    deadlines: async (_tx, { now }, { input: { customerUntil, merchantUntil } }) => {
      refusePast('customerUntil', customerUntil, now);
      refusePast('merchantUntil', merchantUntil, now);
    },
  },
  effect: async (tx, _acting, { row, input }) => {
    await changeDispute(tx, row, input);
    return { values: { dueAt: Math.max(input.customerUntil, input.merchantUntil) } };
  },
});

const submitEvidence = caseAction({
  input: Evidence,
  hasText: () => true,
  effect: async (tx, { party, actor }, { row, at, input: { side: named, note } }) => {
    const { customerUntil, merchantUntil } = await loadDispute(tx, row.id);
    const side = party === 'customer' ? 'customer' : named;
    const late = isLate(at, side === 'customer' ? customerUntil : merchantUntil);
    const givenBy = party === 'customer' ? null : actor.name;
    await insertRows(tx, disputeEvidence, [
      { caseId: row.id, side, note, isLate: late, at, givenBy },
    ]);
    return { figures: { side, isLate: late } };
  },
});

const mediate = caseAction({
  input: Mediation,
  guards: {
    heard: async (tx, { now }, { row, input: { areAgreed }, reason }) => {
      const { customerUntil, merchantUntil } = await loadDispute(tx, row.id);
      const heard = await loadHeardSides(tx, row.id);
      if (isHeard({ customerUntil, merchantUntil, heard }, now)) return;
      if (!areAgreed) throw conflict('disputes.errors.stillEvidence');
      await requireWords(tx, row.ticketId, reason, 'disputes.errors.howAgreed');
    },
  },
});

const goExternal = caseAction({
  input: External,
  hasText: ({ externalReference }) => externalReference !== null,
  guards: {
    roundsUsed: async (tx, _acting, { row, input: { isAskedByCustomer } }) => {
      const { round } = await loadDispute(tx, row.id);
      const isRefused = row.state === 'refused' && !hasRoundsLeft(round);
      if (!isRefused && !isAskedByCustomer) throw conflict('cases.errors.roundsLeft');
    },
  },
  effect: (tx, _acting, { row, at, input: { externalBody, externalReference } }) =>
    changeDispute(tx, row, { externalBody, externalReference, externalAt: at }),
});

const withdraw = caseAction({
  input: NOTHING,
  effect: (tx, _acting, { row, at }) => changeDispute(tx, row, { holdUntil: holdUntil(at) }),
});

export const DISPUTES: CaseKindSpec = {
  kind: 'dispute',
  actions: {
    open,
    admit,
    refuseAdmission,
    askEvidence,
    submitEvidence,
    mediate,
    propose,
    approve,
    reject,
    accept: answerBy('accepted'),
    refuse: answerBy('refused'),
    agree,
    execute,
    fulfilRemedy,
    close,
    goExternal,
    recordOutcome: plainAction,
    withdraw,
  },
  // The mediator is on no side, whatever else their role would let them do.
  partyIn: async (db, { id }, { actor, party }) =>
    party !== 'customer' && actor.id !== null && (await loadDispute(db, id)).mediatorId === actor.id
      ? 'mediator'
      : party,
  offers: async (db, row, action, asking) => {
    if (action === 'fulfilRemedy') return hasToMark(db, row.id, asking.now);
    if (row.state === 'proposed' && (action === 'accept' || action === 'refuse')) {
      const { customerAnswer, merchantAnswer } = await loadProposal(db, row.id);
      return (asking.party === 'customer' ? customerAnswer : merchantAnswer) === null;
    }
    return offersDecision(db, row, action, asking);
  },
  details: (db, { id }, now) => showDispute(db, id, now),
};
