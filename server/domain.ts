/** What a domain contributes to the server, and how its contributions are added to the hooks. */
import { afterNewSkus } from './catalog/products/afterNewSkus.ts';
import { pastSales } from './catalog/categories/pastSales.ts';
import { productSales } from './catalog/quality/productSales.ts';
import { catalogReferences } from './catalog/references/references.ts';
import { afterLevelChanges } from './members/evaluation/afterLevelChanges.ts';
import { factSql } from './members/segmentRules/factSql.ts';
import { afterSentLevels } from './members/levels/writeSent.ts';
import { afterBirthdays } from './members/rewards/afterBirthdays.ts';
import { afterUnmerges } from './members/merges/afterUnmerges.ts';
import { givenAlone } from './members/adjustments/givenAlone.ts';
import { heldCodes } from './members/merges/heldCodes.ts';
import { causeSources } from './members/points/causes.ts';
import { pairSources } from './members/merges/pairSources.ts';
import { levelFacts } from './members/evaluation/levelFacts.ts';
import { levelDeeds } from './members/evaluation/deeds.ts';
import { levelCodes } from './members/rewards/takeBackRewards.ts';
import { afterNewMembers } from './members/members/afterNewMembers.ts';
import { afterProgrammeDecisions } from './members/programme/afterDecisions.ts';
import { exchangedMoney } from './orders/earning/exchangedMoney.ts';
import { paidWithPoints } from './orders/earning/paidWithPoints.ts';
import { detailNames } from './orders/events/detailNames.ts';
import { afterEvents } from './orders/events/afterEvents.ts';
import { afterAnswers, beforeAsking, unitsUnderCases } from './orders/instructions/hooks.ts';
import { afterOrders, afterSettledOrders } from './orders/orders/afterOrders.ts';
import { afterPayments } from './orders/payments/afterPayments.ts';
import { differencePayments } from './orders/payments/ofDifferences.ts';
import { afterReturns, afterSettledReturns } from './orders/returns/afterReturns.ts';
import { ownRefunds } from './orders/returns/ownRefunds.ts';
import { redeemedLines } from './orders/returns/redeemedLines.ts';
import { personalFields } from './platform/activities/personal.ts';
import { relatedActivities } from './platform/activities/related.ts';
import { unseenRecords } from './platform/activities/unseen.ts';
import { attentionSources } from './platform/attention/source.ts';
import { afterRestore } from './platform/backup/afterRestore.ts';
import { defaults } from './platform/defaults/ensureDefaults.ts';
import { audienceNamesOf } from './platform/audiences/known.ts';
import { levelSource } from './platform/audiences/levelSource.ts';
import { audienceUses } from './platform/audiences/uses.ts';
import { fileUses } from './platform/files/fileUses.ts';
import { exporters } from './platform/exports/exports.ts';
import { allRoutes } from './platform/http/shownRecords.ts';
import { summedLists } from './platform/lists/sums.ts';
import { importKinds } from './platform/imports/kinds.ts';
import { periodicTasks } from './platform/jobs/periodic.ts';
import { retentions } from './platform/jobs/retention.ts';
import { scheduledJobs } from './platform/schedule/jobs.ts';
import { afterCalendarChange, currencyUses } from './platform/settings/hooks.ts';
import { messageKinds } from './platform/messages/kinds.ts';
import { recipientSources } from './platform/messages/recipients.ts';
import { secretLinks } from './platform/messages/secretLinks.ts';
import { eventTypes } from './platform/outbox/eventTypes.ts';
import { timerKinds } from './platform/outbox/timers.ts';
import { memberData } from './platform/personalData/memberTables.ts';
import { publicPages } from './platform/publicPages/pages.ts';
import { checks } from './platform/verify/verify.ts';
import { undoers } from './platform/undo/undoers.ts';
import { batchGivers } from './promotions/coupons/batchGivers.ts';
import { refundedAtFault, refundsMade } from './promotions/redemptions/refundsMade.ts';
import { afterResponses } from './surveys/answering/afterResponses.ts';
import { SERVICE_HOOKS } from './service/hooks.ts';
import type { Hook } from '#shared/hook';

/** All hooks of the server, by the names under which domains contribute to them. */
const HOOKS = {
  /** The API: mounted, documented and tested from this list. */
  routes: allRoutes,
  /** Rows that every store has from its first start. */
  defaults,
  /** Levels, groups and channels that audiences may contain, and those that records name. */
  audienceNames: audienceNamesOf,
  audienceUses,
  /** The level of a member at an instant, for domains before that of members. */
  levelSource,
  /** Lists that can be downloaded, and those with sums of their money columns. */
  exports: exporters,
  sums: summedLists,
  /** Kinds of file that can be imported. */
  imports: importKinds,
  /** Personal fields, masked in the activity log. */
  personal: personalFields,
  /** What tables hold about members: for the file of a member, and for erasing one. */
  memberData,
  /** Entries of other resources in the history of a record. */
  relatedActivities,
  /** Records of which some readers of the log learn nothing. */
  unseenRecords,
  /** Names of the records that details of events name by keys. */
  detailNames,
  /** How recorded changes are taken back. */
  undoers,
  /** Rows that need a person's attention, counted on Today and in the menu. */
  attention: attentionSources,
  /** Rows that are deleted after some time. */
  retention: retentions,
  /** Which stored files records refer to. */
  fileUses,
  /** Work that is due once for each business day, and about once a minute. */
  schedule: scheduledJobs,
  periodic: periodicTasks,
  /** Pages for people without an account, each below a secret link. */
  publicPages,
  /** Runs in the transaction in which a survey was answered. */
  afterResponses,
  /** Types of event that the store's systems may be told. */
  eventTypes,
  /** Kinds of message to people, and how e-mails get a secret address. */
  messageKinds,
  secretLinks,
  /** Who members are to whom messages go, and how they refuse marketing. */
  recipients: recipientSources,
  /** What time alone decides and the store's systems are told. */
  timers: timerKinds,
  /** Rollups to recompute, and rules that stored rows must satisfy. */
  verify: checks,
  /** Derived rows that are rewritten after a backup was restored. */
  afterRestore,
  /** Records that hold amounts in the store's currency, which must then not change. */
  currencyUses,
  /** Steps of the job that runs after the store's time zone or first weekday changed. */
  afterCalendarChange,
  /** Records that refer to a category, a product or a variant. */
  references: catalogReferences,
  /** What happens to a category's past sales when it moves, is merged or is deleted. */
  pastSales,
  /** What was paid for each product, by which issues to fix are ordered. */
  productSales,
  afterNewSkus,
  afterNewMembers,
  /** Runs after levels that the store sends were written. */
  afterSentLevels,
  /** What members did, for the conditions of levels. */
  levelFacts,
  /** What records did that counts for levels, with when it became known: for levels as they would be without a merge. */
  levelDeeds,
  /** How facts about members are read, for the rules of segments and tags. */
  factSql,
  /** Runs once for each step of a member through the levels of the programme. */
  afterLevelChanges,
  /** Runs on birthdays of members, and for some days after them. */
  afterBirthdays,
  /** After a version of the members' programme was approved, or an approved one withdrawn. */
  afterProgrammeDecisions,
  /** The points that a person gave on a day without a second person, which limits of a day count. */
  givenAlone,
  /** How many codes members hold, and by what records of one person are found. */
  heldCodes,
  /** Withdraws codes of levels that were reached only by a merge which is undone. */
  levelCodes,
  /** What is split when the merge of a record is undone. */
  afterUnmerges,
  pairSources,
  /** What records are called that caused entries of points and growth. */
  causeSources,
  /** Runs in the transaction that writes orders, in the order of the domains. */
  afterOrders,
  /** The same, once every domain has settled what the orders spent. */
  afterSettledOrders,
  afterReturns,
  afterSettledReturns,
  /** Runs after payments were written, and after the shop has answered an instruction. */
  afterPayments,
  afterAnswers,
  unitsUnderCases,
  beforeAsking,
  /** The lines of redeemed orders, which returns may name. */
  redeemedLines,
  /** Refunds made here, which return messages of the store may be about. */
  ownRefunds,
  /** Which lines of orders points paid for. */
  paidWithPoints,
  /** What exchanges changed of what was paid for lines of orders. */
  exchangedMoney,
  /** Payments for differences of exchanges, which name a case and not the order. */
  differencePayments,
  /** Refunds made here, as far as no return tells them, and whether one of them was at the merchant's fault. */
  refundsMade,
  refundedAtFault,
  afterEvents,
  batchGivers,
  ...SERVICE_HOOKS,
};

type Hooks = typeof HOOKS;
type PartOf<H> = H extends Hook<infer Part> ? Part : never;
type Contributions = { [Name in keyof Hooks]?: readonly PartOf<Hooks[Name]>[] };

export interface Domain extends Contributions {
  name: string;
}

const fill = <Name extends keyof Hooks>(name: Name, domains: readonly Domain[]) => {
  const hook: Hook<PartOf<Hooks[Name]>> = HOOKS[name] as Hook<PartOf<Hooks[Name]>>;
  hook.fill(domains.flatMap((domain) => (domain[name] ?? []) as readonly PartOf<Hooks[Name]>[]));
};

/** Adds the contributions of the domains to the hooks, in the order of the domains. */
export const compose = (domains: readonly Domain[]) => {
  for (const name of Object.keys(HOOKS) as (keyof Hooks)[]) fill(name, domains);
};
