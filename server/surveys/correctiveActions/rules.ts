/** How corrective actions move, who may do what, and what they need before they are planned. Pure. */
import {
  ACTION_STEPS,
  type ActionFields,
  type ActionStage,
  type ActionStep,
  type AgeBand,
} from '#contract/surveys/correctiveActions';
import type { ActionVerdict } from '#contract/surveys/verification';
import { DAY_MS } from '#shared/days';
import type { FieldErrors } from '#shared/fields';

/** What somebody is to an action: who decides, who writes, who carries it out, and who signs what came of it. */
export type ActionSide = 'manager' | 'writer' | 'owner' | 'verifier';

interface Transition {
  step: ActionStep;
  from: readonly ActionStage[];
  /** Null where the stage stays; after a check it follows from the verdict. */
  to: ActionStage | null;
  by: ActionSide;
}
const TRANSITIONS: readonly Transition[] = [
  { step: 'edit', from: ['proposed', 'planned', 'inProgress', 'done'], to: null, by: 'writer' },
  { step: 'accept', from: ['proposed'], to: 'planned', by: 'manager' },
  { step: 'start', from: ['planned'], to: 'inProgress', by: 'owner' },
  { step: 'finish', from: ['inProgress'], to: 'done', by: 'owner' },
  { step: 'verify', from: ['done'], to: null, by: 'verifier' },
  { step: 'reopen', from: ['done'], to: 'inProgress', by: 'manager' },
  {
    step: 'dismiss',
    from: ['proposed', 'planned', 'inProgress', 'done'],
    to: 'dismissed',
    by: 'manager',
  },
];

export type StepDecision =
  { isAllowed: true; to: ActionStage } | { isAllowed: false; because: 'role' | 'stage' };
export const decideActionStep = (
  stage: ActionStage,
  step: ActionStep,
  sides: ReadonlySet<ActionSide>,
): StepDecision => {
  const found = TRANSITIONS.find((one) => one.step === step && one.from.includes(stage));
  if (!found) return { isAllowed: false, because: 'stage' };
  return sides.has(found.by)
    ? { isAllowed: true, to: found.to ?? stage }
    : { isAllowed: false, because: 'role' };
};
export const allowedSteps = (stage: ActionStage, sides: ReadonlySet<ActionSide>): ActionStep[] =>
  ACTION_STEPS.filter((step) => decideActionStep(stage, step, sides).isAllowed);

/** Who owns the step, for the message of a refusal. */
export const sideOfStep = (step: ActionStep): ActionSide | undefined =>
  TRANSITIONS.find((one) => one.step === step)?.by;

/** One that was not effective begins again, with another change. */
export const stageAfter = (verdict: ActionVerdict): ActionStage =>
  verdict === 'effective' ? 'verified' : 'planned';

export const isOpenStage = (stage: ActionStage): boolean =>
  stage !== 'verified' && stage !== 'dismissed';
/** Whether the day until which it was to be done counts: what is done waits for its check. */
export const isDueStage = (stage: ActionStage): boolean =>
  stage === 'planned' || stage === 'inProgress';

interface Passed {
  acceptedAt: number | null;
  startedAt: number | null;
  implementedAt: number | null;
  /** When the change of the round took effect whose check was signed after the instant; null where none was. */
  checkedLater: number | null;
}
/** Where an action that had not ended stood at an instant. Of a round that was checked since, only its change is known. */
export const stageAt = (
  { acceptedAt, startedAt, implementedAt, checkedLater }: Passed,
  at: number,
): ActionStage => {
  const hasPassed = (instant: number | null) => instant !== null && instant <= at;
  if (!hasPassed(acceptedAt)) return 'proposed';
  if (checkedLater !== null) return hasPassed(checkedLater) ? 'done' : 'inProgress';
  if (hasPassed(implementedAt)) return 'done';
  return hasPassed(startedAt) ? 'inProgress' : 'planned';
};

type Planned = Pick<ActionFields, 'plan' | 'type' | 'ownerId' | 'verifierId' | 'dueOn'>;
const NEEDED = ['plan', 'type', 'ownerId', 'verifierId', 'dueOn'] as const;

/** What is missing before somebody can be asked to do it; null where nothing is. */
export const missingFields = (action: Planned): FieldErrors | null => {
  const missing = NEEDED.filter((field) => action[field] === null || action[field] === '');
  return missing.length === 0
    ? null
    : Object.fromEntries(missing.map((field) => [field, 'correctiveActions.errors.needed']));
};

/** What cannot go together; null where everything can. */
export const actionErrors = ({
  ownerId,
  verifierId,
  measure,
  rootCauseId,
}: Pick<
  ActionFields,
  'ownerId' | 'verifierId' | 'measure' | 'rootCauseId'
>): FieldErrors | null => {
  if (ownerId !== null && ownerId === verifierId)
    return { verifierId: 'correctiveActions.errors.sameVerifier' };
  if (measure.kind === 'rootCause' && rootCauseId === null)
    return { rootCauseId: 'correctiveActions.errors.causeNeeded' };
  return null;
};

/** By what a change is verified, and what it was about, stays once it was made: nobody chooses it by the result. */
const FIXED_FIELDS = [
  'ownerId',
  'surveyId',
  'measure',
  'windowDays',
  'rootCauseId',
  'dimensionKey',
  'categoryId',
  'channel',
] as const;
export type FixedField = (typeof FIXED_FIELDS)[number];
export const isFixed = (stage: ActionStage, field: FixedField): boolean =>
  stage === 'done' && FIXED_FIELDS.includes(field);

export const fixedErrors = (
  stage: ActionStage,
  before: ActionFields,
  after: ActionFields,
): FieldErrors | null => {
  const changed = FIXED_FIELDS.filter(
    (field) =>
      isFixed(stage, field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return changed.length === 0
    ? null
    : Object.fromEntries(changed.map((field) => [field, 'correctiveActions.errors.fixed']));
};

/** Nobody signs for a change that they made, whoever owns it now. */
export const verifierErrors = (
  { verifierId }: Pick<ActionFields, 'verifierId'>,
  finishedBy: string | null,
): FieldErrors | null =>
  verifierId !== null && verifierId === finishedBy
    ? { verifierId: 'correctiveActions.errors.finisherVerifies' }
    : null;

/** The day on which a change took effect: not in the future, nor before the action or the round before it. */
export const implementedError = (
  on: string,
  { today, earliest }: { today: string; earliest: string },
): string | null => {
  if (on > today) return 'correctiveActions.errors.inFuture';
  return on < earliest ? 'correctiveActions.errors.tooEarly' : null;
};

/** How many days an action has been open, from and up to which each band counts. */
const AGE_LIMITS: Readonly<Record<AgeBand, readonly [from: number, to: number | null]>> = {
  under30: [0, 30],
  under60: [30, 60],
  under90: [60, 90],
  older: [90, null],
};
/** The instants of creation of a band; the end is excluded, null where there is none. */
export const bandInstants = (
  band: AgeBand,
  now: number,
): { after: number | null; until: number } => {
  const [from, to] = AGE_LIMITS[band];
  return { after: to === null ? null : now - to * DAY_MS, until: now - from * DAY_MS };
};
