/** The domain of satisfaction: what customers are asked, and what they answer. */
import type { Domain } from '../domain.ts';
import { askedRoutes } from './asked/routes.ts';
import { alertFigureRoutes } from './alertFigures/routes.ts';
import { alertAfterAnswers } from './alertRecovery/afterAnswers.ts';
import { alertRuleRoutes } from './alertRules/routes.ts';
import { ALERT_ATTENTION } from './alerts/attention.ts';
import { contactByTicket } from './alerts/contacts.ts';
import { ownByTicket } from './alerts/ownByTicket.ts';
import { alertRoutes } from './alerts/routes.ts';
import { SURVEY_PAGES } from './answering/pages.ts';
import { UNSEEN_ALERTS } from './alerts/reach.ts';
import { DISTRIBUTION_ATTENTION } from './distributions/attention.ts';
import { distributionsGiving } from './distributions/batchGivers.ts';
import { distributionRoutes } from './distributions/routes.ts';
import { SURVEY_CAUSE } from './incentives/cause.ts';
import { pointsOfSurveys } from './incentives/usage.ts';
import { INCENTIVE_CHECKS } from './incentives/verify.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { givenAnswerRoutes } from './givenAnswers/routes.ts';
import { SURVEY_FACTS } from './memberFacts/facts.ts';
import { promotionFeedbackRoutes } from './promotionFeedback/routes.ts';
import { recordScoreRoutes } from './recordScores/routes.ts';
import { ensureDimensions } from './dimensions/defaults.ts';
import { ACTION_ATTENTION } from './correctiveActions/attention.ts';
import { ACTION_EXPORTS } from './correctiveActions/exports.ts';
import { correctiveActionRoutes } from './correctiveActions/routes.ts';
import { dimensionRoutes } from './dimensions/routes.ts';
import { EXPORTS } from './exports.ts';
import { SURVEY_MEMBER_DATA } from './memberData.ts';
import { REVIEW_MONTHS } from './monthlyReviews/job.ts';
import { monthlyReviewRoutes } from './monthlyReviews/routes.ts';
import { responseRoutes } from './responses/routes.ts';
import { reviewsImport } from './reviews/importReviews.ts';
import { REVIEW_UNDOERS } from './reviews/undo.ts';
import { PROPOSE_ACTIONS } from './patterns/job.ts';
import { resultRoutes } from './results/routes.ts';
import { ensureCuts } from './scores/ensureCuts.ts';
import { recomputeScores, recountScores } from './scores/recompute.ts';
import { RECORD_LATE, SEND_SURVEYS } from './sending/job.ts';
import { SURVEY_INVITATION, SURVEY_LINKS, SURVEY_REMINDER } from './sending/messageKinds.ts';
import { voidReopened } from './sending/voidReopened.ts';
import { targetRoutes } from './satisfactionTargets/routes.ts';
import { SCORE_CHECKS } from './scores/verify.ts';
import { suggestionRoutes } from './suggestions/routes.ts';
import { surveyRoutes } from './surveys/routes.ts';
import { versionRoutes } from './versions/routes.ts';
import { ensureWeights } from './weightSets/defaults.ts';
import { weightSetRoutes } from './weightSets/routes.ts';

export const surveys: Domain = {
  name: 'surveys',
  batchGivers: [distributionsGiving],
  routes: [
    ...distributionRoutes,
    ...invitationRoutes,
    ...surveyRoutes,
    ...versionRoutes,
    ...dimensionRoutes,
    ...weightSetRoutes,
    ...responseRoutes,
    ...resultRoutes,
    ...askedRoutes,
    ...suggestionRoutes,
    ...correctiveActionRoutes,
    ...recordScoreRoutes,
    ...givenAnswerRoutes,
    ...promotionFeedbackRoutes,
    ...alertFigureRoutes,
    ...alertRoutes,
    ...monthlyReviewRoutes,
    ...targetRoutes,
    ...alertRuleRoutes,
  ],
  attention: [...ALERT_ATTENTION, ...ACTION_ATTENTION, ...DISTRIBUTION_ATTENTION],
  publicPages: SURVEY_PAGES,
  messageKinds: [SURVEY_INVITATION, SURVEY_REMINDER],
  secretLinks: SURVEY_LINKS,
  periodic: [SEND_SURVEYS],
  schedule: [RECORD_LATE, REVIEW_MONTHS, PROPOSE_ACTIONS],
  afterTicketSteps: [voidReopened, contactByTicket, ownByTicket],
  afterResponses: [alertAfterAnswers],
  exports: [EXPORTS, ACTION_EXPORTS],
  memberData: [SURVEY_MEMBER_DATA],
  factSql: [SURVEY_FACTS],
  imports: [reviewsImport],
  undoers: [REVIEW_UNDOERS],
  defaults: [ensureDimensions, ensureWeights, ensureCuts],
  causeSources: [SURVEY_CAUSE],
  givenAlone: [pointsOfSurveys],
  unseenRecords: [UNSEEN_ALERTS],
  verify: [...SCORE_CHECKS, ...INCENTIVE_CHECKS],
  afterRestore: [{ rebuild: (tx) => recomputeScores(tx) }],
  afterCalendarChange: [recountScores],
};
