/** A dispute that a neutral mediator settles. Pure. */
import { STAGES } from '#contract/service/stages';
import { allBut, type Machine, STAFF } from './machine.ts';

const ENDED = ['closed', 'inadmissible', 'withdrawn'] as const;

export const DISPUTE: Machine<'dispute'> = {
  ended: ENDED,
  transitions: [
    {
      action: 'open',
      from: [],
      to: 'opened',
      by: ['customer', ...STAFF],
      guards: ['afterRefusal'],
    },
    {
      action: 'admit',
      from: ['opened'],
      to: 'admitted',
      by: ['manager'],
      guards: ['neutralMediator'],
    },
    {
      action: 'refuseAdmission',
      from: ['opened'],
      to: 'inadmissible',
      by: ['manager'],
      guards: ['reason'],
    },
    {
      action: 'askEvidence',
      from: ['admitted'],
      to: 'evidence',
      by: ['mediator'],
      guards: ['deadlines'],
    },
    // What comes late is marked, and never lost.
    {
      action: 'submitEvidence',
      from: ['evidence', 'mediating', 'approval', 'proposed', 'refused'],
      by: ['customer', ...STAFF],
    },
    {
      action: 'mediate',
      from: ['evidence'],
      to: 'mediating',
      by: ['mediator'],
      guards: ['heard'],
    },
    {
      action: 'propose',
      from: ['mediating', 'refused'],
      to: 'proposed',
      or: ['approval'],
      by: ['mediator'],
      guards: ['roundsLeft'],
    },
    {
      action: 'approve',
      from: ['approval'],
      to: 'proposed',
      by: ['manager'],
      guards: ['otherPerson', 'withinLimit', 'deadlines'],
    },
    {
      action: 'reject',
      from: ['approval'],
      to: 'mediating',
      or: ['refused'],
      by: ['manager'],
      guards: ['reason'],
    },
    {
      action: 'accept',
      from: ['proposed'],
      by: ['customer', 'manager'],
      guards: ['unanswered'],
    },
    { action: 'agree', from: ['proposed'], to: 'agreed', by: ['system'], guards: ['bothAgree'] },
    {
      action: 'refuse',
      from: ['proposed'],
      to: 'refused',
      by: ['customer'],
      guards: ['unanswered', 'reason'],
    },
    {
      action: 'refuse',
      from: ['proposed'],
      to: 'refused',
      by: ['manager'],
      guards: ['unanswered'],
    },
    { action: 'lapse', from: ['proposed'], to: 'refused', by: ['system'], guards: ['timeOver'] },
    { action: 'execute', from: ['agreed'], to: 'executing', by: ['system'] },
    { action: 'fulfilRemedy', from: ['executing'], by: STAFF },
    {
      action: 'close',
      from: ['executing'],
      to: 'closed',
      by: ['manager'],
      guards: ['remediesDone'],
    },
    {
      action: 'goExternal',
      from: ['opened', 'admitted', 'evidence', 'mediating', 'approval', 'proposed', 'refused'],
      to: 'external',
      by: ['manager'],
      guards: ['roundsUsed'],
    },
    {
      action: 'recordOutcome',
      from: ['external'],
      to: 'closed',
      by: ['manager'],
      guards: ['reason'],
    },
    {
      action: 'withdraw',
      from: allBut(STAGES.dispute, ENDED),
      to: 'withdrawn',
      by: ['customer'],
      guards: ['reason'],
    },
  ],
};
