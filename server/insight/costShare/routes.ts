import { ProgrammePeriod } from '#contract/insight/programme';
import { route } from '../../platform/http/route.ts';
import { access, reporting } from '../programme/reporting.ts';
import { reportCosts } from './report.ts';

export const costShareRoutes = [
  route({
    method: 'get',
    path: '/programmeInsight/costs',
    access,
    summary:
      'What points spent, benefits of levels and codes cost in a period, by level, beside the net revenue from members',
    query: ProgrammePeriod,
    handle: reporting(reportCosts),
  }),
];
