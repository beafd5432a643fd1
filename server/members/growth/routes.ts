import { listOf } from '../../platform/lists/list.ts';
import { resource } from '../../platform/http/resource.ts';
import { growthList } from './list.ts';

export const growthRoutes = resource('growthEntries', { list: listOf(growthList) });
