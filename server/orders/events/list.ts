import { events } from '#db/schema/orders/events';
import type { ListSpec } from '../../platform/lists/list.ts';

export const eventList: ListSpec = { table: events, defaultSort: ['at', 'DESC'] };
