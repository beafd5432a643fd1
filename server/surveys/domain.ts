/** The domain of satisfaction: what customers are asked, and what they answer. */
import type { Domain } from '../domain.ts';
import { askedRoutes } from './asked/routes.ts';
import { ensureDimensions } from './dimensions/defaults.ts';
import { dimensionRoutes } from './dimensions/routes.ts';
import { EXPORTS } from './exports.ts';
import { SURVEY_MEMBER_DATA } from './memberData.ts';
import { reviewsImport } from './reviews/importReviews.ts';
import { REVIEW_UNDOERS } from './reviews/undo.ts';
import { resultRoutes } from './results/routes.ts';
import { recomputeScores, recountScores } from './scores/recompute.ts';
import { SCORE_CHECKS } from './scores/verify.ts';
import { suggestionRoutes } from './suggestions/routes.ts';
import { surveyRoutes } from './surveys/routes.ts';
import { versionRoutes } from './versions/routes.ts';
import { ensureWeights } from './weightSets/defaults.ts';
import { weightSetRoutes } from './weightSets/routes.ts';

export const surveys: Domain = {
  name: 'surveys',
  routes: [
    ...surveyRoutes,
    ...versionRoutes,
    ...dimensionRoutes,
    ...weightSetRoutes,
    ...resultRoutes,
    ...askedRoutes,
    ...suggestionRoutes,
  ],
  exports: [EXPORTS],
  memberData: [SURVEY_MEMBER_DATA],
  imports: [reviewsImport],
  undoers: [REVIEW_UNDOERS],
  defaults: [ensureDimensions, ensureWeights],
  verify: SCORE_CHECKS,
  afterRestore: [{ rebuild: (tx) => recomputeScores(tx) }],
  afterCalendarChange: [recountScores],
};
