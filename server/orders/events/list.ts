import { events } from '#db/schema/orders/events';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { withDetailNames } from './detailNames.ts';

export const eventList: ListSpec = {
  table: events,
  defaultSort: ['at', 'DESC'],
  finish: ({ db }, rows) => withDetailNames(db, rows),
};
