/** Fills an empty database with the demo store, day by day, through the same write paths that real data takes. */
import '#shared/validation';
import '#server/app';
import type { Connection } from '#db';
import { writeCompetitors } from './pricing/competitors.ts';
import { writeSchedule } from './platform/schedule.ts';
import { DEMO, drawPlan, type PlanOptions, SETTINGS } from './plan.ts';
import { writeAudienceNames } from './members/audienceNames.ts';
import { writeAdjustments } from './members/adjustments.ts';
import { writeErasure } from './members/erasure.ts';
import { writeMerges } from './members/merges.ts';
import { writeSegments } from './members/segments.ts';
import { writeProgrammeLevels } from './members/programmeLevels.ts';
import { writeFirstProgramme, writeProgrammeDraft } from './members/programme.ts';
import { writeMessages } from './platform/messages.ts';
import { writeDeliveries, writeEndpoint } from './platform/webhooks.ts';
import { writeStockCounts } from './catalog/stock.ts';
import { writePricing } from './pricing/pricing.ts';
import { writeBaskets, writeCases } from './promotions/baskets.ts';
import { writeMemberActivities } from './promotions/activities.ts';
import { writeMemberOrders } from './promotions/memberOrders.ts';
import { writeRewards } from './promotions/rewards.ts';
import { writeChanges } from './promotions/writeChanges.ts';
import { writeSettings, writeTree } from './catalog/writeCatalog.ts';
import { type Counts, countStore } from './counts.ts';
import { writeInstructions } from './orders/instructions.ts';
import { MAX_VISITS } from './orders/events.ts';
import { writeDays } from './orders/writeDays.ts';
import { writeEvents } from './orders/writeEvents.ts';
import { writeServiceCases } from './service/cases.ts';
import { writeExchanges } from './service/exchanges.ts';
import { writeGivenRemedy } from './service/givenRemedy.ts';
import { writeReturnCases } from './service/returnCases.ts';
import { writeRepairs } from './service/repairs.ts';
import { writeReasonWords } from './orders/returnReasons.ts';
import { writeAfterSalesPolicies } from './service/afterSalesPolicies.ts';
import { writeOldTickets } from './service/oldTickets.ts';
import { writePolicies } from './service/policies.ts';
import { writeDesk } from './service/desk.ts';
import { writeRefunds } from './service/refunds.ts';
import { writeFirstRules, writeTimedRule } from './service/ticketRules.ts';
import { writeQuality } from './service/quality.ts';
import { writeTickets } from './service/tickets.ts';
import { writeAlerts } from './surveys/alerts.ts';
import { writeCorrectiveActions } from './surveys/correctiveActions.ts';
import { writeDistributions } from './surveys/distributions.ts';
import { writeMonthlyReviews } from './surveys/monthlyReviews.ts';
import { writeResponses } from './surveys/responses.ts';
import { writeSurveys } from './surveys/surveys.ts';
import { writerAt } from './systemWriter.ts';

const HOUR = 3_600_000;
/** Scale of a store for development: 32 of the demo store's 800 products, 120 members, 800 orders. */
export const TINY = 0.04;

export interface DemoOptions extends PlanOptions {
  log?: (line: string) => void;
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);

/**
 * Writes the demo store into a migrated database without products, orders and members; `now` is the instant of seeding.
 */
export const seedDemo = async (
  connection: Connection,
  { log, ...options }: DemoOptions,
): Promise<Counts> => {
  const started = performance.now();
  const plan = drawPlan(DEMO, options);
  const opening = writerAt(plan.days.start(0) + 9 * HOUR);
  await connection.transaction((tx) => writeSettings(tx, opening));
  await connection.transaction((tx) => writeTree(tx, opening));
  await connection.transaction((tx) => writeAudienceNames(tx, opening));
  await writePolicies(connection, opening);
  // Before the story, whose orders earn and raise levels as they are written.
  await connection.transaction((tx) => writeFirstProgramme(tx, writerAt(options.now)));
  const { recent, checkout, planning } = await writeDays(connection, plan);
  const { random } = plan;
  const now = writerAt(options.now);
  const endpointId = await writeEndpoint(connection, options.now);
  if (planning) await writeChanges(connection, random.fork('promotions'), planning, checkout, now);
  await writePricing(connection, now);
  await writeStockCounts(connection, plan);
  await writeInstructions(connection, recent, options.now);
  await writeCompetitors(connection, random.fork('competitors'), now);
  await writeEvents(connection, plan, now, recent, Math.ceil(MAX_VISITS * (options.scale ?? 1)));
  if (planning) {
    await writeCases(connection, planning, now);
    await writeBaskets(connection, random.fork('baskets'), planning, now);
  }
  await writeProgrammeLevels(connection, now);
  await writeAdjustments(connection, now);
  await writeMerges(connection, now);
  await writeSegments(connection, now);
  await writeRewards(connection, random, planning ?? null, now);
  if (planning) await writeMemberOrders(connection, random.fork('memberOrders'), now);
  await writeMemberActivities(connection, random, planning ?? null, now);
  await writeReasonWords(connection, now);
  await connection.transaction((tx) => writeAfterSalesPolicies(tx, now));
  await writeFirstRules(connection, opening);
  await writeTickets(connection, options.now);
  await writeServiceCases(connection, options.now);
  await writeRepairs(connection, options.now);
  await writeDesk(connection, now);
  await writeTimedRule(connection, now);
  await writeQuality(connection, now);
  await writeRefunds(connection, options.now);
  await writeExchanges(connection, options.now);
  await writeReturnCases(connection, options.now);
  await writeGivenRemedy(connection, options.now);
  await writeOldTickets(connection, now);
  await writeSurveys(connection, now);
  await writeResponses(connection, random.fork('responses'), {
    now: options.now,
    timeZone: SETTINGS.timeZone,
  });
  await writeDistributions(connection, options.now);
  await writeAlerts(connection, options.now);
  await writeCorrectiveActions(connection, now);
  await writeMonthlyReviews(connection, options.now);
  await writeProgrammeDraft(connection, now);
  await writeSchedule(connection, options.now, SETTINGS.timeZone);
  await writeMessages(connection, options.now);
  await writeDeliveries(connection, random.fork('webhooks'), endpointId, options.now);
  await writeErasure(connection, now);
  const counts = await countStore(connection.db);
  log?.(
    `Demo store made in ${seconds(performance.now() - started)} s: ` +
      Object.entries(counts)
        .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
        .join(', '),
  );
  return counts;
};
