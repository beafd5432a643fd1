/** A call by which customer service asks how things are. Pure. */
import { type Machine, STAFF } from './machine.ts';

export const CARE: Machine<'care'> = {
  ended: ['done', 'abandoned', 'suppressed', 'canceled'],
  transitions: [
    { action: 'open', from: [], to: 'planned', by: [...STAFF, 'system'], guards: ['oneOpen'] },
    {
      action: 'fallDue',
      from: ['planned', 'rescheduled'],
      to: 'due',
      by: ['system'],
      guards: ['timeOver'],
    },
    { action: 'attempt', from: ['due'], to: 'attempted', by: STAFF, guards: ['outcome'] },
    { action: 'complete', from: ['attempted'], to: 'done', by: STAFF, guards: ['callEnded'] },
    {
      action: 'reschedule',
      from: ['attempted'],
      to: 'rescheduled',
      by: STAFF,
      guards: ['newTime'],
    },
    {
      action: 'abandon',
      from: ['attempted'],
      to: 'abandoned',
      by: ['system'],
      guards: ['attemptsUsed'],
    },
    {
      action: 'suppress',
      from: ['planned', 'due', 'rescheduled'],
      to: 'suppressed',
      by: ['system'],
    },
    {
      action: 'cancel',
      from: ['planned', 'due', 'attempted', 'rescheduled'],
      to: 'canceled',
      by: STAFF,
      guards: ['reason'],
    },
  ],
};
