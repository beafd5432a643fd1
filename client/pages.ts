/**
 * The pages of the console: the views that each kind of record has, and the pages of their own. Features are checked
 * against it when they are compiled, and links (`links.ts`) lead only to what is in it.
 */
export type View = 'list' | 'show' | 'edit' | 'create';

const VIEWS = {
  settings: [],
  audienceNames: ['list', 'edit', 'create'],
  staff: ['list', 'edit'],
  apiKeys: ['list', 'show'],
  webhookEndpoints: ['list', 'show', 'edit'],
  webhookDeliveries: ['list', 'show'],
  messageTemplates: ['list', 'show', 'edit'],
  messages: ['list', 'show'],
  messageSettings: [],
  activities: ['list'],
  imports: [],
  jobs: ['list'],
  scheduledRuns: ['list'],
  account: [],
  priceBatches: ['list', 'show', 'edit', 'create'],
  priceLists: ['list', 'show', 'edit', 'create'],
  priceEvents: ['list'],
  competitorOffers: ['list', 'edit', 'create'],
  suggestionRules: ['list', 'edit', 'create'],
  seasonalPlans: ['list', 'edit', 'create'],
  pricing: [],
  prices: [],
  products: ['list', 'show', 'edit', 'create'],
  categories: ['list', 'edit', 'create'],
  attributes: ['list', 'edit', 'create'],
  stock: ['list'],
  qualityIssues: ['list'],
  qualityRules: ['list', 'edit'],
  members: ['list', 'show'],
  memberPairs: ['list'],
  programmeVersions: ['list', 'show', 'edit', 'create'],
  programmeReplays: ['show'],
  programmeDryRun: [],
  programmeReplayMembers: ['list'],
  pointEntries: ['list'],
  pointAdjustments: ['list', 'show'],
  orders: ['list', 'show'],
  returns: ['list', 'show'],
  returnReasons: ['list', 'edit', 'create'],
  refunds: ['list', 'show'],
  payments: ['list'],
  shipments: ['list'],
  instructions: ['list'],
  earnApprovals: ['list'],
  referrals: ['list'],
  segments: ['list', 'edit', 'create'],
  tags: ['list', 'edit', 'create'],
  rfm: [],
  programmeInsight: [],
  fulfilment: [],
  serviceInsight: [],
  reasonTexts: [],
  serviceRetention: [],
  events: ['list'],
  promotions: ['list', 'show', 'edit', 'create'],
  campaigns: ['list', 'show', 'edit', 'create'],
  promotionCalendar: [],
  promotionComparison: [],
  promotionConflicts: [],
  simulator: [],
  couponBatches: ['list', 'show', 'create'],
  coupons: ['list', 'show'],
  pointRewards: ['list', 'show', 'edit', 'create'],
  redeemedRewards: ['list', 'show'],
  memberActivities: ['list', 'show', 'edit', 'create'],
  memberEntries: ['list', 'show'],
  redemptions: ['list', 'show'],
  tickets: ['list', 'show', 'edit', 'create'],
  cases: ['list', 'show'],
  servicePolicies: ['list', 'edit', 'create'],
  serviceCalendars: ['list', 'edit', 'create'],
  teams: ['list', 'edit', 'create'],
  absences: ['list', 'edit', 'create'],
  macros: ['list', 'edit', 'create'],
  ticketRules: ['list', 'edit', 'create'],
  qualityReviews: ['list', 'show'],
  qualityCards: ['list', 'create'],
  afterSalesPolicies: ['list', 'show', 'edit', 'create'],
  rootCauses: ['list', 'edit', 'create'],
  careRules: ['list', 'edit', 'create'],
  surveys: ['list', 'show', 'edit', 'create'],
  surveyVersions: ['show', 'edit'],
  dimensions: ['list', 'edit', 'create'],
  weightSets: ['list', 'create'],
  surveyResults: [],
  surveyDistributions: ['list', 'show', 'edit', 'create'],
  surveyInvitations: [],
  correctiveActions: ['list', 'show', 'edit', 'create'],
  monthlyReviews: ['list', 'show'],
  satisfactionTargets: ['list', 'create'],
  surveyResponses: ['list', 'show'],
  surveyAlerts: ['list', 'show'],
} as const satisfies Record<string, readonly View[]>;

/** A kind of record, or a page that stands where one would. */
export type Resource = keyof typeof VIEWS;
export type ViewOf<R extends Resource> = (typeof VIEWS)[R][number];
/** The kinds of record that have this view. */
export type ResourceWith<V extends View> = {
  [R in Resource]: V extends ViewOf<R> ? R : never;
}[Resource];

/** Pages that are no view of a record. */
export type Page =
  | '/'
  | '/login'
  | '/account'
  | '/settings'
  | '/messageSettings'
  | '/imports'
  | '/pricing'
  | '/suggestions'
  | '/simulator'
  | '/rfm'
  | '/programmeInsight'
  | '/fulfilment'
  | '/serviceInsight'
  | '/surveyResults'
  | '/correctiveActionBoard'
  | '/reasonTexts'
  | '/serviceRetention'
  | '/programmeDryRun'
  | '/promotionCalendar'
  | '/promotionComparison'
  | '/promotionConflicts';

/** Does this kind of record have the view? Links to what is known only at run time ask first. */
export const hasView = <V extends View>(resource: string, view: V): resource is ResourceWith<V> =>
  resource in VIEWS && (VIEWS[resource as Resource] as readonly View[]).includes(view);
