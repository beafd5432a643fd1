/** An order takes what it was quoted, all at once or not at all. */
import type { Quote, RedemptionInput } from '#contract/quotes';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { redemptionPromotions, redemptions } from '#db/schema/redemptions';
import type { Work } from '../http/context.ts';
import { conflict, HttpError } from '../http/errors.ts';
import { recordAttempts, refusedIn } from '../quotes/attempts.ts';
import { quoteBasket } from '../quotes/quote.ts';
import { dayOf } from '../settings/days.ts';
import { contentHash, type Writer, writerOf } from '../store/writer.ts';
import { recordActivity } from '../activities/record.ts';
import { findRedemption, happening, type RedemptionRow, told } from './record.ts';
import { sweepExpired } from './settle.ts';
import { holdTakes, takesOf } from './takes.ts';

const MINUTE_MS = 60_000;

/** Refused for what a shopper or the store can mend: told with the quote as it is now. */
class Refused extends HttpError {
  constructor(
    key: string,
    readonly quote: Quote,
    readonly memberId: number | null,
  ) {
    super(409, key, { quote });
  }
}

const reserve = async (tx: Db, writer: Writer, owner: Work['connection'], input: RedemptionInput) => {
  const { orderId, quoteId, reserveMinutes, ...basket } = input;
  const requestHash = contentHash(basket);
  await sweepExpired(tx, writer.now);
  const known = await findRedemption(tx, orderId);
  if (known && known.status !== 'released') {
    // The same again, by a store that did not hear the answer.
    if (known.requestHash === requestHash) return known;
    throw conflict('redemptions.errors.otherBasket', { current: told(known) });
  }
  const { now, settings } = writer;
  const { quote, applied, shopper } = await quoteBasket(
    tx,
    { owner, settings, now, at: now },
    { ...basket, explain: false },
  );
  if (quoteId && quote.quoteId !== quoteId) throw new Refused('redemptions.errors.changed', quote, shopper.memberId);
  if (!quoteId && refusedIn(quote).length > 0)
    throw new Refused('redemptions.errors.codeRefused', quote, shopper.memberId);
  const [id = 0] = await insertRows(
    tx,
    redemptions,
    [
      {
        orderId,
        status: 'reserved' as const,
        memberId: shopper.memberId,
        customerKey: shopper.key,
        channel: shopper.channel,
        goods: quote.totals.goods,
        discount: quote.totals.discount,
        total: quote.totals.total,
        expiresAt: now + reserveMinutes * MINUTE_MS,
        requestHash,
        quote,
        createdAt: now,
        updatedAt: now,
      },
    ],
    { returning: true },
  );
  await insertRows(
    tx,
    redemptionPromotions,
    applied.map(({ candidate, amount }) => ({
      redemptionId: id,
      promotionId: candidate.id,
      revision: candidate.revision,
      couponId: candidate.couponId,
      amount,
    })),
  );
  await holdTakes(tx, id, takesOf(applied, shopper.key, dayOf(now, settings.timeZone)));
  await recordActivity(tx, {
    ...happening(writer, { id, orderId }),
    verb: 'reserve',
    after: { discount: quote.totals.discount },
  });
  return (await findRedemption(tx, orderId)) as RedemptionRow;
};

/** Reserves all that the basket uses, or refuses with the reason; a repeat answers what the first did. */
export const reserveRedemption = async (context: Work, input: RedemptionInput) => {
  const writer = await writerOf(context);
  try {
    return told(await context.transaction((tx) => reserve(tx, writer, context.connection, input)));
  } catch (error) {
    if (error instanceof Refused) {
      const refused = refusedIn(error.quote);
      const who = { at: writer.now, memberId: error.memberId, orderId: input.orderId, channel: input.channel ?? null };
      if (refused.length > 0) await context.transaction((tx) => recordAttempts(tx, refused, who));
    }
    throw error;
  }
};
