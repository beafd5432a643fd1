/** Routes of effects. */
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { recordId } from '../../platform/records/records.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { reportOn } from './report.ts';
import { campaignSubject, promotionSubject, type Subject } from './subject.ts';

const effectOf = async (context: Context, subjectIn: (db: Db) => Promise<Subject>) => {
  const settings = await context.settings();
  return context.connection.readSnapshot(async (db) =>
    reportOn(db, await subjectIn(db), settings, context.now()),
  );
};

export const promotionEffectRoutes: Route[] = [
  route({
    method: 'get',
    path: '/promotions/:id/effect',
    access: { resource: 'promotions', action: 'show' },
    summary:
      'What a promotion brought and cost, its lift with a 95 % interval and what that is measured against',
    handle: async (context, { params }) => {
      const id = recordId(params.id);
      return effectOf(context, (db) => promotionSubject(db, id));
    },
  }),
  route({
    method: 'get',
    path: '/campaigns/:id/effect',
    access: { resource: 'campaigns', action: 'show' },
    summary:
      'What the promotions of a campaign brought and cost together; an order that used several counts once',
    handle: async (context, { params }) => {
      const id = recordId(params.id);
      return effectOf(context, (db) => campaignSubject(db, id));
    },
  }),
];
