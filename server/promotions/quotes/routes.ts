/** Routes of quotes. */
import { QuoteInput } from '#contract/promotions/quotes';
import type { Context } from '../../platform/http/context.ts';
import { forbidden } from '../../platform/http/errors.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { recordAttempts, refusedIn } from './attempts.ts';
import { quoteBatched } from './batchedQuotes.ts';

/** Codes that a member holds are told only to keys that may read members. */
const requireMembers = ({ caller }: Pick<Context, 'caller'>) => {
  if (caller?.kind === 'key' && !caller.scopes.has('members.read')) throw forbidden([]);
};

export const quoteRoutes: Route[] = [
  route({
    method: 'post',
    path: '/store/quotes',
    access: { scope: 'promotions.read' },
    reads: true,
    summary:
      'What a basket costs: prices, promotions and codes line by line, with the reason for each that gives nothing',
    body: QuoteInput,
    handle: async (context, { body }) => {
      if (body.coupons) requireMembers(context);
      const now = context.now();
      const settings = await context.settings();
      const { quote, shopper } = await quoteBatched(context.connection, {
        input: body,
        settings,
        now,
      });
      const refused = refusedIn(quote);
      if (refused.length > 0) {
        const who = {
          at: now,
          memberId: shopper.recordId,
          orderId: null,
          channel: shopper.channel,
        };
        await context.transaction((tx) => recordAttempts(tx, refused, who));
      }
      return quote;
    },
  }),
];
