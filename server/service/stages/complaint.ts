/** A complaint: received, acknowledged, assessed, investigated, answered by a proposal, and closed. Pure. */
import { STAGES } from '#contract/service/stages';
import { allBut, type Machine, STAFF } from './machine.ts';

const ENDED = ['closedResolved', 'escalated', 'rejectedUnfounded', 'withdrawn'] as const;

export const COMPLAINT: Machine<'complaint'> = {
  ended: ENDED,
  transitions: [
    { action: 'open', from: [], to: 'registered', by: ['customer', ...STAFF, 'system'] },
    { action: 'acknowledge', from: ['registered'], to: 'acknowledged', by: [...STAFF, 'system'] },
    {
      action: 'assess',
      from: ['acknowledged'],
      to: 'assessed',
      by: STAFF,
      guards: ['severity'],
    },
    {
      action: 'investigate',
      from: ['assessed'],
      to: 'investigating',
      by: STAFF,
      guards: ['noConflict'],
    },
    {
      action: 'propose',
      from: ['investigating'],
      to: 'proposed',
      or: ['approval'],
      by: STAFF,
      guards: ['remedy'],
    },
    {
      action: 'propose',
      from: ['declined'],
      to: 'proposed',
      or: ['approval'],
      by: STAFF,
      guards: ['once', 'remedy'],
    },
    // Above the limit of whoever proposes it, somebody else decides whether the customer gets it.
    {
      action: 'approve',
      from: ['approval'],
      to: 'proposed',
      by: ['manager'],
      guards: ['noConflict', 'otherPerson', 'withinLimit'],
    },
    {
      action: 'reject',
      from: ['approval'],
      to: 'investigating',
      or: ['declined'],
      by: ['manager'],
      guards: ['reason', 'noConflict'],
    },
    { action: 'accept', from: ['proposed'], to: 'accepted', by: ['customer'] },
    { action: 'accept', from: ['proposed'], to: 'accepted', by: STAFF, guards: ['phoneNote'] },
    {
      action: 'decline',
      from: ['proposed'],
      to: 'declined',
      by: ['customer'],
      guards: ['reason'],
    },
    { action: 'decline', from: ['proposed'], to: 'declined', by: STAFF, guards: ['phoneNote'] },
    { action: 'remedy', from: ['accepted'], to: 'remedying', by: ['system'] },
    { action: 'fulfilRemedy', from: ['remedying'], by: STAFF },
    {
      action: 'close',
      from: ['remedying'],
      to: 'closedResolved',
      by: STAFF,
      guards: ['remediesDone', 'rootCause', 'accountable'],
    },
    {
      action: 'escalate',
      from: ['declined'],
      to: 'escalated',
      by: ['customer'],
      guards: ['reason'],
    },
    { action: 'escalate', from: ['declined'], to: 'escalated', by: ['manager'] },
    {
      action: 'dismiss',
      from: ['investigating'],
      to: 'rejectedUnfounded',
      by: ['manager'],
      guards: ['reason'],
    },
    {
      action: 'withdraw',
      from: allBut(STAGES.complaint, ENDED),
      to: 'withdrawn',
      by: ['customer'],
      guards: ['reason'],
    },
    // Also of one that was withdrawn: the cause is asked for all the same.
    { action: 'nameCause', from: ['remedying', 'withdrawn'], by: STAFF, guards: ['rootCause'] },
  ],
};
