/** Repair, within the warranty or after a quote. Pure. */
import { type Machine, STAFF } from './machine.ts';

export const REPAIR: Machine<'repair'> = {
  ended: ['completed', 'rejected', 'converted', 'canceled'],
  transitions: [
    { action: 'open', from: [], to: 'requested', by: ['customer', ...STAFF] },
    {
      action: 'checkWarranty',
      from: ['requested'],
      to: 'warrantyCheck',
      by: STAFF,
      guards: ['serialMatches'],
    },
    {
      action: 'approve',
      from: ['warrantyCheck'],
      to: 'approved',
      by: ['agent'],
      guards: ['verdictKnown'],
    },
    { action: 'approve', from: ['warrantyCheck'], to: 'approved', by: ['manager'] },
    {
      action: 'reject',
      from: ['warrantyCheck'],
      to: 'rejected',
      by: ['agent'],
      guards: ['reason', 'verdictKnown'],
    },
    {
      action: 'reject',
      from: ['warrantyCheck'],
      to: 'rejected',
      by: ['manager'],
      guards: ['reason'],
    },
    {
      action: 'ship',
      from: ['approved'],
      to: 'inTransit',
      by: ['customer', ...STAFF],
      guards: ['tracking'],
    },
    {
      action: 'correctParcel',
      from: ['inTransit', 'shippingBack'],
      by: STAFF,
      guards: ['reason', 'parcelUnderway', 'tracking'],
    },
    // Also what the customer brings to a counter, without a parcel.
    { action: 'receive', from: ['approved', 'inTransit'], to: 'received', by: STAFF },
    { action: 'diagnose', from: ['received'], to: 'diagnosing', by: STAFF },
    {
      action: 'quote',
      // Also again, for a customer who declined or did not answer in time.
      from: ['diagnosing', 'quoteDeclined'],
      to: 'quoted',
      by: STAFF,
      guards: ['outOfWarranty'],
    },
    {
      action: 'startRepair',
      from: ['diagnosing'],
      to: 'repairing',
      by: STAFF,
      guards: ['inWarranty'],
    },
    { action: 'acceptQuote', from: ['quoted'], to: 'quoteAccepted', by: ['customer'] },
    {
      action: 'acceptQuote',
      from: ['quoted'],
      to: 'quoteAccepted',
      by: STAFF,
      guards: ['phoneNote'],
    },
    { action: 'declineQuote', from: ['quoted'], to: 'quoteDeclined', by: ['customer'] },
    {
      action: 'declineQuote',
      from: ['quoted'],
      to: 'quoteDeclined',
      by: STAFF,
      guards: ['phoneNote'],
    },
    // Silence until the quote ends declines it.
    {
      action: 'lapse',
      from: ['quoted'],
      to: 'quoteDeclined',
      by: ['system'],
      guards: ['timeOver'],
    },
    { action: 'startRepair', from: ['quoteAccepted'], to: 'repairing', by: STAFF },
    { action: 'waitForParts', from: ['repairing'], to: 'waitingParts', by: STAFF },
    { action: 'resumeRepair', from: ['waitingParts'], to: 'repairing', by: STAFF },
    {
      action: 'passQuality',
      from: ['repairing'],
      to: 'qaPassed',
      by: STAFF,
      guards: ['otherPerson'],
    },
    { action: 'shipBack', from: ['quoteDeclined', 'qaPassed'], to: 'shippingBack', by: STAFF },
    { action: 'complete', from: ['shippingBack'], to: 'completed', by: STAFF },
    {
      action: 'giveUp',
      from: ['diagnosing', 'repairing'],
      to: 'beyondRepair',
      by: ['manager'],
      guards: ['reason'],
    },
    { action: 'convert', from: ['beyondRepair'], to: 'converted', by: ['manager'] },
    // Whoever never sends it in does not keep the ticket open for ever.
    {
      action: 'cancel',
      from: ['requested', 'warrantyCheck', 'approved'],
      to: 'canceled',
      by: ['customer', ...STAFF],
    },
  ],
};
