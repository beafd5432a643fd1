import { resource } from '../../platform/http/resource.ts';
import { listOf } from '../../platform/lists/list.ts';
import { shipmentList } from './list.ts';

export const shipmentRoutes = resource('shipments', { list: listOf(shipmentList) });
