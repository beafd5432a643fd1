import { QuoteInput } from '#contract/quotes';
import { type Route, route } from '../http/route.ts';
import { recordAttempts, refusedIn } from './attempts.ts';
import { quoteBasket } from './quote.ts';

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
      const { quote, shopper } = await quoteBasket(
        context.db,
        { owner: context.connection, settings: await context.settings(), now, at: body.at ?? now },
        body,
      );
      const refused = refusedIn(quote);
      if (refused.length > 0) {
        const who = { at: now, memberId: shopper.memberId, orderId: null, channel: shopper.channel };
        await context.transaction((tx) => recordAttempts(tx, refused, who));
      }
      return quote;
    },
  }),
];
