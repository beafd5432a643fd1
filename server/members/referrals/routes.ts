import { resource } from '../../platform/http/resource.ts';
import { listOf } from '../../platform/lists/list.ts';
import { referralList } from './list.ts';

export const referralRoutes = resource('referrals', { list: listOf(referralList) });
