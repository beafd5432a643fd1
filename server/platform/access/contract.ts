/**
 * The five roles and their grants, as data shared by the server (which checks them) and the client (which hides what is
 * not allowed). Over 200 lines, because the grants of all roles are one table that is read as a whole.
 */
import type { StoreFormats } from '#shared/localization';

export const ROLES = ['owner', 'manager', 'agent', 'marketer', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

const CATALOG_READ = [
  'products.list',
  'products.show',
  'categories.list',
  'categories.show',
  'attributes.list',
  'attributes.show',
  'qualityRules.list',
  'qualityIssues.list',
  'stock.list',
];
const TRADE_READ = [
  'orders.list',
  'orders.show',
  'returns.list',
  'returns.show',
  'returnReasons.list',
  'returnReasons.show',
  'payments.list',
  'shipments.list',
  'instructions.list',
  'instructions.show',
  'refunds.list',
  'refunds.show',
  'refundPayments.show',
  'members.list',
  'members.show',
  'events.list',
  'growthEntries.list',
  'pointEntries.list',
  'pointEntries.show',
  'pointLots.list',
  'pointAdjustments.list',
  'pointAdjustments.show',
  'pointAdjustmentLines.list',
  'programmeVersions.list',
  'programmeVersions.show',
  'afterSalesPolicies.list',
  'afterSalesPolicies.show',
  'programmeReplays.show',
  'programmeReplayMembers.list',
  'referrals.list',
  'segments.list',
  'segments.show',
  'tags.list',
  'tags.show',
  'rfm.show',
  'programmeInsight.show',
  'fulfilment.show',
  'earnApprovals.list',
  'earnApprovals.show',
  'memberPairs.list',
  'memberPairs.show',
];
const PRICING_READ = [
  'priceLists.list',
  'priceLists.show',
  'prices.list',
  'prices.show',
  'variants.show',
  'priceEvents.list',
  'priceBatches.list',
  'priceBatches.show',
  'competitorOffers.list',
  'competitorOffers.show',
  'suggestionRules.list',
  'suggestionRules.show',
  'seasonalPlans.list',
  'seasonalPlans.show',
  'pricing.show',
];
const PROMOTIONS_READ = [
  'campaigns.list',
  'campaigns.show',
  'promotions.list',
  'promotions.show',
  'couponBatches.list',
  'couponBatches.show',
  'coupons.list',
  'coupons.show',
  'redemptions.list',
  'redemptions.show',
  'pointRewards.list',
  'pointRewards.show',
  'redeemedRewards.list',
  'redeemedRewards.show',
  'memberActivities.list',
  'memberActivities.show',
  'memberEntries.list',
  'memberEntries.show',
  'promotionCases.list',
  'promotionCases.show',
];
/** What agents do with tickets; only managers take one out of spam, and words of a message away. */
const TICKETS = [
  'ticketViews.*',
  'teams.list',
  'teams.show',
  'absences.list',
  'absences.show',
  'absences.create',
  'absences.edit',
  'absences.delete',
  'macros.list',
  'macros.show',
  'qualityCards.list',
  'qualityCards.show',
  'qualityReviews.list',
  'qualityReviews.show',
  'qualityReviews.answer',
  // Of the teams that they lead.
  'qualityReviews.create',
  'qualityReviews.edit',
  'ticketRules.list',
  'ticketRules.show',
  'tickets.list',
  'tickets.show',
  'tickets.create',
  'tickets.edit',
  'tickets.take',
  'tickets.assignment',
  'tickets.reply',
  'tickets.hold',
  'tickets.resumption',
  'tickets.resolution',
  'tickets.reopening',
  'tickets.spam',
  'tickets.merger',
  'tickets.link',
  'tickets.handOver',
  'serviceCalendars.list',
  'serviceCalendars.show',
  'servicePolicies.list',
  'servicePolicies.show',
  'tickets.share',
];
/** What agents do with cases; in which stage, the tables of stages say. Only managers decide on some of them. */
const CASES = [
  'cases.list',
  'cases.show',
  'cases.create',
  'cases.act',
  'rootCauses.list',
  'rootCauses.show',
  'careRules.list',
  'careRules.show',
  'accountabilities.create',
  // Their own drafts.
  'accountabilities.edit',
  'accountabilities.show',
  'accountabilities.reply',
];
/** What is asked about satisfaction, and by which dimensions and weights it is counted. */
const SURVEYS_READ = [
  'surveys.list',
  'surveys.show',
  'surveyVersions.list',
  'surveyVersions.show',
  'dimensions.list',
  'dimensions.show',
  'weightSets.list',
  'weightSets.show',
  'surveyResults.show',
  'surveyDistributions.list',
  'surveyDistributions.show',
  'surveyInvitations.list',
  'satisfactionTargets.list',
  'satisfactionTargets.show',
  'surveyResponses.list',
  'surveyResponses.show',
];
const SURVEYS = [
  'surveyAlerts.list',
  'surveyAlerts.show',
  'surveyAlerts.all',
  'surveyAlerts.figures',
  'surveys.*',
  'surveyVersions.*',
  'dimensions.*',
  'weightSets.*',
  'surveyResults.show',
  'surveyDistributions.list',
  'surveyDistributions.show',
  'surveyDistributions.create',
  'surveyDistributions.edit',
  'surveyDistributions.delete',
  'surveyInvitations.*',
  'satisfactionTargets.*',
  'monthlyReviews.*',
  'surveyResponses.*',
];
/** Of those who carry out or check actions; whoever reads `figures` sees all of them, others their own. */
const CORRECTIVE_ACTIONS = [
  'correctiveActions.list',
  'correctiveActions.show',
  'correctiveActions.act',
];
const EVERYONE = [
  'kpis.show',
  'settings.show',
  'account.*',
  'audienceNames.list',
  'audienceNames.show',
  'messageTemplates.list',
  'messageTemplates.show',
  'messages.list',
  'messages.show',
];

/**
 * Grants are `resource.action`; `resource.*` is every action of a resource, `*` is everything. `members.personal` shows
 * phone, e-mail and address of all members without masks; `members.reveal` those of one member, with an activity entry;
 * `members.dataFile` writes all that is stored about one into a file, `members.erasure`, which only the owner has, erases one.
 * `members.merge` makes two records one person's, and `memberPairs.decide` says that two are not.
 * `members.grantLevel` gives a member a level other than the store sends. `pointAdjustments.create` alone gives goodwill,
 * `pointAdjustments.adjust` adds and takes away for every reason.
 * `costs.show` shows what goods cost and what is earned on them (`#shared/costFields`), and lets terms that are not approved
 * be tried on baskets and orders: discounts stop at the floor, which tells the cost.
 * `qualityReviews.all` reviews everybody; who has only `create` reviews the teams that they lead.
 * `surveyAlerts.all` sees all alerts; who has only `list` sees those of the teams that they lead and those that they were given.
 * `imports.create` imports the kinds of file of which the role writes the records, `imports.all` every kind.
 * `coupons.codes` shows codes that nobody has claimed. `<resource>.exportClear` writes either into a file, with a reason.
 */
export const GRANTS: Record<Role, readonly string[]> = {
  owner: ['*'],
  manager: [
    ...EVERYONE,
    ...TRADE_READ,
    'tickets.*',
    'cases.*',
    'serviceInsight.*',
    'serviceCalendars.*',
    'servicePolicies.*',
    'macros.*',
    'ticketRules.*',
    'qualityCards.*',
    'qualityReviews.*',
    'teams.*',
    'absences.*',
    'ticketViews.*',
    'afterSalesPolicies.*',
    'refunds.*',
    'refundPayments.*',
    'rootCauses.*',
    'careRules.*',
    'accountabilities.*',
    ...SURVEYS,
    'correctiveActions.*',
    'surveyDistributions.approval',
    'surveyResults.agents',
    'surveyAlerts.*',
    'reviewImports.create',
    'surveyResults.comments',
    'orders.decideDiscount',
    'returns.decide',
    'returnReasons.*',
    'instructions.*',
    'earnApprovals.decide',
    'audienceNames.*',
    'members.reveal',
    'members.dataFile',
    'members.grantLevel',
    'members.merge',
    'memberPairs.decide',
    'pointAdjustments.create',
    'pointAdjustments.adjust',
    'pointAdjustments.approval',
    'segments.*',
    'tags.*',
    'costs.show',
    'products.*',
    'categories.*',
    'attributes.*',
    'pictures.create',
    'qualityRules.*',
    'qualityIssues.*',
    'stock.list',
    'priceLists.*',
    'prices.*',
    'variants.*',
    'priceEvents.*',
    'priceBatches.*',
    'competitorOffers.*',
    'suggestionRules.*',
    'seasonalPlans.*',
    'pricing.*',
    ...PROMOTIONS_READ,
    'pointRewards.*',
    'redeemedRewards.*',
    'memberActivities.*',
    'memberEntries.*',
    'programmeVersions.approval',
    'programmeReplays.create',
    'programmeVersions.withdrawal',
    'promotions.approval',
    'promotions.pause',
    'campaigns.pause',
    'imports.*',
    'exports.*',
    'jobs.*',
    'scheduledRuns.list',
    'scheduledRuns.show',
    'activities.list',
    'changes.undo',
    'staff.names',
    'webhookEndpoints.*',
    'webhookDeliveries.*',
    'messageTemplates.*',
    'messages.*',
  ],
  agent: [
    ...EVERYONE,
    ...CATALOG_READ,
    ...PRICING_READ,
    ...PROMOTIONS_READ,
    ...TRADE_READ,
    ...TICKETS,
    ...CASES,
    ...SURVEYS_READ,
    ...CORRECTIVE_ACTIONS,
    'surveyResults.comments',
    // Those of the teams that they lead, and those that they were given.
    'surveyAlerts.list',
    'surveyAlerts.show',
    'surveyAlerts.figures',
    'surveyAlerts.act',
    'refunds.create',
    'refundPayments.retry',
    'returns.decide',
    'instructions.create',
    'instructions.withdrawal',
    'redeemedRewards.create',
    'redeemedRewards.edit',
    'memberEntries.create',
    'members.personal',
    'pointAdjustments.create',
    'tags.assign',
    'exports.create',
    'jobs.list',
    'jobs.show',
  ],
  marketer: [
    ...EVERYONE,
    ...CATALOG_READ,
    ...PRICING_READ,
    ...TRADE_READ,
    ...SURVEYS,
    'rootCauses.list',
    'rootCauses.show',
    ...CORRECTIVE_ACTIONS,
    'correctiveActions.create',
    'correctiveActions.edit',
    'correctiveActions.figures',
    'surveyResults.comments',
    'imports.create',
    'imports.application',
    'reviewImports.create',
    'orders.decideDiscount',
    'programmeVersions.create',
    'programmeVersions.edit',
    'programmeReplays.create',
    'programmeVersions.withdrawal',
    'earnApprovals.decide',
    'campaigns.*',
    'promotions.*',
    'promotionCases.*',
    'couponBatches.*',
    'coupons.*',
    'redemptions.list',
    'redemptions.show',
    'pointRewards.*',
    'redeemedRewards.*',
    'memberActivities.list',
    'memberActivities.show',
    'memberActivities.create',
    'memberActivities.edit',
    'memberEntries.*',
    'pictures.create',
    'messageTemplates.*',
    'messages.*',
    'staff.names',
    'members.reveal',
    'members.grantLevel',
    'pointAdjustments.create',
    'pointAdjustments.adjust',
    'segments.*',
    'tags.*',
    'costs.show',
    'exports.create',
    'jobs.list',
    'jobs.show',
  ],
  analyst: [
    ...EVERYONE,
    ...CATALOG_READ,
    ...PRICING_READ,
    ...PROMOTIONS_READ,
    ...TRADE_READ,
    ...SURVEYS_READ,
    'rootCauses.list',
    'rootCauses.show',
    'correctiveActions.list',
    'correctiveActions.show',
    'correctiveActions.figures',
    'surveyAlerts.list',
    'surveyAlerts.show',
    'surveyAlerts.all',
    'surveyAlerts.figures',
    'monthlyReviews.list',
    'monthlyReviews.show',
    'serviceInsight.show',
    'exports.create',
    'jobs.list',
    'jobs.show',
  ],
};

const granted = new Map<Role, ReadonlySet<string>>(
  ROLES.map((role) => [role, new Set(GRANTS[role])]),
);

/** Whether a role has this grant; an unknown role has none. */
export const can = (role: Role, resource: string, action: string): boolean => {
  const grants = granted.get(role);
  return (
    grants !== undefined &&
    (grants.has('*') || grants.has(`${resource}.*`) || grants.has(`${resource}.${action}`))
  );
};

/** The roles that have this grant, for messages of refusals. */
export const rolesThatCan = (resource: string, action: string): Role[] =>
  ROLES.filter((role) => can(role, resource, action));

export const PASSWORD_MIN = 10;
/** What a one-time link offers to the person who opens it. */
export interface InvitationOffer {
  storeName: string;
  /** Null for the first owner's link, where the owner enters the address. */
  email: string | null;
  role: Role;
}

export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  twoFactorEnabled: boolean;
}

/** The signed-in person, with the store's settings that every page needs. */
export interface Account extends Me {
  store: StoreFormats;
}

/** An open session of the caller; `current` marks the session of the request. Instants are UTC ms. */
export interface OwnSession {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: number;
  expiresAt: number;
  current: boolean;
}
