/** What may happen to each kind of case: the whole table, written down apart from the one that the server enforces. */
import { describe, expect, test } from 'vitest';
import { ROLES } from '#contract/platform/access';
import { CASE_ACTIONS } from '#contract/service/caseActions';
import {
  CASE_KINDS,
  CASE_PARTIES,
  type CaseKind,
  type CaseStage,
  STAGES,
} from '#contract/service/stages';
import {
  allowedCaseActions,
  casePartyOf,
  decideCase,
  endedStages,
  hasEnded,
  lapseOf,
  mainPath,
  needsReason,
  nextAction,
  pathOf,
  stepsOf,
} from '#rules/service/stages';

/**
 * Each line: stage, action, parties, stage that follows, or stages where what is written decides. `A` is agents and managers,
 * `a` agents alone, `M` managers, `C` the customer, `S` the console, `N` the neutral mediator; `-` is before the case is opened.
 */
const DECIDING = `
  requested requestInfo A infoNeeded
  infoNeeded answer CA requested
  requested reject A rejected
  rejected appeal CA appealed
  appealed reject M rejected`;
const PAYING = `
  refundPending refund A refunding
  refunding complete S completed
  refundFailed complete S completed
  refunding failRefund S refundFailed
  refundFailed retryRefund A refunding`;
/** Where no goods come back, the money may follow the approval by itself. */
const PAYING_AT_ONCE = PAYING.replace('refund A refunding', 'refund AS refunding');
const MET_BY_STORE = `
  requested complete S completed
  infoNeeded complete S completed
  refundPending complete S completed`;
const WITHOUT_GOODS = `
  - open CA requested
  ${DECIDING}
  requested approve AS refundPending
  appealed approve M refundPending
  ${PAYING_AT_ONCE}
  requested cancel CA canceled
  infoNeeded cancel CA canceled`;
const COMING_BACK = `
  - open CA requested
  ${DECIDING}
  requested approve AS approved
  appealed approve M approved
  approved ship CA inTransit
  approved expire S expired
  approved receive A received
  inTransit receive A received
  received receive A received
  received inspect A inspected
  inspected failInspection A inspectionFailed
  inspectionFailed sendBack A sendingBack
  sendingBack deliverBack AS returnedToCustomer
  inspectionFailed offerPart A inspectionFailed
  requested cancel CA canceled
  infoNeeded cancel CA canceled
  approved cancel CA canceled
  inTransit recall M canceled`;

/** From where units of an exchange that were not accepted go back. */
const PART_ACCEPTED = [
  'awaitingPayment',
  'replacementReserved',
  'replacementShipped',
  'completed',
  'convertedToRefund',
  'refundPending',
  'refunding',
  'refundFailed',
];
const inEach = (stages: readonly string[], action: string) =>
  stages.map((stage) => `${stage} ${action} A ${stage}`).join('\n');

const EXPECTED: Record<CaseKind, string> = {
  consultation: `
    - open CA asked
    asked answer A answered
    asked withdraw C withdrawn`,
  complaint: `
    - open CAS registered
    registered acknowledge AS acknowledged
    acknowledged assess A assessed
    assessed investigate A investigating
    investigating propose A proposed|approval
    approval approve M proposed
    approval reject M investigating|declined
    approval withdraw C withdrawn
    investigating dismiss M rejectedUnfounded
    proposed accept CA accepted
    proposed decline CA declined
    declined propose A proposed|approval
    declined escalate CM escalated
    accepted remedy S remedying
    remedying fulfilRemedy A remedying
    remedying nameCause A remedying
    remedying close A closedResolved
    withdrawn nameCause A withdrawn
    registered withdraw C withdrawn
    acknowledged withdraw C withdrawn
    assessed withdraw C withdrawn
    investigating withdraw C withdrawn
    proposed withdraw C withdrawn
    accepted withdraw C withdrawn
    declined withdraw C withdrawn
    remedying withdraw C withdrawn`,
  return: `${COMING_BACK}
    inspectionFailed acceptPart C refundPending
    inspected settle A refundPending
    refundPending sendBack A refundPending
    refunding sendBack A refunding
    refundFailed sendBack A refundFailed
    completed sendBack A completed
    approved complete S completed
    ${inEach(['inTransit', 'sendingBack', 'refundPending', 'refunding', 'refundFailed', 'completed'], 'correctParcel')}
    inTransit complete S completed
    received complete S completed
    inspected complete S completed
    ${MET_BY_STORE}
    ${PAYING}`,
  refundOnly: `${WITHOUT_GOODS}${MET_BY_STORE}`,
  priceProtection: WITHOUT_GOODS,
  exchange: `${COMING_BACK}
    inspectionFailed acceptPart C settling|refundPending
    inspected settle A settling
    settling awaitPayment S awaitingPayment
    settling reserve S replacementReserved
    settling complete S completed
    awaitingPayment reserve S replacementReserved
    convertedToRefund reserve S replacementReserved
    refundPending reserve S replacementReserved
    awaitingPayment accept C awaitingPayment
    awaitingPayment decline CA convertedToRefund
    awaitingPayment waive M replacementReserved
    awaitingPayment expire S convertedToRefund
    replacementReserved shipReplacement AS replacementShipped
    convertedToRefund shipReplacement S replacementShipped|advanceShipped|received|inspected|awaitingPayment
    refundPending shipReplacement S replacementShipped|advanceShipped|received|inspected|awaitingPayment
    refunding shipReplacement S replacementShipped|advanceShipped|received|inspected|awaitingPayment
    refundFailed shipReplacement S replacementShipped|advanceShipped|received|inspected|awaitingPayment
    requested changeGoods A requested
    infoNeeded changeGoods A infoNeeded
    approved changeGoods A approved
    inTransit changeGoods A inTransit
    received changeGoods A received
    inspected changeGoods A inspected
    awaitingPayment changeGoods A settling
    replacementReserved changeGoods A settling
    refundPending changeGoods A settling
    replacementReserved complete S completed
    replacementShipped complete CS completed
    requested convert CAS convertedToRefund
    infoNeeded convert CAS convertedToRefund
    approved convert CAS convertedToRefund
    advanceShipped convert CAS convertedToRefund
    inTransit convert CAS convertedToRefund
    received convert CAS convertedToRefund
    inspected convert CAS convertedToRefund
    settling convert CAS convertedToRefund
    awaitingPayment convert CAS convertedToRefund
    replacementReserved convert CAS convertedToRefund
    convertedToRefund ship CA convertedToRefund
    convertedToRefund receive A convertedToRefund
    convertedToRefund inspect A convertedToRefund
    convertedToRefund failInspection A inspectionFailed
    refundPending failInspection A inspectionFailed
    ${inEach(PART_ACCEPTED, 'sendBack')}
    ${inEach(['inTransit', 'sendingBack', ...PART_ACCEPTED], 'correctParcel')}
    ${inEach([...PART_ACCEPTED, 'inspectionFailed', 'sendingBack', 'returnedToCustomer', 'expired', 'canceled'], 'settleSent')}
    convertedToRefund cancel CA canceled
    convertedToRefund expire S expired
    convertedToRefund refund A refunding
    convertedToRefund goOnAsRefund S refundPending
    approved shipAdvance M advanceShipped
    advanceShipped receive A received
    advanceShipped closeAsSale M closedAsSale
    convertedToRefund complete S completed
    refundPending complete S completed
    ${inEach(['completed', 'closedAsSale', 'expired', 'canceled', 'returnedToCustomer', 'rejected'], 'settleExtra')}
    ${PAYING}`,
  repair: `
    - open CA requested
    requested checkWarranty A warrantyCheck
    warrantyCheck approve A approved
    warrantyCheck reject A rejected
    approved ship CA inTransit
    approved receive A received
    inTransit receive A received
    ${inEach(['inTransit', 'shippingBack'], 'correctParcel')}
    received diagnose A diagnosing
    diagnosing quote A quoted
    quoteDeclined quote A quoted
    diagnosing startRepair A repairing
    quoted acceptQuote CA quoteAccepted
    quoted declineQuote CA quoteDeclined
    quoted lapse S quoteDeclined
    quoteAccepted startRepair A repairing
    repairing waitForParts A waitingParts
    waitingParts resumeRepair A repairing
    repairing passQuality A qaPassed
    quoteDeclined shipBack A shippingBack
    qaPassed shipBack A shippingBack
    shippingBack complete A completed
    diagnosing giveUp M beyondRepair
    repairing giveUp M beyondRepair
    beyondRepair convert M converted
    requested cancel CA canceled
    warrantyCheck cancel CA canceled
    approved cancel CA canceled`,
  dispute: `
    - open CA opened
    opened admit M admitted
    opened refuseAdmission M inadmissible
    admitted askEvidence N evidence
    evidence submitEvidence CA evidence
    mediating submitEvidence CA mediating
    proposed submitEvidence CA proposed
    refused submitEvidence CA refused
    evidence mediate N mediating
    mediating propose N proposed|approval
    refused propose N proposed|approval
    approval approve M proposed
    approval reject M mediating|refused
    approval submitEvidence CA approval
    approval goExternal M external
    approval withdraw C withdrawn
    proposed accept CM proposed
    proposed agree S agreed
    proposed refuse CM refused
    proposed lapse S refused
    agreed execute S executing
    executing fulfilRemedy A executing
    executing close M closed
    opened goExternal M external
    admitted goExternal M external
    evidence goExternal M external
    mediating goExternal M external
    proposed goExternal M external
    refused goExternal M external
    external recordOutcome M closed
    opened withdraw C withdrawn
    admitted withdraw C withdrawn
    evidence withdraw C withdrawn
    mediating withdraw C withdrawn
    proposed withdraw C withdrawn
    agreed withdraw C withdrawn
    executing withdraw C withdrawn
    refused withdraw C withdrawn
    external withdraw C withdrawn`,
  care: `
    - open AS planned
    planned fallDue S due
    rescheduled fallDue S due
    due attempt A attempted
    attempted complete A done
    attempted reschedule A rescheduled
    attempted abandon S abandoned
    planned suppress S suppressed
    due suppress S suppressed
    rescheduled suppress S suppressed
    planned cancel A canceled
    due cancel A canceled
    attempted cancel A canceled
    rescheduled cancel A canceled`,
};

const PARTIES: Record<string, readonly string[]> = {
  A: ['agent', 'manager'],
  M: ['manager'],
  C: ['customer'],
  S: ['system'],
  N: ['mediator'],
};

const expectedOf = (kind: CaseKind): string[] =>
  EXPECTED[kind]
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap((line) => {
      const [stage = '', action = '', parties = '', to = ''] = line.split(' ');
      return parties
        .split('')
        .flatMap((party) => PARTIES[party] ?? [])
        .map((party) => `${stage} ${action} ${party} ${to}`);
    })
    .sort();

const foundOf = (kind: CaseKind): string[] => {
  const stages: readonly CaseStage[] = STAGES[kind];
  return [null, ...stages]
    .flatMap((stage) =>
      CASE_ACTIONS.flatMap((action) =>
        CASE_PARTIES.flatMap((party) => {
          const decision = decideCase(kind, stage, action, party);
          return decision.isAllowed
            ? [`${stage ?? '-'} ${action} ${party} ${[decision.to, ...decision.or].join('|')}`]
            : [];
        }),
      ),
    )
    .sort();
};

describe.each(CASE_KINDS)('the table of %s', (kind) => {
  test('every triple of stage, action and party is decided as it is written here', () => {
    expect(foundOf(kind)).toEqual(expectedOf(kind));
  });
  test('a person without a part in customer service may do nothing', () => {
    for (const stage of STAGES[kind]) expect(allowedCaseActions(kind, stage, null)).toEqual([]);
  });
  test('every stage can be reached, and every stage that has not ended can be left', () => {
    const stages: readonly CaseStage[] = STAGES[kind];
    const reached = new Set(stepsOf(kind).flatMap(({ to, or = [] }) => [to ?? [], or].flat()));
    const left = new Set(
      stepsOf(kind).flatMap(({ from, to }) =>
        from.filter((stage) => to !== undefined && to !== stage),
      ),
    );
    expect(stages.filter((stage) => !reached.has(stage))).toEqual([]);
    expect(stages.filter((stage) => !hasEnded(kind, stage) && !left.has(stage))).toEqual([]);
  });
  test('its main path leads from the stage in which it is opened to one in which it has ended', () => {
    const path = mainPath(kind);
    const opening = stepsOf(kind).find(({ from }) => from.length === 0);
    expect(path[0]).toBe(opening?.to);
    expect(endedStages(kind)).toContain(path.at(-1));
    expect(path.slice(0, -1).some((stage) => hasEnded(kind, stage))).toBe(false);
  });
});

describe('who acts on cases', () => {
  test('the owner of the store is a manager, and other roles than agents have no part', () => {
    expect(ROLES.map((role) => [role, casePartyOf(role)])).toEqual([
      ['owner', 'manager'],
      ['manager', 'manager'],
      ['agent', 'agent'],
      ['marketer', null],
      ['analyst', null],
    ]);
    expect(casePartyOf(null)).toBe(null);
  });
  test('a refusal says whether somebody else may, or nobody from here', () => {
    expect(decideCase('complaint', 'investigating', 'dismiss', 'agent')).toEqual({
      isAllowed: false,
      because: 'role',
      by: ['manager'],
    });
    expect(decideCase('complaint', 'registered', 'dismiss', 'manager')).toMatchObject({
      isAllowed: false,
      because: 'stage',
    });
  });
  test('staff who write down what the customer decided say what was said; the customer need not', () => {
    expect(needsReason('complaint', 'proposed', 'accept', 'agent')).toBe(true);
    expect(needsReason('complaint', 'proposed', 'accept', 'customer')).toBe(false);
    expect(needsReason('complaint', 'investigating', 'dismiss', 'manager')).toBe(true);
    expect(needsReason('complaint', 'investigating', 'dismiss', 'agent')).toBe(false);
  });
});

describe('what time alone makes of a stage', () => {
  test('a return that was approved expires, and a proposal without an answer counts as refused', () => {
    expect(lapseOf('return', 'approved')).toEqual({ action: 'expire', to: 'expired' });
    expect(lapseOf('exchange', 'awaitingPayment')).toEqual({
      action: 'expire',
      to: 'convertedToRefund',
    });
    expect(lapseOf('dispute', 'proposed')).toEqual({ action: 'lapse', to: 'refused' });
    expect(lapseOf('care', 'planned')).toEqual({ action: 'fallDue', to: 'due' });
  });
  test('most stages wait as long as it takes', () => {
    expect(lapseOf('return', 'received')).toBe(null);
    expect(lapseOf('complaint', 'proposed')).toBe(null);
  });
});

describe('the ordinary next step', () => {
  test.each([
    ['return', 'requested', 'approve'],
    ['return', 'appealed', 'approve'],
    ['return', 'approved', 'ship'],
    ['return', 'inTransit', 'receive'],
    ['return', 'received', 'inspect'],
    ['return', 'inspected', 'settle'],
    ['return', 'inspectionFailed', 'sendBack'],
    ['return', 'sendingBack', 'deliverBack'],
    ['return', 'refundPending', 'refund'],
    ['return', 'refundFailed', 'retryRefund'],
    ['refundOnly', 'requested', 'approve'],
    ['exchange', 'received', 'inspect'],
    ['exchange', 'inspected', 'settle'],
    ['exchange', 'replacementReserved', 'shipReplacement'],
    ['exchange', 'convertedToRefund', 'refund'],
    ['repair', 'requested', 'checkWarranty'],
    ['repair', 'quoteDeclined', 'shipBack'],
    ['repair', 'waitingParts', 'resumeRepair'],
    ['complaint', 'registered', 'acknowledge'],
    ['complaint', 'proposed', 'accept'],
    ['complaint', 'declined', 'propose'],
    ['dispute', 'opened', 'admit'],
    ['dispute', 'evidence', 'mediate'],
    ['care', 'due', 'attempt'],
    ['care', 'attempted', 'complete'],
  ] as const)('of a case of kind %s in %s is %s', (kind, stage, next) => {
    expect(nextAction(kind, stage, CASE_ACTIONS)).toBe(next);
  });
  test('is none where the customer or the console brings the case on', () => {
    expect(nextAction('exchange', 'awaitingPayment', CASE_ACTIONS)).toBe(null);
    expect(nextAction('return', 'rejected', CASE_ACTIONS)).toBe(null);
    expect(nextAction('care', 'planned', CASE_ACTIONS)).toBe(null);
  });
  test('is another one where the first is not possible now, or none', () => {
    expect(nextAction('repair', 'diagnosing', ['startRepair', 'giveUp'])).toBe('startRepair');
    expect(nextAction('care', 'attempted', ['reschedule', 'cancel'])).toBe(null);
  });
});

describe('how far a case has come', () => {
  test('is told by the stages through which it went, and by those that are before it', () => {
    const went = (...stages: CaseStage[]) =>
      stages.map((toStage, index) => ({ fromStage: stages[index - 1] ?? null, toStage }));
    const declined = went(
      'requested',
      'approved',
      'received',
      'inspected',
      'settling',
      'awaitingPayment',
      'convertedToRefund',
      'refundPending',
      'refunding',
      'completed',
    );
    expect(pathOf('exchange', 'completed', declined)).toEqual([
      'requested',
      'approved',
      'received',
      'inspected',
      'settling',
      'awaitingPayment',
      'completed',
    ]);
    expect(pathOf('exchange', 'approved', went('requested', 'approved'))).toEqual(
      mainPath('exchange'),
    );
  });
});
