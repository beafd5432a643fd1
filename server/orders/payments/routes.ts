import { resource } from '../../platform/http/resource.ts';
import { listOf } from '../../platform/lists/list.ts';
import { paymentList } from './list.ts';

export const paymentRoutes = resource('payments', { list: listOf(paymentList) });
