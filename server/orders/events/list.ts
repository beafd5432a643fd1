import { events } from '#db/schema/orders/events';
import type { ListSpec } from '../../platform/lists/spec.ts';

export const eventList: ListSpec = { table: events, defaultSort: ['at', 'DESC'] };
