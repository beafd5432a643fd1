import type { ActionMeasure, ActionStage, ActionType } from '#contract/surveys/correctiveActions';
import type {
  EvidenceCell,
  EvidenceFigure,
  EvidenceKind,
} from '#contract/surveys/correctiveEvidence';
import type { ActionVerdict, Comparison } from '#contract/surveys/verification';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { rootCauses } from '../service/rootCauses.ts';
import { tickets } from '../service/tickets.ts';
import { stamps } from '../stamps.ts';
import { surveyAlerts } from './alerts.ts';
import { surveyResponses } from './responses.ts';
import { surveys } from './surveys.ts';

/** What is changed so that customers are more satisfied, and by which measure it is verified afterwards. */
export const correctiveActions = kit.table(
  'corrective_actions',
  {
    id: kit.id(),
    title: kit.text().notNull(),
    /** What is to change; proposals of the console do not say it yet, nor the next four. */
    plan: kit.text(),
    type: kit.text().$type<ActionType>(),
    ownerId: kit.text(),
    /** Another person than the owner. */
    verifierId: kit.text(),
    dueOn: kit.day(),
    stage: kit.text().$type<ActionStage>().notNull(),
    /** What it is about. */
    rootCauseId: kit.integer().references(() => rootCauses.id),
    dimensionKey: kit.text(),
    categoryId: kit.integer(),
    channel: kit.text(),
    /** By what it is verified, and over how many days before and after. */
    surveyId: kit
      .integer()
      .notNull()
      .references(() => surveys.id),
    measure: kit.json().$type<ActionMeasure>().notNull(),
    windowDays: kit.integer().notNull(),
    /** One more each time it was found not to be effective. */
    round: kit.integer().notNull(),
    acceptedAt: kit.instant(),
    startedAt: kit.instant(),
    /** When the change took effect; null again in the next round. */
    implementedAt: kit.instant(),
    /** Who made the change, as long as it stands: somebody else signs for it, whoever owns it meanwhile. */
    finishedBy: kit.text(),
    /** When it was found effective, or dismissed. */
    endedAt: kit.instant(),
    /** Why it was dismissed. */
    reason: kit.text(),
    /** Of the check that was signed last. */
    lastVerdict: kit.text().$type<ActionVerdict>(),
    lastCheckedAt: kit.instant(),
    /** The pattern for which the console proposed it; at most one of a pattern is open. */
    pattern: kit.text(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit
      .unique('corrective_actions_pattern')
      .on(t.pattern)
      .where(sql`pattern is not null and stage not in ('verified', 'dismissed')`),
    kit.index('corrective_actions_stage').on(t.stage, t.dueOn),
    kit.index('corrective_actions_survey').on(t.surveyId, t.implementedAt),
  ],
);

/** Why an action is taken: one row for each thing to look at. */
export const correctiveEvidence = kit.table(
  'corrective_evidence',
  {
    id: kit.id(),
    actionId: kit
      .integer()
      .notNull()
      .references(() => correctiveActions.id, { onDelete: 'cascade' }),
    kind: kit.text().$type<EvidenceKind>().notNull(),
    responseId: kit.text().references(() => surveyResponses.id, { onDelete: 'cascade' }),
    ticketId: kit.integer().references(() => tickets.id, { onDelete: 'cascade' }),
    alertId: kit.integer().references(() => surveyAlerts.id, { onDelete: 'cascade' }),
    rootCauseId: kit.integer().references(() => rootCauses.id),
    cell: kit.json().$type<EvidenceCell>(),
    /** Of customer service. */
    figure: kit.json().$type<EvidenceFigure>(),
    /** What of its kind it is, so that nothing is evidence of one action twice. */
    reference: kit.text().notNull(),
    addedBy: kit.text().notNull(),
    addedAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('corrective_evidence_reference').on(t.actionId, t.kind, t.reference),
    kit.index('corrective_evidence_response').on(t.responseId),
    kit.index('corrective_evidence_ticket').on(t.ticketId),
    kit.index('corrective_evidence_alert').on(t.alertId),
  ],
);

/** What was found of an action, signed by its verifier: one for each round, never changed. */
export const correctiveChecks = kit.table(
  'corrective_checks',
  {
    id: kit.id(),
    actionId: kit
      .integer()
      .notNull()
      .references(() => correctiveActions.id, { onDelete: 'cascade' }),
    round: kit.integer().notNull(),
    implementedAt: kit.instant().notNull(),
    measure: kit.json().$type<ActionMeasure>().notNull(),
    comparison: kit.json().$type<Comparison>().notNull(),
    verdict: kit.text().$type<ActionVerdict>().notNull(),
    comment: kit.text().notNull(),
    verifierId: kit.text(),
    verifierName: kit.text().notNull(),
    checkedAt: kit.instant().notNull(),
  },
  (t) => [kit.unique('corrective_checks_round').on(t.actionId, t.round)],
);
