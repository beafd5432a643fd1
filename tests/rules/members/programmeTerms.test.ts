/** What is refused in the terms of a members' programme, and at which field. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_BENEFITS, type Benefits } from '#contract/members/benefits';
import { type EarnRule, NO_CAPS } from '#contract/members/earnRules';
import { ProgrammeTerms } from '#contract/members/programme';
import { EVERYTHING } from '#contract/catalog/scopes';
import { termsIssues } from '#rules/members/programme';
import { newRule, startingTerms } from '#rules/members/programmeTerms';

const LEVELS = ['starter', 'plus', 'premium', 'diamond'];
const RANKS = new Map(LEVELS.map((key, index) => [key, (index + 1) * 10]));
const VALID = startingTerms(LEVELS, 100);

/** The issues of the starting terms after a change, as `path: key`. */
const issuesOf = (
  change: (terms: ProgrammeTerms) => void,
  before: ProgrammeTerms | null = null,
): string[] => {
  const terms = structuredClone(VALID);
  change(terms);
  return termsIssues(terms, { ranks: RANKS, before }).map(
    ({ path, message }) => `${path.join('.')}: ${message.replace('programme.errors.', '')}`,
  );
};
const levelOf = (terms: ProgrammeTerms, index: number) => {
  const level = terms.levels[index];
  if (!level) throw new Error(`No level ${index}`);
  return level;
};
const rule = (change: Partial<EarnRule>) => (terms: ProgrammeTerms) => {
  terms.earnRules = [
    ...terms.earnRules.slice(0, 1),
    {
      ...newRule('new', {
        names: { en: 'New' },
        trigger: 'order',
        formula: { kind: 'proportional', points: 1, per: 100 },
      }),
      ...change,
    },
  ];
};

test('The starting terms are valid, for one level as for twenty', () => {
  expect(ProgrammeTerms.parse(VALID)).toEqual(VALID);
  for (let count = 1; count <= 20; count++) {
    const levels = Array.from({ length: count }, (_, index) => `level-${index}`);
    const ranks = new Map(levels.map((key, index) => [key, index]));
    const terms = startingTerms(levels, 1);
    expect(ProgrammeTerms.parse(terms)).toEqual(terms);
    expect(termsIssues(terms, { ranks, before: null })).toEqual([]);
  }
});

describe('Levels', () => {
  const vectors: [title: string, change: (terms: ProgrammeTerms) => void, issues: string[]][] = [
    [
      'An unknown level is refused',
      (terms) => (levelOf(terms, 1).key = 'gold'),
      ['levels.1.key: unknownLevel'],
    ],
    [
      'A level that occurs twice is refused',
      (terms) => (levelOf(terms, 2).key = 'plus'),
      ['levels.2.key: sameLevel'],
    ],
    [
      'A level below the one before it is refused',
      (terms) => {
        levelOf(terms, 1).key = 'premium';
        levelOf(terms, 2).key = 'plus';
      },
      ['levels.2.key: levelOrder'],
    ],
    [
      'The lowest level has no conditions',
      (terms) =>
        (levelOf(terms, 0).conditions = [
          { metric: 'orders', window: { kind: 'lifetime' }, threshold: 1 },
        ]),
      ['levels.0.conditions: lowestHasConditions'],
    ],
    [
      'Every other level has a condition',
      (terms) => (levelOf(terms, 3).conditions = []),
      ['levels.3.conditions: noCondition'],
    ],
    [
      'A level has one threshold for one measure',
      (terms) =>
        levelOf(terms, 3).conditions.push({
          metric: 'growth',
          window: { kind: 'months', months: 12 },
          threshold: 20_000,
        }),
      ['levels.3.conditions.1.metric: sameCondition'],
    ],
    [
      'A threshold equal to that of the level below is refused',
      (terms) => {
        const [condition] = levelOf(terms, 2).conditions;
        if (condition) condition.threshold = 1_000;
      },
      ['levels.2.conditions.0.threshold: thresholdOverlaps'],
    ],
    [
      'More active days than its window has are refused',
      (terms) =>
        levelOf(terms, 3).conditions.push({
          metric: 'activeDays',
          window: { kind: 'months', months: 1 },
          threshold: 32,
        }),
      ['levels.3.conditions.1.threshold: unreachable'],
    ],
    [
      'Days of grace without a term mean nothing',
      (terms) => (levelOf(terms, 1).validMonths = null),
      ['levels.1.graceDays: graceWithoutTerm'],
    ],
    [
      'A grace that is longer than the term is refused',
      (terms) => {
        levelOf(terms, 1).validMonths = 1;
        levelOf(terms, 1).graceDays = 29;
      },
      ['levels.1.graceDays: graceTooLong'],
    ],
  ];
  test.each(vectors)('%s', (_, change, issues) => expect(issuesOf(change)).toEqual(issues));

  test('A threshold is compared with every level below that has the same measure', () => {
    const thresholds = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(thresholds, (values) => {
        const issues = issuesOf((terms) => {
          for (const [index, threshold] of values.entries())
            levelOf(terms, index + 1).conditions = [
              { metric: 'orders', window: { kind: 'year' }, threshold },
            ];
        });
        const isStrict = values.every((value, index) =>
          values.slice(0, index).every((lower) => lower < value),
        );
        return (issues.length === 0) === isStrict;
      }),
    );
  });

  test('Thresholds of other measures are not compared', () => {
    const issues = issuesOf((terms) => {
      levelOf(terms, 2).conditions = [
        { metric: 'growth', window: { kind: 'months', months: 6 }, threshold: 1 },
        { metric: 'growth', window: { kind: 'year' }, threshold: 1 },
        { metric: 'orders', window: { kind: 'months', months: 12 }, threshold: 1 },
      ];
    });
    expect(issues).toEqual([]);
  });
});

describe('Benefits', () => {
  test.each([
    ['discount', 500],
    ['earnRate', 11_000],
    ['entryPoints', 10],
    ['birthdayPoints', 10],
    ['birthdayEarnRate', 20_000],
    ['freeShippingFrom', 19_900],
    ['freeShippingFrom', 0],
    ['earlyAccessHours', 24],
    ['activityEntries', 1],
    ['ticketPriority', 1],
  ] as const)('A level above one with %s %i must not have less of it', (benefit, value) => {
    const issues = issuesOf((terms) => {
      for (const level of terms.levels) level.benefits = NO_BENEFITS;
      levelOf(terms, 1).benefits = { ...NO_BENEFITS, [benefit]: value };
      levelOf(terms, 2).benefits = { ...NO_BENEFITS, [benefit]: value };
    });
    expect(issues).toEqual([`levels.3.benefits.${benefit}: worseBenefit`]);
  });

  test('Free shipping from a lower amount on is better, and from nothing on is best', () => {
    const from = (values: (number | null)[]) =>
      issuesOf((terms) => {
        for (const [index, freeShippingFrom] of values.entries())
          levelOf(terms, index).benefits = { ...NO_BENEFITS, freeShippingFrom };
      });
    expect(from([null, 19_900, 9_900, 0])).toEqual([]);
    expect(from([null, 9_900, 19_900, 0])).toEqual([
      'levels.2.benefits.freeShippingFrom: worseBenefit',
    ]);
  });

  test('Levels whose benefits are in order in each of them are accepted, others are not', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(numbers, numbers, (entries, priorities) => {
        const issues = issuesOf((terms) => {
          for (const [index, level] of terms.levels.entries())
            level.benefits = {
              ...NO_BENEFITS,
              activityEntries: entries[index],
              ticketPriority: priorities[index],
            } as Benefits;
        });
        const isSorted = (values: number[]) =>
          values.every((value, index) => value >= (values[index - 1] ?? 0));
        return (issues.length === 0) === (isSorted(entries) && isSorted(priorities));
      }),
    );
  });
});

describe('Levels that are no longer in the programme', () => {
  const withoutPlus = (movedLevels: ProgrammeTerms['movedLevels']) => (terms: ProgrammeTerms) => {
    terms.levels = terms.levels.filter(({ key }) => key !== 'plus');
    terms.movedLevels = movedLevels;
  };

  test('A level that is left out without a place for its members is refused with its key', () => {
    const terms = structuredClone(VALID);
    withoutPlus([])(terms);
    expect(termsIssues(terms, { ranks: RANKS, before: VALID })).toEqual([
      {
        path: ['movedLevels'],
        message:
          '@@react-admin@@{"message":"programme.errors.levelMissing","args":{"level":"plus"}}',
      },
    ]);
  });
  test('Its members go to a level of the new version', () =>
    expect(issuesOf(withoutPlus([{ from: 'plus', to: 'starter' }]), VALID)).toEqual([]));
  test.each([
    ['to itself', [{ from: 'plus', to: 'plus' }], ['movedLevels.0.to: movedToItself']],
    [
      'to a level that is not in the programme',
      [{ from: 'plus', to: 'gold' }],
      ['movedLevels.0.to: movedNowhere'],
    ],
    [
      'from a level that stays',
      [
        { from: 'plus', to: 'starter' },
        { from: 'premium', to: 'starter' },
      ],
      ['movedLevels.1.from: movedStays'],
    ],
    [
      'from a level that the version before did not have',
      [
        { from: 'plus', to: 'starter' },
        { from: 'gold', to: 'starter' },
      ],
      ['movedLevels.1.from: movedUnknown'],
    ],
    [
      'twice',
      [
        { from: 'plus', to: 'starter' },
        { from: 'plus', to: 'premium' },
      ],
      ['movedLevels.1.from: sameLevel'],
    ],
  ])('Members cannot be moved %s', (_, moved, issues) =>
    expect(issuesOf(withoutPlus(moved), VALID)).toEqual(issues),
  );
  test('Members cannot be moved in a circle', () => {
    const issues = issuesOf((terms) => {
      terms.levels = terms.levels.filter(({ key }) => key !== 'plus' && key !== 'premium');
      terms.movedLevels = [
        { from: 'plus', to: 'premium' },
        { from: 'premium', to: 'plus' },
      ];
    }, VALID);
    expect(issues).toEqual(['movedLevels.0.to: movedNowhere', 'movedLevels.1.to: movedNowhere']);
  });
});

describe('Rules for earning', () => {
  const vectors: [title: string, change: Partial<EarnRule>, issues: string[]][] = [
    ['A rule without restrictions is accepted', {}, []],
    ['A key that is taken is refused', { key: 'spend' }, ['earnRules.1.key: sameKey']],
    [
      'Points in proportion are for orders only',
      { trigger: 'share' },
      ['earnRules.1.formula.kind: formulaTrigger'],
    ],
    [
      'Steps are for orders only',
      { trigger: 'referral', formula: { kind: 'steps', points: 1, per: 100 } },
      ['earnRules.1.formula.kind: formulaTrigger'],
    ],
    [
      'A ladder is for sign-ins only',
      { formula: { kind: 'ladder', days: [1], afterwards: 'stay' } },
      ['earnRules.1.formula.kind: formulaTrigger'],
    ],
    [
      'A ladder without points is refused',
      { trigger: 'sign_in', formula: { kind: 'ladder', days: [0, 0], afterwards: 'stay' } },
      ['earnRules.1.formula.days: ladderGivesNothing'],
    ],
    [
      'A multiplier without anything to multiply is refused',
      { currency: 'growth', formula: { kind: 'multiplier', rate: 20_000 } },
      ['earnRules.1.formula.kind: nothingToMultiply'],
    ],
    [
      'A multiplier with another rule for orders of its currency is accepted',
      { currency: 'both', formula: { kind: 'multiplier', rate: 20_000 } },
      [],
    ],
    [
      'Only of a referral the other member gets points',
      { formula: { kind: 'fixed', points: 1, refereePoints: 1 } },
      ['earnRules.1.formula.refereePoints: onlyReferral'],
    ],
    [
      'A subject is for custom events and entries only',
      { subject: 'spring' },
      ['earnRules.1.subject: noSubject'],
    ],
    [
      'A rule that ends when it begins is refused',
      { startsAt: 1_000, endsAt: 1_000 },
      ['earnRules.1.endsAt: endsBeforeStart'],
    ],
    ['A weekday twice is refused', { weekdays: [1, 1] }, ['earnRules.1.weekdays.1: twice']],
    [
      'A wider cap below a narrower one is refused',
      { caps: { ...NO_CAPS, perDay: 10, perMember: 9 } },
      ['earnRules.1.caps.perMember: capBelowNarrower'],
    ],
    [
      'Caps that are equal are accepted',
      { caps: { perEvent: 5, perDay: 5, perMonth: 5, perMember: 5, budget: 5 } },
      [],
    ],
    [
      'An amount that no order reaches for one point is refused',
      { formula: { kind: 'proportional', points: 1, per: 1_000_000_001 } },
      ['earnRules.1.formula.per: neverGives'],
    ],
    [
      'A step that no order reaches is refused',
      { formula: { kind: 'steps', points: 100, per: 1_000_000_001 } },
      ['earnRules.1.formula.per: neverGives'],
    ],
    [
      'Goods are of orders only',
      {
        trigger: 'share',
        formula: { kind: 'fixed', points: 1, refereePoints: 0 },
        scope: { ...EVERYTHING, include: [{ kind: 'brand', name: 'Lin' }] },
      },
      ['earnRules.1.scope.include: onlyOrders'],
    ],
    [
      'Only of an order points wait for delivery',
      {
        trigger: 'share',
        formula: { kind: 'fixed', points: 1, refereePoints: 0 },
        pending: { kind: 'delivered', days: 7 },
      },
      ['earnRules.1.pending.kind: onlyOrders'],
    ],
    [
      'Days to wait without waiting mean nothing',
      { pending: { kind: 'none', days: 1 } },
      ['earnRules.1.pending.days: noMeaning'],
    ],
    [
      'Growth neither waits nor lapses',
      { currency: 'growth', pending: { kind: 'days', days: 1 }, expiryMonths: 1 },
      ['earnRules.1.pending.kind: noPoints', 'earnRules.1.expiryMonths: noPoints'],
    ],
    [
      'A multiplier has no caps of its own',
      {
        formula: { kind: 'multiplier', rate: 20_000 },
        caps: { ...NO_CAPS, perDay: 1 },
      },
      ['earnRules.1.caps.perDay: noOwnPoints'],
    ],
    [
      'Points that lapse before they can be spent are refused',
      { pending: { kind: 'days', days: 28 }, expiryMonths: 1 },
      ['earnRules.1.pending.days: lapsesBefore'],
    ],
    [
      'A level outside the programme is refused in an audience',
      {
        audience: { levels: ['plus', 'gold'], fromLevel: 'silver', groups: [], channels: [] },
      },
      [
        'earnRules.1.audience.levels.1: levelNotHere',
        'earnRules.1.audience.fromLevel: levelNotHere',
      ],
    ],
  ];
  test.each(vectors)('%s', (_, change, issues) => expect(issuesOf(rule(change))).toEqual(issues));
});

describe('Points', () => {
  const vectors: [title: string, change: Partial<ProgrammeTerms>, issues: string[]][] = [
    [
      'A day that does not exist in every year is refused',
      { expiry: { kind: 'dayOfYear', month: 2, day: 29, minMonths: 0 } },
      ['expiry.day: noSuchDay'],
    ],
    [
      'The end of the year is accepted',
      { expiry: { kind: 'dayOfYear', month: 12, day: 31, minMonths: 6 } },
      [],
    ],
    [
      'A notice on the same day twice is refused',
      { expiryNoticeDays: [30, 30] },
      ['expiryNoticeDays.1: twice'],
    ],
    [
      'The second notice of inactivity comes after the first',
      { inactivity: { days: 365, firstNoticeDays: 30, secondNoticeDays: 30 } },
      ['inactivity.secondNoticeDays: noticeOrder'],
    ],
    [
      'A notice of inactivity comes after its beginning',
      { inactivity: { days: 30, firstNoticeDays: 30, secondNoticeDays: 7 } },
      ['inactivity.firstNoticeDays: noticeBeforeInactivity'],
    ],
  ];
  test.each(vectors)('%s', (_, change, issues) =>
    expect(issuesOf((terms) => void Object.assign(terms, change))).toEqual(issues),
  );

  test.each([
    [100, 100, 100, true],
    [100, 100, 50, true],
    [100, 100, 1, true],
    [100, 50, 1, false],
    [100, 50, 2, true],
    [3, 100, 1, false],
    [3, 100, 3, true],
    [7, 1_000_000_000_000, 1_000_000, false],
    [1_000_000, 1_000_000_000_000, 999_999, true],
  ])(
    '%i points for %i minor units in multiples of %i pay whole amounts: %s',
    (points, amount, unit, isWhole) => {
      const issues = issuesOf((terms) => {
        if (terms.spending) Object.assign(terms.spending, { points, amount, unit });
      });
      expect(issues).toEqual(isWhole ? [] : ['spending.unit: unitFraction']);
    },
  );
});
