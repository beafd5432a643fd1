/** Routes of refunds: staff grant, decide and follow them, and the shop says what became of payments. */
import type { z } from 'zod';
import {
  PaymentByOther,
  PaymentConfirmation,
  PaymentDenial,
  PaymentResult,
  PaymentRetry,
  PaymentSettlement,
} from '#contract/service/refundPayments';
import { RefundRequest } from '#contract/service/refundQuotes';
import { RefundDecision } from '#contract/service/refunds';
import { cleanKey } from '#shared/searchText';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { invalid } from '../../platform/http/errors.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { isAhead } from '../../platform/records/sourceClock.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { orders } from '#db/schema/orders/orders';
import { refundPayments } from '#db/schema/service/refunds';
import { refuseHeldUnits } from '../caseUnits/refuseHeld.ts';
import { isOfUnits } from '../refunds/rules.ts';
import { refundList } from '../refunds/list.ts';
import { quoteRefund } from '../refundQuotes/quote.ts';
import { answerRefund, showPayment, showRefund } from '../refunds/record.ts';
import { maskStaffWords } from '../refunds/staffWords.ts';
import { decideRefund } from './decisions.ts';
import {
  confirmPayment,
  denyPayment,
  OtherMoney,
  refuseOtherMoney,
  reportPayment,
  toAnswer,
} from './paymentActions.ts';
import { closeRefund } from './close.ts';
import { payByOther, retryPayment } from './replacePayment.ts';
import { settleExtra } from './settleExtra.ts';

const decision = (summary: string, action: string, work: ReturnType<typeof decideRefund>) => ({
  summary,
  action,
  body: RefundDecision,
  handle: async (context: Context, call: Call<RefundDecision>) => {
    const id = recordId(call.params.id);
    const writer = await writerOf(context);
    return context.transaction(async (tx) => {
      await work(tx, writer, id, call.body);
      return answerRefund(tx, id);
    });
  },
});

/** A verb of a payment; the answer is its refund. */
const paymentVerb = <Body>(
  summary: string,
  body: z.ZodType,
  work: (tx: Db, writer: Writer, id: number, body: Body) => Promise<void>,
  action = 'edit',
) => ({
  summary,
  action,
  body,
  handle: async (context: Context, call: Call<Body>) => {
    const id = recordId(call.params.id);
    const writer = await writerOf(context);
    return context.transaction(async (tx) => {
      await work(tx, writer, id, call.body);
      return answerRefund(tx, (await getRow(tx, refundPayments, id)).refundId);
    });
  },
});

const staffRoutes: Route[] = [
  ...resource('refunds', {
    list: listOf(refundList),
    show: async (context, { params }) => {
      const shown = await showRefund(context.db, recordId(params.id));
      return maskStaffWords(context, [shown])[0];
    },
    actions: {
      approval: decision(
        'Approve a refund of somebody else that is above the limit: it is paid at once',
        'approval',
        decideRefund('approve'),
      ),
      rejection: decision('Refuse a refund, with the reason', 'approval', decideRefund('reject')),
      closing: decision(
        'Close a refund that failed because the store has refunded it itself, with the reason',
        'approval',
        closeRefund,
      ),
      withdrawal: decision(
        'Take back an own refund that waits for approval',
        'create',
        decideRefund('withdraw'),
      ),
    },
  }),
  ...resource('refundPayments', {
    show: (context, { params }) => showPayment(context.db, recordId(params.id)),
    actions: {
      retry: paymentVerb('Pay again what was refused', PaymentRetry, retryPayment, 'retry'),
      otherTender: paymentVerb(
        'Pay by another tender what was refused',
        PaymentByOther,
        payByOther,
      ),
      confirmation: paymentVerb(
        'The money has moved, with the reference of where',
        PaymentConfirmation,
        confirmPayment,
      ),
      settlement: paymentVerb(
        'Money that moved twice has come back: which, by its reference, and how',
        PaymentSettlement,
        settleExtra,
      ),
      denial: paymentVerb(
        'The money of a payment without an answer has not moved',
        PaymentDenial,
        denyPayment,
      ),
    },
  }),
  ...resource('orders', {
    actions: {
      refundQuote: {
        reads: true,
        summary:
          'What a refund of an order would come to, line by line, by tender, and what is left; saves nothing',
        body: RefundRequest,
        action: 'show',
        handle: async (context: Context, { params, body }: Call<RefundRequest>) => {
          const settings = await context.settings();
          const id = recordId(params.id);
          const asker = { settings, role: context.role, now: context.now() };
          return context.connection.readSnapshot(async (db) => {
            const quote = await quoteRefund(db, asker, id, body);
            // As it is asked when the refund is granted.
            if (isOfUnits(body.kind))
              await refuseHeldUnits(db, asker.now, {
                order: await getRow(db, orders, id),
                ...body,
              });
            return quote;
          });
        },
      },
    },
  }),
];

export const refundRoutes: Route[] = [
  ...staffRoutes,
  route({
    method: 'post',
    path: '/store/refundPayments/:key/result',
    access: { scope: 'orders.write' },
    summary:
      'What became of a payment that you were asked for by `refund.payment_requested`; a repeat changes nothing, and 409 has the payment where it had succeeded under another reference',
    body: PaymentResult,
    handle: async (context, { params, body }) => {
      const writer = await writerOf(context);
      if (isAhead(body.at, writer.now)) throw invalid({ at: 'errors.future' });
      const key = cleanKey(params.key ?? '');
      try {
        return await context.transaction(async (tx) =>
          toAnswer(await reportPayment(tx, writer, key, body)),
        );
      } catch (error) {
        if (!(error instanceof OtherMoney)) throw error;
        return refuseOtherMoney(context.connection.transaction, writer, key, body);
      }
    },
  }),
];
