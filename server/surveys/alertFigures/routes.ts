/** The route of the figures of alerts. */
import { type Route, route } from '../../platform/http/route.ts';
import { reportAlerts } from './report.ts';

export const alertFigureRoutes: Route[] = [
  route({
    method: 'get',
    path: '/surveyAlerts/figures',
    access: { resource: 'surveyAlerts', action: 'figures' },
    summary:
      'How many alerts are closed, how soon customers were contacted, how many recovered, and which causes repeat',
    handle: (context) => reportAlerts(context),
  }),
];
