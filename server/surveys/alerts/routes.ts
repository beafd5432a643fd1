/** Routes of alerts. */
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { alertList } from './list.ts';

export const alertRoutes: Route[] = resource('surveyAlerts', {
  list: listOf(alertList),
});
