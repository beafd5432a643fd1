/** Routes of what customers scored who used a promotion, or one of a campaign. */
import type { Db } from '#db';
import { spanOf } from '../../promotions/effects/periods.ts';
import {
  campaignSubject,
  promotionSubject,
  type Subject,
} from '../../promotions/effects/subject.ts';
import type { Context } from '../../platform/http/context.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { loadPromotionFeedback } from './load.ts';

const access = { resource: 'surveyResults', action: 'show' };

const feedbackOf = async (context: Context, subjectIn: (db: Db) => Promise<Subject>) => {
  const { timeZone } = await context.settings();
  return context.connection.readSnapshot(async (db) => {
    const { promotionIds, runs } = await subjectIn(db);
    const { from, to } = spanOf(runs, context.now(), timeZone);
    return loadPromotionFeedback(db, promotionIds, { from, to }, timeZone);
  });
};

export const promotionFeedbackRoutes: Route[] = [
  route({
    method: 'get',
    path: '/promotions/:id/feedback',
    access,
    summary:
      'Scores of surveys about orders that used a promotion, beside the other orders of the same days, and whether they differ by more than chance',
    handle: (context, { params }) => {
      const id = recordId(params.id);
      return feedbackOf(context, (db) => promotionSubject(db, id));
    },
  }),
  route({
    method: 'get',
    path: '/campaigns/:id/feedback',
    access,
    summary:
      'Scores of surveys about orders that used a promotion of a campaign, beside the other orders of the same days',
    handle: (context, { params }) => {
      const id = recordId(params.id);
      return feedbackOf(context, (db) => campaignSubject(db, id));
    },
  }),
];
