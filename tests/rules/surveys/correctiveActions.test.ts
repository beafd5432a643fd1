/** Steps of corrective actions, and what they need. */
import { describe, expect, test } from 'vitest';
import {
  ACTION_STAGES,
  ACTION_STEPS,
  type ActionFields,
} from '#contract/surveys/correctiveActions';
import {
  actionErrors,
  type ActionSide,
  allowedSteps,
  bandInstants,
  decideActionStep,
  fixedErrors,
  implementedError,
  isDueStage,
  isOpenStage,
  missingFields,
  sideOfStep,
  stageAfter,
  stageAt,
  verifierErrors,
} from '#rules/surveys/correctiveActions';
import { DAY_MS } from '#shared/days';

const SIDES: readonly ActionSide[] = ['manager', 'writer', 'owner', 'verifier'];
/** Each step that is allowed: from which stage, by whom, and to which stage. */
const ALLOWED: Readonly<Record<string, string>> = {
  'proposed edit writer': 'proposed',
  'planned edit writer': 'planned',
  'inProgress edit writer': 'inProgress',
  'done edit writer': 'done',
  'proposed accept manager': 'planned',
  'planned start owner': 'inProgress',
  'inProgress finish owner': 'done',
  'done verify verifier': 'done',
  'done reopen manager': 'inProgress',
  'proposed dismiss manager': 'dismissed',
  'planned dismiss manager': 'dismissed',
  'inProgress dismiss manager': 'dismissed',
  'done dismiss manager': 'dismissed',
};
const CASES = ACTION_STAGES.flatMap((stage) =>
  ACTION_STEPS.flatMap((step) => SIDES.map((side) => [stage, step, side] as const)),
);

const ACTION: ActionFields = {
  title: 'Pack parcels in two layers',
  plan: 'Every parcel gets a second layer.',
  type: 'process',
  ownerId: 'agent',
  verifierId: 'manager',
  dueOn: '2026-01-31',
  rootCauseId: null,
  dimensionKey: 'logistics',
  categoryId: null,
  channel: null,
  surveyId: 1,
  measure: { kind: 'dimension', questionKey: '', rowKey: 'logistics' },
  windowDays: 28,
};

describe('steps of corrective actions', () => {
  test.each(CASES)('From %s the step %s is decided for the %s', (stage, step, side) => {
    const to = ALLOWED[`${stage} ${step} ${side}`];
    const decision = decideActionStep(stage, step, new Set([side]));
    if (to !== undefined) expect(decision).toEqual({ isAllowed: true, to });
    else expect(decision.isAllowed).toBe(false);
  });

  test('A step that others may take from a stage is refused because of the role', () => {
    expect(decideActionStep('proposed', 'accept', new Set(['writer']))).toEqual({
      isAllowed: false,
      because: 'role',
    });
    expect(decideActionStep('verified', 'accept', new Set(SIDES))).toEqual({
      isAllowed: false,
      because: 'stage',
    });
  });

  test('A page offers what the stage allows, to whoever may do it', () => {
    expect(allowedSteps('proposed', new Set(['manager']))).toEqual(['accept', 'dismiss']);
    expect(allowedSteps('planned', new Set(['writer', 'owner']))).toEqual(['edit', 'start']);
    expect(allowedSteps('done', new Set(['verifier']))).toEqual(['verify']);
    expect(allowedSteps('done', new Set())).toEqual([]);
  });

  test('Each step belongs to one side, which a refusal names', () => {
    expect(Object.fromEntries(ACTION_STEPS.map((step) => [step, sideOfStep(step)]))).toEqual({
      edit: 'writer',
      accept: 'manager',
      start: 'owner',
      finish: 'owner',
      verify: 'verifier',
      reopen: 'manager',
      dismiss: 'manager',
    });
  });

  test('Nothing can be done any more with what was verified or dismissed', () => {
    expect(allowedSteps('verified', new Set(SIDES))).toEqual([]);
    expect(allowedSteps('dismissed', new Set(SIDES))).toEqual([]);
    expect(ACTION_STAGES.filter(isOpenStage)).toEqual([
      'proposed',
      'planned',
      'inProgress',
      'done',
    ]);
    expect(ACTION_STAGES.filter(isDueStage)).toEqual(['planned', 'inProgress']);
  });

  test('What was not effective is planned again', () => {
    expect(stageAfter('effective')).toBe('verified');
    expect(stageAfter('notEffective')).toBe('planned');
  });
});

describe('fields of corrective actions', () => {
  test('Each field that is missing for the acceptance is named', () => {
    expect(missingFields(ACTION)).toBeNull();
    expect(missingFields({ ...ACTION, plan: '', ownerId: null })).toEqual({
      plan: 'correctiveActions.errors.needed',
      ownerId: 'correctiveActions.errors.needed',
    });
  });

  test('Nobody verifies what they did themselves', () => {
    expect(actionErrors(ACTION)).toBeNull();
    expect(actionErrors({ ...ACTION, verifierId: 'agent' })).toEqual({
      verifierId: 'correctiveActions.errors.sameVerifier',
    });
    expect(actionErrors({ ...ACTION, ownerId: null, verifierId: null })).toBeNull();
  });

  test('The rate of a root cause needs a root cause', () => {
    const measure = { kind: 'rootCause', questionKey: '', rowKey: '' } as const;
    expect(actionErrors({ ...ACTION, measure })).toEqual({
      rootCauseId: 'correctiveActions.errors.causeNeeded',
    });
    expect(actionErrors({ ...ACTION, measure, rootCauseId: 3 })).toBeNull();
  });

  test('How an action is verified stays once the change was made', () => {
    const other = { ...ACTION, windowDays: 14, title: 'Other' };
    expect(fixedErrors('inProgress', ACTION, other)).toBeNull();
    expect(fixedErrors('done', ACTION, { ...ACTION, title: 'Other' })).toBeNull();
    expect(fixedErrors('done', ACTION, other)).toEqual({
      windowDays: 'correctiveActions.errors.fixed',
    });
  });

  test('Whoever made the change owns it for good, and never signs for it', () => {
    expect(fixedErrors('done', ACTION, { ...ACTION, ownerId: 'owner' })).toEqual({
      ownerId: 'correctiveActions.errors.fixed',
    });
    expect(verifierErrors(ACTION, 'agent')).toBeNull();
    expect(verifierErrors({ ...ACTION, verifierId: null }, null)).toBeNull();
    expect(verifierErrors(ACTION, 'manager')).toEqual({
      verifierId: 'correctiveActions.errors.finisherVerifies',
    });
  });

  test('A change took effect between the proposal and today', () => {
    const place = { today: '2026-01-10', earliest: '2026-01-03' };
    expect(implementedError('2026-01-10', place)).toBeNull();
    expect(implementedError('2026-01-03', place)).toBeNull();
    expect(implementedError('2026-01-11', place)).toBe('correctiveActions.errors.inFuture');
    expect(implementedError('2026-01-02', place)).toBe('correctiveActions.errors.tooEarly');
  });

  test('The bands of age meet without a gap', () => {
    const now = 200 * DAY_MS;
    expect(bandInstants('under30', now)).toEqual({ after: now - 30 * DAY_MS, until: now });
    expect(bandInstants('under60', now).until).toBe(bandInstants('under30', now).after);
    expect(bandInstants('under90', now).until).toBe(bandInstants('under60', now).after);
    expect(bandInstants('older', now)).toEqual({ after: null, until: now - 90 * DAY_MS });
  });
});

describe('where an action stood at an instant', () => {
  const passed = { acceptedAt: 10, startedAt: 20, implementedAt: 30, checkedLater: null };
  test.each([
    [passed, 9, 'proposed'],
    [passed, 10, 'planned'],
    [passed, 20, 'inProgress'],
    [passed, 30, 'done'],
    [{ ...passed, acceptedAt: null }, 40, 'proposed'],
    [{ ...passed, startedAt: null, implementedAt: null }, 40, 'planned'],
  ] as const)('follows from what had happened to %o by %i: %s', (action, at, stage) => {
    expect(stageAt(action, at)).toBe(stage);
  });
  test('is not that of a later round, whose check was signed afterwards', () => {
    const planned = { acceptedAt: 10, startedAt: null, implementedAt: null };
    expect(stageAt({ ...planned, checkedLater: 30 }, 35)).toBe('done');
    expect(stageAt({ ...planned, checkedLater: 30 }, 25)).toBe('inProgress');
  });
});
