import type { ClientDomain } from '../domain.ts';
import { lazyPage } from '../ui/lazyPage.ts';
import { correctiveActions } from './correctiveActions/index.ts';
import { surveyDistributions } from './distributions/index.ts';
import { surveyAlerts } from './alerts/index.ts';
import { dimensions } from './dimensions/index.ts';
import { surveyInvitations } from './invitations/index.ts';
import { monthlyReviews } from './monthlyReviews/index.ts';
import { surveyResponses } from './responses/index.ts';
import { surveyResults } from './results/index.ts';
import { satisfactionTargets } from './satisfactionTargets/index.ts';
import { surveys } from './surveys/index.ts';
import { surveyVersions } from './versions/index.ts';
import { weightSets } from './weightSets/index.ts';

export const surveysDomain: ClientDomain = {
  group: 'surveys',
  features: [
    surveys,
    surveyAlerts,
    surveyDistributions,
    surveyResults,
    correctiveActions,
    surveyResponses,
    monthlyReviews,
    dimensions,
    weightSets,
  ],
  unlisted: [surveyVersions, surveyInvitations, satisfactionTargets],
  memberSections: [
    {
      title: 'givenAnswers.title',
      tab: 'activity',
      Content: lazyPage(() => import('./givenAnswers/MemberAnswers.tsx')),
    },
  ],
  ticketSections: [
    { name: 'alerts', Content: lazyPage(() => import('./alerts/TicketAlerts.tsx')) },
    { name: 'answers', Content: lazyPage(() => import('./givenAnswers/TicketAnswers.tsx')) },
  ],
  recordSections: [
    {
      resource: 'categories',
      name: 'scores',
      Content: lazyPage(() => import('./recordScores/CategoryScores.tsx')),
    },
    {
      resource: 'promotions',
      name: 'scores',
      Content: lazyPage(() => import('./recordScores/PromotionScores.tsx')),
    },
    {
      resource: 'campaigns',
      name: 'scores',
      Content: lazyPage(() => import('./recordScores/CampaignScores.tsx')),
    },
    {
      resource: 'memberActivities',
      name: 'scores',
      Content: lazyPage(() => import('./recordScores/ActivityScores.tsx')),
    },
    {
      resource: 'staff',
      name: 'scores',
      Content: lazyPage(() => import('./recordScores/StaffScores.tsx')),
    },
  ],
};
