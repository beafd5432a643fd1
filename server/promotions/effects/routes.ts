/** Routes of effects. */
import { Readable } from 'node:stream';
import { ComparisonQuery, MAX_COMPARED } from '#contract/promotions/effects';
import type { Db } from '#db';
import { promotions } from '#db/schema/promotions/promotions';
import { currencyDecimals } from '#shared/localization';
import { sendCsv } from '../../platform/exports/send.ts';
import type { Context } from '../../platform/http/context.ts';
import { withoutCosts } from '../../platform/http/costs.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { type Compared, comparisonLines } from './comparison.ts';
import { reportOn } from './report.ts';
import { campaignSubject, promotionSubject, type Subject } from './subject.ts';

const effectOf = async (context: Context, subjectIn: (db: Db) => Promise<Subject>) => {
  const settings = await context.settings();
  return context.connection.readSnapshot(async (db) =>
    reportOn(db, await subjectIn(db), settings, context.now()),
  );
};

const loadCompared = async (context: Context, ids: readonly number[]): Promise<Compared[]> => {
  const compared: Compared[] = [];
  for (const id of ids) {
    const { name } = await getRow(context.db, promotions, id);
    const report = await effectOf(context, (db) => promotionSubject(db, id));
    compared.push({ id, name, report: withoutCosts(context, report) });
  }
  return compared;
};

const comparisonRoute: Route = {
  method: 'get',
  path: '/promotions/comparison.csv',
  access: { resource: 'promotions', action: 'show' },
  summary: `The effects of up to ${MAX_COMPARED} promotions side by side, as CSV`,
  query: ComparisonQuery,
  stream: async (context, request, response) => {
    const { ids } = ComparisonQuery.parse(request.query);
    const { currency } = await context.settings();
    const compared = await loadCompared(context, ids);
    await sendCsv(
      response,
      'promotions.csv',
      Readable.from(comparisonLines(compared, currencyDecimals(currency))),
    );
  },
};

export const promotionEffectRoutes: Route[] = [
  comparisonRoute,
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
