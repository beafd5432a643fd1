import { ProgrammePeriod } from '#contract/insight/programme';
import { route } from '../../platform/http/route.ts';
import { reporting } from '../programme/reporting.ts';
import { reportFulfilment } from './report.ts';

export const fulfilmentRoutes = [
  route({
    method: 'get',
    path: '/fulfilment/report',
    access: { resource: 'fulfilment', action: 'show' },
    summary:
      'How long parcels took from payment to departure and to arrival, which kept their promise, and days out of stock',
    query: ProgrammePeriod,
    handle: reporting(reportFulfilment),
  }),
];
