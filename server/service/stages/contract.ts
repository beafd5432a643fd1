/** Kinds of case, and through which stages each of them goes. */

export const CASE_KINDS = [
  'consultation',
  'complaint',
  'return',
  'refundOnly',
  'priceProtection',
  'exchange',
  'repair',
  'dispute',
  'care',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/**
 * Who acts: the customer, through the shop or the customer page; agents; managers, among them the owner of the store; the
 * mediator of a dispute; and the console itself, which also records what time has done.
 */
export const CASE_PARTIES = ['customer', 'agent', 'manager', 'mediator', 'system'] as const;
export type CaseParty = (typeof CASE_PARTIES)[number];

const REFUND_STAGES = ['refundPending', 'refunding', 'refundFailed', 'completed'] as const;

/** In the order in which a case goes through them where nothing goes wrong; then the other ones. */
export const STAGES = {
  consultation: ['asked', 'answered', 'withdrawn'],
  complaint: [
    'registered',
    'acknowledged',
    'assessed',
    'investigating',
    'proposed',
    'accepted',
    'remedying',
    'closedResolved',
    'approval',
    'declined',
    'escalated',
    'rejectedUnfounded',
    'withdrawn',
  ],
  return: [
    'requested',
    'approved',
    'inTransit',
    'received',
    'inspected',
    ...REFUND_STAGES,
    'infoNeeded',
    'rejected',
    'appealed',
    'expired',
    'canceled',
    'inspectionFailed',
    'sendingBack',
    'returnedToCustomer',
  ],
  refundOnly: ['requested', ...REFUND_STAGES, 'infoNeeded', 'rejected', 'appealed', 'canceled'],
  priceProtection: [
    'requested',
    ...REFUND_STAGES,
    'infoNeeded',
    'rejected',
    'appealed',
    'canceled',
  ],
  exchange: [
    'requested',
    'approved',
    'inTransit',
    'received',
    'inspected',
    'settling',
    'awaitingPayment',
    'replacementReserved',
    'replacementShipped',
    'completed',
    'infoNeeded',
    'rejected',
    'appealed',
    'expired',
    'canceled',
    'inspectionFailed',
    'sendingBack',
    'returnedToCustomer',
    'advanceShipped',
    'closedAsSale',
    'convertedToRefund',
    'refundPending',
    'refunding',
    'refundFailed',
  ],
  repair: [
    'requested',
    'warrantyCheck',
    'approved',
    'inTransit',
    'received',
    'diagnosing',
    'quoted',
    'quoteAccepted',
    'repairing',
    'qaPassed',
    'shippingBack',
    'completed',
    'waitingParts',
    'quoteDeclined',
    'beyondRepair',
    'converted',
    'rejected',
    'canceled',
  ],
  dispute: [
    'opened',
    'admitted',
    'evidence',
    'mediating',
    'proposed',
    'agreed',
    'executing',
    'closed',
    'approval',
    'refused',
    'external',
    'inadmissible',
    'withdrawn',
  ],
  care: [
    'planned',
    'due',
    'attempted',
    'done',
    'rescheduled',
    'abandoned',
    'suppressed',
    'canceled',
  ],
} as const satisfies Record<CaseKind, readonly string[]>;

export type StageOf<Kind extends CaseKind> = (typeof STAGES)[Kind][number];
export type CaseStage = StageOf<CaseKind>;
export const CASE_STAGES: readonly CaseStage[] = [
  ...new Set(CASE_KINDS.flatMap((kind): readonly CaseStage[] => STAGES[kind])),
];
