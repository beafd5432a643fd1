import { resource } from '../../platform/http/resource.ts';
import { listOf } from '../../platform/lists/list.ts';
import { stockList } from './list.ts';

export const stockRoutes = resource('stock', { list: listOf(stockList) });
