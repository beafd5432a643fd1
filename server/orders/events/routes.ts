import { listOf } from '../../platform/lists/list.ts';
import { resource } from '../../platform/http/resource.ts';
import { eventList } from './list.ts';

export const eventRoutes = resource('events', { list: listOf(eventList) });
