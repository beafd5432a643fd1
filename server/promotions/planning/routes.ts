/**
 * Routes for planning promotions before they are in force: review, simulation, replay, calendar. Terms that the caller
 * makes up are evaluated only for whoever sees costs: a discount stops at the floor, which follows from the cost.
 */
import * as z from 'zod';
import { CalendarInput } from '#contract/promotions/calendar';
import { ReplayInput } from '#contract/promotions/replay';
import { ReviewInput } from '#contract/promotions/review';
import { SimulationInput } from '#contract/promotions/simulator';
import type { Context } from '../../platform/http/context.ts';
import { requireCosts, seesCosts } from '../../platform/http/costs.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { loadCalendar } from '../calendar/calendar.ts';
import { replayPromotion } from '../replay/replay.ts';
import { loadConflictPairs } from '../review/conflictPairs.ts';
import { withoutFloors } from '../review/withoutFloors.ts';
import { reviewPromotion } from '../review/review.ts';
import { loadQuoteContext } from '../simulator/caseRoutes.ts';
import { simulate } from '../simulator/simulate.ts';

export const planningRoutes = resource('promotions', {
  actions: {
    review: {
      reads: true,
      summary:
        'What saving these terms would mean: promotions they meet, worst baskets, whether somebody must agree',
      collection: true,
      action: 'show',
      costs: 'always',
      body: ReviewInput,
      handle: async (context: Context, { body }: Call<z.infer<typeof ReviewInput>>) => {
        const quoteContext = await loadQuoteContext(context);
        return context.connection.readSnapshot((db) =>
          reviewPromotion(db, quoteContext, body.input, body.id ?? null),
        );
      },
    },
    simulation: {
      reads: true,
      summary:
        'What a basket, or a real order, would cost as of an instant, with every verdict; saves nothing',
      collection: true,
      action: 'show',
      costs: { with: '`input`' },
      body: SimulationInput,
      handle: async (context: Context, { body }: Call<SimulationInput>) => {
        if (body.input) requireCosts(context);
        return simulate(context.db, await loadQuoteContext(context), body);
      },
    },
    replay: {
      reads: true,
      summary:
        'Terms tried on the orders of the last days: cost, margin, orders touched, with the assumptions',
      collection: true,
      action: 'show',
      costs: 'always',
      body: ReplayInput,
      handle: async (
        context: Context,
        { body: { input, replaces, days } }: Call<z.infer<typeof ReplayInput>>,
      ) => {
        const quoteContext = await loadQuoteContext(context);
        return context.connection.readSnapshot((db) =>
          replayPromotion(db, quoteContext, input, replaces ?? null, days),
        );
      },
    },
    conflicts: {
      summary:
        'Promotions of now and later that may apply to one basket, the largest discount first',
      collection: true,
      action: 'list',
      body: z.strictObject({}),
      handle: async (context: Context) => {
        const settings = await context.settings();
        const pairs = await context.connection.readSnapshot((db) =>
          loadConflictPairs(db, { settings, now: context.now() }),
        );
        return seesCosts(context) ? pairs : withoutFloors(pairs);
      },
    },
    calendar: {
      summary: 'Promotions between two instants, with those that may meet in one basket',
      collection: true,
      action: 'list',
      body: CalendarInput,
      handle: async (context: Context, { body }: Call<z.infer<typeof CalendarInput>>) => {
        const { timeZone } = await context.settings();
        return loadCalendar(context.db, body, context.now(), timeZone);
      },
    },
  },
});
