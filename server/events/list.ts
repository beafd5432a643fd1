import { events } from '#db/schema/events';
import type { ListSpec } from '../http/list.ts';

export const eventList: ListSpec = { table: events, defaultSort: ['at', 'DESC'] };
