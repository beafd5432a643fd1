/** Routes of quotes. */
import { QuoteInput } from '#contract/promotions/quotes';
import { type Route, route } from '../../platform/http/route.ts';
import { recordAttempts, refusedIn } from './attempts.ts';
import { quoteBatched } from './batchedQuotes.ts';

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
          memberId: shopper.memberId,
          orderId: null,
          channel: shopper.channel,
        };
        await context.transaction((tx) => recordAttempts(tx, refused, who));
      }
      return quote;
    },
  }),
];
