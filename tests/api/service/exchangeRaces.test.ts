/** Two agents, the customer's money and the shop's messages at once, on PostgreSQL through two applications. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Call, NOW, type OpenApi } from '../support/openApi.ts';
import { readCase, stepOf } from './caseStore.ts';
import {
  answerShop,
  exchangeOf,
  type ExchangeShop,
  inspected,
  openExchanges,
  pay,
  sellCups,
} from './exchangeStore.ts';
import { grant, quoteOf, runPayments } from './refundStore.ts';
import { next } from './ticketStore.ts';

let shop: ExchangeShop;
let apps: OpenApi[];
let callers: { agent: Call; manager: Call }[];
beforeAll(async () => {
  shop = await openExchanges();
  apps = dialect === 'sqlite' ? [shop.api] : [shop.api, await shop.api.sibling()];
  callers = [];
  for (const app of apps)
    callers.push({ agent: await app.raw('agent'), manager: await app.raw('manager') });
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

const parcel = () => ({ carrier: 'SF', trackingNumber: next() });

interface Asked {
  id: number;
  number: string;
  orderId: number;
  order: string;
}
type Deed = (caller: { agent: Call; manager: Call }, asked: Asked) => Promise<{ status: number }>;

const DEEDS: Record<string, Deed> = {
  settle: ({ agent }, { id }) => stepOf(agent, id, 'settle'),
  waive: ({ manager }, { id }) => stepOf(manager, id, 'waive', {}, 'Good customer'),
  decline: ({ agent }, { id }) => stepOf(agent, id, 'decline', {}, 'Does not pay'),
  convert: ({ manager }, { id }) => stepOf(manager, id, 'convert'),
  ship: ({ agent }, { id }) => stepOf(agent, id, 'shipReplacement', parcel()),
  refund: ({ agent }, { id }) => stepOf(agent, id, 'refund'),
  pay: (_caller, { number }) => pay(shop, number, 1500, { externalId: `pay-${number}` }),
  done: async (_caller, { id }) => answerShop(shop, id, 'done'),
  // It had left before whatever else is done meanwhile.
  doneBefore: async (_caller, { id }) => answerShop(shop, id, 'done', NOW - 1),
  refuse: async (_caller, { id }) => answerShop(shop, id, 'refused'),
  refundBoth: ({ agent }, { orderId }) =>
    grant(agent, orderId, { lines: [{ id: 'CUP', quantity: 2 }] }),
  refundOne: ({ agent }, { orderId }) =>
    grant(agent, orderId, { lines: [{ id: 'CUP', quantity: 1 }] }),
};

const idOf = async (externalId: string): Promise<number> => {
  const [row] = await query<{ id: number }>(
    shop.api.connection.db,
    'select id from orders where external_id = ?',
    [externalId],
  );
  return Number(row?.id);
};
/** What the shop was asked to send and has sent, or is to send still. */
const replacements = async (order: string) =>
  (
    await query<{ outcome: string | null }>(
      shop.api.connection.db,
      `select outcome from instructions where kind = 'replace' and order_external_id = ?
       and (outcome = 'done' or (outcome is null and withdrawn_at is null))`,
      [order],
    )
  ).map(({ outcome }) => outcome);
/** Done, or refused with a reason; nothing breaks. */
const ANSWERS = [200, 201, 403, 404, 409, 422];

test('whatever agents and the shop do at once, no unit is both replaced and refunded, and the money fits to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('MUG', 'GLASS'),
      fc.array(fc.array(fc.constantFrom(...Object.keys(DEEDS)), { minLength: 2, maxLength: 5 }), {
        minLength: 2,
        maxLength: 4,
      }),
      async (by, rounds) => {
        const order = await sellCups(shop);
        const { id, number } = await inspected(shop, order, { by });
        const about = { id, number, orderId: await idOf(order), order };
        for (const deeds of [['settle', 'settle'], ...rounds]) {
          const answers = await Promise.all(
            deeds.map((deed, index) => {
              const caller = callers[index % callers.length];
              return caller && DEEDS[deed]?.(caller, about);
            }),
          );
          for (const answer of answers) expect(ANSWERS).toContain(answer?.status);
        }
        await runPayments(shop.api);
        const { stage } = await readCase(shop.agent, id);
        const { difference, paid, extra, refundId, shippedAt, sentAnywayAt } = await exchangeOf(
          shop.agent,
          id,
        );
        const quote = await quoteOf(shop.agent, about.orderId, {});
        const units = quote.body.orderLines[0]?.refundedUnits ?? 0;
        const refunded = quote.body.tenders.reduce((sum, tender) => sum + tender.refunded, 0);
        const asked = await replacements(order);
        const isSentByStaff = shippedAt !== null && !asked.includes('done');
        expect(asked.length + (isSentByStaff ? 1 : 0)).toBeLessThanOrEqual(1);
        // What left although its money went back waits for somebody who gets it back.
        if (asked.includes('done')) expect(shippedAt ?? sentAnywayAt).not.toBeNull();
        const isReplaced = stage === 'replacementReserved' || shippedAt !== null;
        expect(units + (isReplaced ? 1 : 0)).toBeLessThanOrEqual(2);
        // The other cup, and the difference of a cheaper one; or what the customer gave for both.
        const ofDifference = refundId === null ? 0 : -(difference ?? 0);
        const ofExchange = stage === 'completed' ? 2750 : ofDifference;
        const ofOther = units > (stage === 'completed' ? 1 : 0) ? 2750 : 0;
        // What was paid after the refund was granted stays for a person to look at.
        const ofPayment = stage === 'completed' ? paid - extra : 0;
        expect(refunded).toBe(ofExchange + ofOther + ofPayment);
        expect(await shop.api.verify()).toEqual([]);
      },
    ),
    { numRuns: 6 },
  );
});
