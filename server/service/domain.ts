/** The domain of customer service: tickets and what is done about them. */
import { customerLinks } from '#db/schema/service/customerLinks';
import type { Domain } from '../domain.ts';
import { approvalContextRoutes } from './approvalContext/routes.ts';
import { attachmentRoutes } from './attachmentAccess/routes.ts';
import { filesInMessages } from './attachments/load.ts';
import { keepFor } from '../platform/jobs/retention.ts';
import { TICKET_ATTENTION } from './attention.ts';
import { accountabilityRoutes } from './accountability/routes.ts';
import { bulkRoutes } from './bulk/routes.ts';
import { CASE_ATTENTION } from './caseAttention/attention.ts';
import { AFTER_CASE_STEPS } from './afterCaseSteps.ts';
import { CASE_MEMBER_DATA } from './caseMemberData.ts';
import { CARE_CALLS } from './careCalls/kind.ts';
import { PLAN_CALLS } from './careRules/job.ts';
import { CARE_RULE_MEMBER_DATA } from './careRules/memberData.ts';
import { careRuleRoutes } from './careRules/routes.ts';
import { followRefunds } from './caseRefunds/follow.ts';
import { followReturns } from './caseRefunds/followReturns.ts';
import { findOpenCases } from './cases/blocks.ts';
import { CASE_EVENTS } from './cases/eventTypes.ts';
import { caseRoutes } from './cases/routes.ts';
import { CASES_OF_PEOPLE } from './cases/personRows.ts';
import { CASE_ROWS } from './cases/threadRows.ts';
import { CASE_TIMERS } from './cases/timers.ts';
import { COMPLAINTS } from './complaints/kind.ts';
import { deskRoutes } from './deskRoutes.ts';
import { DISPUTES_OF_PEOPLE, findLinkedDispute } from './disputes/holds.ts';
import { DISPUTES } from './disputes/kind.ts';
import { TAKE_WORDS_AWAY } from './retention/takeAway.ts';
import { rootCauseRoutes } from './rootCauses/routes.ts';
import { CHECKS } from './checks.ts';
import { calendarRoutes } from './clocks/calendarRoutes.ts';
import { followClocks } from './clocks/follow.ts';
import { followLevelChanges, followLevels } from './clocks/levels.ts';
import { recountTickets } from './clocks/recount.ts';
import { clockRoutes } from './clocks/routes.ts';
import { CLOCK_TIMERS } from './clocks/timers.ts';
import { customerStepRoutes } from './customerSteps/routes.ts';
import { LINKS_OF_PEOPLE } from './customerLinks/people.ts';
import { customerLinkRoutes } from './customerLinks/routes.ts';
import { TICKET_LINK, TICKET_LINK_SECRET } from './customerLinks/ticketLink.ts';
import { CUSTOMER_PAGES } from './customerPages/pages.ts';
import { SEND_GOODS } from './returnReminders/message.ts';
import { REMINDER_TIMERS } from './returnReminders/remind.ts';
import { TICKET_EVENTS } from './eventTypes.ts';
import { EXPORTS } from './exports.ts';
import { earnByDifferenceBack, earnByDifferences } from './exchanges/earn.ts';
import { followShopAnswer, followPayments } from './exchanges/followShop.ts';
import { EXCHANGES } from './exchanges/kind.ts';
import { EXCHANGED_MONEY } from './exchangeValues/hooks.ts';
import { ASKING_BY_HAND } from './askingByHand.ts';
import { intakeRoutes } from './intake/routes.ts';
import { SERVICE_MEMBER_DATA } from './memberData.ts';
import { linkingRoutes } from './linking/routes.ts';
import { mergingRoutes } from './merging/routes.ts';
import { splitTickets } from './merging/split.ts';
import { pastRoutes } from './pastRoutes.ts';
import { POLICY_ATTENTION } from './policies/attention.ts';
import { CHANNEL_USES } from './policies/channelUses.ts';
import { POLICY_CURRENCY } from './policies/currencyUses.ts';
import { POLICY_REFERENCES } from './policies/references.ts';
import { afterSalesPolicyRoutes } from './policies/routes.ts';
import { presenceRoutes } from './presence/routes.ts';
import { PROPOSAL_ATTENTION } from './proposalApprovals/attention.ts';
import { qualityCardRoutes } from './qualityCards/routes.ts';
import { ensureQualityCard } from './qualityCards/write.ts';
import { qualityReviewRoutes } from './qualityReviews/routes.ts';
import { REVIEW_ATTENTION, TO_REVIEW } from './qualityReviews/toReview.ts';
import { redactionRoutes } from './redaction/routes.ts';
import { REPAIRS } from './repairs/kind.ts';
import { followCustomerAnswers } from './returnCases/followCustomerAnswers.ts';
import { RETURNS } from './returnCases/kind.ts';
import { PRICE_PROTECTIONS, REFUNDS_ONLY } from './moneyCases/kinds.ts';
import { replyRoutes } from './replies/routes.ts';
import { settlementQuoteRoutes } from './settlementQuotes/routes.ts';
import { ensureServicePolicy } from './servicePolicies/defaults.ts';
import { servicePolicyRoutes } from './servicePolicies/routes.ts';
import { REFUNDS_OF_PEOPLE } from './refunds/customers.ts';
import { REFUND_ATTENTION } from './refundSteps/attention.ts';
import { REFUND_EVENTS } from './refundSteps/eventTypes.ts';
import { REFUND_MEMBER_DATA } from './refundSteps/memberData.ts';
import { isAnyAtFault, loadOwnRefunds, loadRefundsMade } from './refundSteps/made.ts';
import { REFUND_ROWS } from './refundSteps/threadRows.ts';
import { moneyRoutes } from './moneyRoutes.ts';
import { PAY_REFUNDS } from './refundSteps/runner.ts';
import { REFUND_CHECKS } from './refundSteps/checks.ts';
import { REFUND_EXPORTS, REFUND_SUMS } from './refundSteps/exports.ts';
import { findOpenTasks } from './tasks/load.ts';
import { taskRoutes } from './tasks/routes.ts';
import { TASK_ROWS } from './tasks/threadRows.ts';
import { followRules } from './ticketRules/follow.ts';
import { ticketRuleRoutes } from './ticketRules/routes.ts';
import { PLAN_RULES, RULE_TIMERS } from './ticketRules/timed.ts';
import { TICKET_IMPORTS } from './ticketFiles/kinds.ts';
import { TICKET_FILE_UNDOERS } from './ticketFiles/undo.ts';
import { ticketRoutes } from './tickets/routes.ts';
import { TICKET_TIMERS } from './tickets/events.ts';
import { WORD_REDACTION_MEMBER_DATA } from './wordRedactions/memberData.ts';
import { wordRedactionRoutes } from './wordRedactions/routes.ts';

/** After it has expired, so that the ticket's page still tells of it. */
const LINK_KEEP_DAYS = 90;

export const service: Domain = {
  name: 'service',
  routes: [
    ...attachmentRoutes,
    ...deskRoutes,
    ...ticketRuleRoutes,
    ...qualityCardRoutes,
    ...qualityReviewRoutes,
    ...bulkRoutes,
    ...settlementQuoteRoutes,
    ...ticketRoutes,
    ...replyRoutes,
    ...presenceRoutes,
    ...mergingRoutes,
    ...linkingRoutes,
    ...taskRoutes,
    ...redactionRoutes,
    ...wordRedactionRoutes,
    ...pastRoutes,
    ...caseRoutes,
    ...approvalContextRoutes,
    ...clockRoutes,
    ...calendarRoutes,
    ...servicePolicyRoutes,
    ...rootCauseRoutes,
    ...careRuleRoutes,
    ...accountabilityRoutes,
    ...intakeRoutes,
    ...afterSalesPolicyRoutes,
    ...customerLinkRoutes,
    ...customerStepRoutes,
    ...moneyRoutes,
  ],
  attention: [
    ...TICKET_ATTENTION,
    ...CASE_ATTENTION,
    PROPOSAL_ATTENTION,
    ...POLICY_ATTENTION,
    ...REFUND_ATTENTION,
    ...REVIEW_ATTENTION,
  ],
  ticketsToReview: [TO_REVIEW],
  exports: [EXPORTS, REFUND_EXPORTS],
  imports: TICKET_IMPORTS,
  undoers: [TICKET_FILE_UNDOERS],
  memberData: [
    SERVICE_MEMBER_DATA,
    CASE_MEMBER_DATA,
    CARE_RULE_MEMBER_DATA,
    REFUND_MEMBER_DATA,
    WORD_REDACTION_MEMBER_DATA,
  ],
  sums: [REFUND_SUMS],
  refundsMade: [loadRefundsMade],
  refundedAtFault: [isAnyAtFault],
  ownRefunds: [loadOwnRefunds],
  eventTypes: [...TICKET_EVENTS, ...CASE_EVENTS, ...REFUND_EVENTS],
  timers: [TICKET_TIMERS, CASE_TIMERS, CLOCK_TIMERS, RULE_TIMERS, REMINDER_TIMERS],
  caseKinds: [
    RETURNS,
    REFUNDS_ONLY,
    PRICE_PROTECTIONS,
    EXCHANGES,
    COMPLAINTS,
    REPAIRS,
    DISPUTES,
    CARE_CALLS,
  ],
  schedule: [PLAN_CALLS, TAKE_WORDS_AWAY],
  periodic: [recountTickets, PAY_REFUNDS, PLAN_RULES],
  defaults: [ensureServicePolicy, ensureQualityCard],
  afterTicketSteps: [followClocks, followCustomerAnswers, followRules],
  afterCaseSteps: AFTER_CASE_STEPS,
  // What orders earn follows from what became of the exchange.
  afterPayments: [followPayments, earnByDifferences],
  ...EXCHANGED_MONEY,
  afterAnswers: [followShopAnswer],
  ...ASKING_BY_HAND,
  afterRefundStates: [followRefunds, earnByDifferenceBack],
  afterSettledReturns: [followReturns],
  afterLevelChanges: [followLevelChanges],
  afterSentLevels: [followLevels],
  fileUses: [filesInMessages],
  verify: [...CHECKS, ...REFUND_CHECKS],
  messageKinds: [TICKET_LINK, SEND_GOODS],
  secretLinks: [TICKET_LINK_SECRET],
  publicPages: [CUSTOMER_PAGES],
  retention: [keepFor(LINK_KEEP_DAYS, customerLinks, customerLinks.expiresAt)],
  references: [POLICY_REFERENCES],
  audienceUses: [CHANNEL_USES],
  currencyUses: [POLICY_CURRENCY],
  afterUnmerges: [splitTickets],
  resolveBlocks: [findOpenTasks, findOpenCases, findLinkedDispute],
  threadRows: [TASK_ROWS, CASE_ROWS, REFUND_ROWS],
  personRows: [DISPUTES_OF_PEOPLE, REFUNDS_OF_PEOPLE, CASES_OF_PEOPLE, LINKS_OF_PEOPLE],
};
