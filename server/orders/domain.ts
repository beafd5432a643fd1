/** The domain of orders, returns, behaviour events and sales rollups. */
import { REPLAY_KEEP_DAYS } from '#contract/members/replays';
import { programmeReplayMembers } from '#db/schema/members/replays';
import type { Domain } from '../domain.ts';
import { keepFor } from '../platform/jobs/retention.ts';
import { ORDER_ATTENTION } from './attention.ts';
import { CHECKS } from './checks.ts';
import { CURRENCY_USES } from './currencyUses.ts';
import { linkEventsToMembers } from './events/linkMembers.ts';
import { registerByEvents, registerNewMembers } from './events/registerByEvents.ts';
import { earnApprovalRoutes } from './earnApprovals/routes.ts';
import { eventRoutes } from './events/routes.ts';
import { SAME_DEVICES } from './events/sameDevices.ts';
import { INSTRUCTION_EVENTS, RETURN_EVENTS } from './eventTypes.ts';
import { ORDER_CAUSES } from './earning/causes.ts';
import { earnByEvents } from './earning/earnByEvents.ts';
import { earnByGoods } from './earning/earnByGoods.ts';
import { earnByOrders, earnByReturns } from './earning/earnByOrders.ts';
import { EARNING_CHECKS } from './earning/verify.ts';
import { EXPORTS } from './exports.ts';
import { endByEvents, endByOrders } from './levelling/endInactivity.ts';
import { loadDealings } from './levelling/levelFacts.ts';
import {
  levelByEvents,
  levelByNewMembers,
  levelByOrders,
  levelByReturns,
} from './levelling/levelMembers.ts';
import { loadOrderDeeds } from './levelling/loadDeeds.ts';
import { ORDER_MEMBER_DATA } from './memberData.ts';
import { linkLinesToProducts } from './orders/linkProducts.ts';
import { orderList } from './orders/list.ts';
import { orderRoutes } from './orders/routes.ts';
import { instructionRoutes } from './instructions/routes.ts';
import { paymentList } from './payments/list.ts';
import { paymentRoutes } from './payments/routes.ts';
import { ensureReturnReasons } from './returnReasons/defaults.ts';
import { returnReasonRoutes } from './returnReasons/routes.ts';
import { returnList } from './returns/list.ts';
import { returnRoutes } from './returns/routes.ts';
import { shipmentRoutes } from './shipments/routes.ts';
import { dryRunRoutes } from './dryRuns/routes.ts';
import { replayRoutes } from './replays/routes.ts';
import { continueReplays } from './replays/start.ts';
import { SCORE_MEMBERS } from './rfm/daily.ts';
import { SCORE_FIRST } from './rfm/first.ts';
import { RFM_FACTS } from './rfm/facts.ts';
import { rfmRoutes } from './rfm/routes.ts';
import { ORDER_FACTS } from './segmentFacts/facts.ts';
import { PAST_SALES } from './sales/pastSales.ts';
import { PRODUCT_SALES } from './sales/productSales.ts';
import { loadChannels } from './sales/span.ts';
import { recountSales } from './recount/recountSales.ts';
import { refreshOutdated } from './sales/refreshOutdated.ts';
import { rebuildRestored } from './sales/rebuildRestored.ts';
import { onlineRetailImport } from './transfer/importOnlineRetail.ts';

export const orders: Domain = {
  name: 'orders',
  routes: [
    ...eventRoutes,
    ...earnApprovalRoutes,
    ...orderRoutes,
    ...returnRoutes,
    ...returnReasonRoutes,
    ...paymentRoutes,
    ...shipmentRoutes,
    ...instructionRoutes,
    ...replayRoutes,
    ...rfmRoutes,
    ...dryRunRoutes,
  ],
  periodic: [continueReplays, SCORE_FIRST],
  retention: [keepFor(REPLAY_KEEP_DAYS, programmeReplayMembers, programmeReplayMembers.createdAt)],
  attention: ORDER_ATTENTION,
  exports: [EXPORTS],
  sums: [
    {
      orders: {
        list: orderList,
        columns: ['revenue', 'discount', 'shipping', 'total', 'returned'],
      },
      returns: { list: returnList, columns: ['amount', 'shipping'] },
      payments: { list: paymentList, columns: ['amount'] },
    },
  ],
  audienceNames: [
    async (db) => (await loadChannels(db)).map((key) => ({ kind: 'channels' as const, key })),
  ],
  imports: [onlineRetailImport],
  memberData: [ORDER_MEMBER_DATA],
  defaults: [refreshOutdated, ensureReturnReasons],
  currencyUses: CURRENCY_USES,
  afterCalendarChange: [recountSales],
  pastSales: [PAST_SALES],
  productSales: [PRODUCT_SALES],
  afterNewSkus: [linkLinesToProducts, earnByGoods],
  // Levels follow from what was earned: they come last.
  afterNewMembers: [linkEventsToMembers, registerNewMembers, levelByNewMembers],
  afterSettledOrders: [endByOrders, earnByOrders, levelByOrders],
  afterSettledReturns: [earnByReturns, levelByReturns],
  afterEvents: [registerByEvents, endByEvents, earnByEvents, levelByEvents],
  pairSources: [SAME_DEVICES],
  causeSources: ORDER_CAUSES,
  levelFacts: [loadDealings],
  levelDeeds: [loadOrderDeeds],
  factSql: [ORDER_FACTS, RFM_FACTS],
  schedule: [SCORE_MEMBERS],
  afterRestore: [{ rebuild: rebuildRestored }],
  verify: [...CHECKS, ...EARNING_CHECKS],
  eventTypes: [...RETURN_EVENTS, ...INSTRUCTION_EVENTS],
};
