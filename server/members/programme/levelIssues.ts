/** Checks the levels of a programme: known, in order of rank, each harder to reach and never worse than the one below. Pure. */
import type { Benefits } from '#contract/members/benefits';
import type { LevelTerms, MetricWindow, ProgrammeTerms } from '#contract/members/programme';
import { message } from '#shared/fields';
import { measureOf } from '#rules/members/programmeTerms';
import type { LevelRanks } from '#rules/platform/audiences';
import { issue, repeated, type TermsIssue } from './issue.ts';

/** The most days of a window; null where it has no end. */
const daysOf = (window: MetricWindow): number | null => {
  if (window.kind === 'months') return window.months * 31;
  return window.kind === 'year' ? 366 : null;
};

const orderIssues = (levels: readonly LevelTerms[], ranks: LevelRanks): TermsIssue[] => [
  ...repeated(
    levels.map(({ key }) => key),
    (index) => ['levels', index, 'key'],
    'sameLevel',
  ),
  ...levels.flatMap(({ key }, index) => {
    const rank = ranks.get(key);
    if (rank === undefined) return [issue(['levels', index, 'key'], 'unknownLevel')];
    const below = ranks.get(levels[index - 1]?.key ?? '');
    return below !== undefined && rank < below
      ? [issue(['levels', index, 'key'], 'levelOrder')]
      : [];
  }),
];

const conditionIssues = (levels: readonly LevelTerms[]): TermsIssue[] =>
  levels.flatMap(({ conditions }, index) => {
    const path = ['levels', index, 'conditions'];
    if (index === 0) return conditions.length > 0 ? [issue(path, 'lowestHasConditions')] : [];
    if (conditions.length === 0) return [issue(path, 'noCondition')];
    return [
      ...repeated(
        conditions.map(measureOf),
        (condition) => [...path, condition, 'metric'],
        'sameCondition',
      ),
      ...conditions.flatMap((condition, position) => {
        const at = [...path, position, 'threshold'];
        const days = condition.metric === 'activeDays' ? daysOf(condition.window) : null;
        if (days !== null && condition.threshold > days) return [issue(at, 'unreachable')];
        const below = levels
          .slice(0, index)
          .flatMap((level) => level.conditions)
          .filter((other) => measureOf(other) === measureOf(condition));
        return below.some(({ threshold }) => threshold >= condition.threshold)
          ? [issue(at, 'thresholdOverlaps')]
          : [];
      }),
    ];
  });

/** The shortest month has 28 days: a grace that is longer than the term would never let a level end in time. */
const MONTH_DAYS = 28;
const termIssues = (levels: readonly LevelTerms[]): TermsIssue[] =>
  levels.flatMap(({ validMonths, graceDays }, index) => {
    const path = ['levels', index, 'graceDays'];
    if (validMonths === null) return graceDays > 0 ? [issue(path, 'graceWithoutTerm')] : [];
    return graceDays > validMonths * MONTH_DAYS ? [issue(path, 'graceTooLong')] : [];
  });

/** Whether a benefit of the higher level is worse than the same of the lower one. */
const isWorse = (benefit: keyof Benefits, higher: Benefits, lower: Benefits): boolean => {
  if (benefit !== 'freeShippingFrom') return higher[benefit] < lower[benefit];
  const from = higher.freeShippingFrom ?? Infinity;
  return from > (lower.freeShippingFrom ?? Infinity);
};

const benefitIssues = (levels: readonly LevelTerms[]): TermsIssue[] =>
  levels.flatMap(({ benefits }, index) => {
    const below = levels.slice(0, index);
    return (Object.keys(benefits) as (keyof Benefits)[])
      .filter((benefit) => below.some((lower) => isWorse(benefit, benefits, lower.benefits)))
      .map((benefit) => issue(['levels', index, 'benefits', benefit], 'worseBenefit'));
  });

/** Members of a level that is missing must be told where they go: to a level of this version. */
const movedIssues = (
  { levels, movedLevels }: ProgrammeTerms,
  before: ProgrammeTerms | null,
): TermsIssue[] => {
  const now = new Set(levels.map(({ key }) => key));
  const earlier = new Set(before?.levels.map(({ key }) => key) ?? []);
  const moved = new Set(movedLevels.map(({ from }) => from));
  const missing = [...earlier].filter((key) => !now.has(key) && !moved.has(key));
  return [
    ...missing.map((key) => ({
      path: ['movedLevels'],
      message: message('programme.errors.levelMissing', { level: key }),
    })),
    ...repeated(
      movedLevels.map(({ from }) => from),
      (index) => ['movedLevels', index, 'from'],
      'sameLevel',
    ),
    ...movedLevels.flatMap(({ from, to }, index) => {
      if (from === to) return [issue(['movedLevels', index, 'to'], 'movedToItself')];
      if (now.has(from)) return [issue(['movedLevels', index, 'from'], 'movedStays')];
      if (!earlier.has(from)) return [issue(['movedLevels', index, 'from'], 'movedUnknown')];
      return now.has(to) ? [] : [issue(['movedLevels', index, 'to'], 'movedNowhere')];
    }),
  ];
};

export const levelIssues = (
  terms: ProgrammeTerms,
  ranks: LevelRanks,
  before: ProgrammeTerms | null,
): TermsIssue[] => [
  ...orderIssues(terms.levels, ranks),
  ...conditionIssues(terms.levels),
  ...termIssues(terms.levels),
  ...benefitIssues(terms.levels),
  ...movedIssues(terms, before),
];
