/** The levels of the programme: when they are reached, renewed, kept for the grace, lowered and taken back. */
import { describe, expect, test } from 'vitest';
import { measureLevel, windowFrom } from '#server/members/evaluation/measure';
import {
  fact,
  growthOf12Months,
  level,
  Life,
  midnight,
  noon,
  THREE,
  version,
} from './support/levelTerms.ts';

const START = '2025-01-01';
const life = (more: Parameters<typeof version>[1] = {}) => new Life([version(START, more)]);

describe('windows', () => {
  const on = { day: '2026-06-30', termFrom: '2026-02-10' };

  test.each([
    [{ kind: 'lifetime' }, null],
    [{ kind: 'months', months: 12 }, '2025-07-01'],
    [{ kind: 'months', months: 1 }, '2026-05-31'],
    [{ kind: 'year' }, '2026-01-01'],
    [{ kind: 'term' }, '2026-02-10'],
  ] as const)('a window of %j begins on %s', (window, expected) => {
    expect(windowFrom(window, on)).toBe(expected);
  });

  test('a month before 31 March ends with the last day of February', () => {
    expect(windowFrom({ kind: 'months', months: 1 }, { ...on, day: '2027-03-31' })).toBe(
      '2027-03-01',
    );
  });

  test('what happened on the first and on the last day counts, and nothing around them', () => {
    const facts = ['2025-06-30', '2025-07-01', '2026-06-30', '2026-07-01'].map((day) =>
      fact(day, { growth: 10 }),
    );
    expect(
      measureLevel(level('a', { conditions: [growthOf12Months(25)] }), facts, on),
    ).toMatchObject({ isMet: false, conditions: [{ measured: 20, needed: 25, missing: 5 }] });
  });
});

describe('conditions', () => {
  const two = (match: 'any' | 'all') =>
    level('a', {
      match,
      conditions: [growthOf12Months(10), { ...growthOf12Months(2), metric: 'orders' }],
    });
  const on = { day: '2026-06-30', termFrom: '2026-01-01' };

  test('one condition is enough where any may hold, and not where all must', () => {
    const facts = [fact('2026-06-01', { growth: 10, orders: 1 })];
    expect(measureLevel(two('any'), facts, on).isMet).toBe(true);
    expect(measureLevel(two('all'), facts, on).isMet).toBe(false);
  });
});

describe('reaching a level', () => {
  test('a member begins with the lowest level, which has no end', () => {
    const one = life().evaluate(midnight('2025-02-01'), 'time');
    expect(one.story).toEqual(['2025-01-01 join bronze']);
    expect(one.moves[0]?.validUntil).toBeNull();
  });

  test('a level is reached at once when its threshold is met, and not one below it', () => {
    const one = life().grow('2025-03-10', 999);
    expect(one.levelOn('2025-03-10')).toBe('bronze');
    one.grow('2025-03-11', 1);
    expect(one.levelOn('2025-03-11')).toBe('silver');
    expect(one.at(midnight('2025-03-12'))).toMatchObject({
      kind: 'upgrade',
      levelBefore: 'bronze',
      termFrom: '2025-03-11',
      validUntil: '2026-03-11',
      programmeNumber: 1,
      measures: { day: '2025-03-11', levels: [{ key: 'silver', isMet: true }] },
    });
  });

  test('several levels are passed in one step', () => {
    expect(life().grow('2025-03-10', 5_000).story.slice(0, 2)).toEqual([
      '2025-01-01 join bronze',
      '2025-03-10 upgrade gold',
    ]);
  });

  test('what happened late counts on its day, and raises from when it is recorded', () => {
    const one = life().record('2025-06-10', fact('2025-03-10', { growth: 1_000 }));
    expect(one.levelOn('2025-06-09')).toBe('bronze');
    expect(one.levelOn('2025-06-10')).toBe('silver');
  });

  test('what is recorded before it happens raises right when it happens, on the day on which it counts', () => {
    const one = life().grow('2025-05-01', 900);
    const happens = midnight('2025-05-08');
    one.facts.push(fact('2025-05-08', { growth: 100, from: happens + 1 }));
    one.evaluate(happens - 60_000, 'gain');
    expect(one.at(happens)?.level).toBe('bronze');
    expect(one.at(happens + 1)).toMatchObject({
      kind: 'upgrade',
      level: 'silver',
      startsAt: happens + 1,
      validUntil: '2026-05-08',
    });
  });

  test('what is still to happen today raises nobody before', () => {
    const one = life();
    one.facts.push(fact('2025-05-08', { growth: 5_000, from: noon('2025-05-08') + 1 }));
    one.evaluate(noon('2025-05-08') - 60_000, 'gain');
    expect(one.at(noon('2025-05-08'))?.level).toBe('bronze');
    expect(one.at(noon('2025-05-08') + 1)?.level).toBe('gold');
  });

  test.each(['time', 'refund', 'gain'] as const)(
    'an evaluation for %s before it happens keeps what is planned, and one afterwards changes nothing',
    (occasion) => {
      const one = life();
      const happens = noon('2025-05-08') + 1;
      one.facts.push(fact('2025-05-08', { growth: 1_000, from: happens }));
      one.evaluate(happens - 120_000, 'gain');
      const planned = one.story;
      one.evaluate(happens - 60_000, occasion);
      expect(one.story).toEqual(planned);
      one.facts = [fact('2025-05-08', { growth: 1_000 })];
      one.evaluate(happens + 60_000, occasion);
      expect(one.story.slice(0, 2)).toEqual([
        '2025-01-01 join bronze',
        '2025-05-08 upgrade silver',
      ]);
    },
  );

  test('without a version in force there are no levels', () => {
    const one = new Life([version('2026-01-01')]).grow('2025-03-10', 5_000);
    expect(one.levelOn('2025-12-31')).toBeNull();
    expect(one.levelOn('2026-01-01')).toBe('gold');
  });
});

describe('the end of a term', () => {
  /** Gold until 30 June 2026, and nothing earned since. */
  const gold = (more: Partial<(typeof THREE)[number]> = {}) =>
    new Life([version(START, { levels: THREE.map((one) => ({ ...one, ...more })) })]).grow(
      '2025-06-30',
      5_000,
    );

  test('gold until 30 June with 30 days of grace is still gold on 30 July and silver on 31 July', () => {
    const one = gold();
    expect(one.at(midnight('2026-06-30'))?.validUntil).toBe('2026-06-30');
    expect(one.at(midnight('2026-07-01'))).toMatchObject({
      kind: 'grace',
      level: 'gold',
      validUntil: '2026-06-30',
      graceUntil: '2026-07-30',
    });
    expect(one.levelOn('2026-07-30')).toBe('gold');
    expect(one.at(midnight('2026-07-31') - 1)?.level).toBe('gold');
    expect(one.at(midnight('2026-07-31'))?.level).toBe('silver');
  });

  test('one step after the other leads down to the lowest level', () => {
    expect(gold().story.slice(1)).toEqual([
      '2025-06-30 upgrade gold',
      '2026-07-01 grace gold',
      '2026-07-31 downgrade silver',
      '2027-07-31 grace silver',
      '2027-08-30 downgrade bronze',
    ]);
  });

  test('a full downgrade goes to the level that is reached', () => {
    expect(gold({ downgrade: 'full' }).story.at(-1)).toBe('2026-07-31 downgrade bronze');
  });

  test('without grace the level is lowered the day after the term', () => {
    const one = gold({ graceDays: 0 });
    expect(one.levelOn('2026-06-30')).toBe('gold');
    expect(one.levelOn('2026-07-01')).toBe('silver');
  });

  test('a level that is never lowered is renewed', () => {
    expect(gold({ downgrade: 'none' }).story.slice(2)).toEqual([
      '2026-07-01 renew gold',
      '2027-07-01 renew gold',
      '2028-07-01 renew gold',
    ]);
  });

  test('a level without end stays', () => {
    expect(gold({ validMonths: null }).story.at(-1)).toBe('2025-06-30 upgrade gold');
  });

  test('who reaches the level in the term has it renewed from its end on', () => {
    const one = gold().grow('2026-06-30', 5_000);
    expect(one.at(midnight('2026-07-01'))).toMatchObject({
      kind: 'renew',
      termFrom: '2026-07-01',
      validUntil: '2027-06-30',
    });
  });

  test('who reaches it again in the grace has it renewed from the end of the grace on', () => {
    const one = gold().grow('2026-07-15', 5_000);
    expect(one.at(midnight('2026-07-30'))?.kind).toBe('grace');
    expect(one.at(midnight('2026-07-31'))).toMatchObject({
      kind: 'renew',
      level: 'gold',
      validUntil: '2027-07-30',
    });
  });

  test('lower figures change nothing before the end of the term', () => {
    const one = gold().record('2025-12-01', fact('2025-06-30', { growth: -4_000 }));
    expect(one.levelOn('2026-06-30')).toBe('gold');
    expect(one.levelOn('2026-07-31')).toBe('silver');
  });

  test('where reaching it again extends the term, it begins again at once, also in the grace', () => {
    const one = life({ requalifyExtends: true }).grow('2025-06-30', 5_000);
    one.grow('2026-06-01', 5_000);
    expect(one.at(midnight('2026-06-02'))).toMatchObject({
      kind: 'renew',
      validUntil: '2027-06-01',
    });
    one.grow('2027-06-20', 5_000);
    expect(one.at(midnight('2027-06-20'))?.kind).toBe('grace');
    expect(one.at(midnight('2027-06-21'))).toMatchObject({
      kind: 'renew',
      validUntil: '2028-06-20',
      graceUntil: null,
    });
  });
});

describe('a refund', () => {
  test('within the days takes a level back at once, and later only the end of the term does', () => {
    const one = life().grow('2025-03-01', 1_000).refund('2025-03-31', '2025-03-01', 1);
    expect(one.at(midnight('2025-04-01'))).toMatchObject({
      kind: 'revert',
      level: 'bronze',
      levelBefore: 'silver',
      measures: { levels: [{ key: 'silver', isMet: false, conditions: [{ missing: 1 }] }] },
    });
    const late = life().grow('2025-03-01', 1_000).refund('2025-04-01', '2025-03-01', 1);
    expect(late.levelOn('2025-04-01')).toBe('silver');
  });

  test('leaves a level that is also reached without it', () => {
    const one = life().grow('2025-03-01', 1_500).refund('2025-03-05', '2025-03-01', 500);
    expect(one.levelOn('2025-03-05')).toBe('silver');
    const other = life().grow('2025-03-01', 1_000).grow('2025-03-03', 10);
    expect(other.refund('2025-03-05', '2025-03-01', 10).levelOn('2025-03-05')).toBe('silver');
  });

  test('falls through every level that was reached lately and is not reached any more', () => {
    const one = life().grow('2025-03-01', 1_000).grow('2025-03-10', 4_000);
    one.refund('2025-03-20', '2025-03-01', 1_000).refund('2025-03-21', '2025-03-10', 4_000);
    expect(one.story.filter((step) => step.includes('revert'))).toEqual([
      '2025-03-20 revert silver',
      '2025-03-21 revert bronze',
    ]);
    const both = life().grow('2025-03-01', 1_000).grow('2025-03-10', 4_000);
    both.facts.push(fact('2025-03-01', { growth: -1_000 }));
    expect(both.refund('2025-03-20', '2025-03-10', 3_500).story.slice(1, 4)).toEqual([
      '2025-03-01 upgrade silver',
      '2025-03-10 upgrade gold',
      '2025-03-20 revert bronze',
    ]);
  });

  test('gives back the term that the level before had', () => {
    const one = life().grow('2025-03-01', 1_000).grow('2025-05-10', 4_000);
    expect(one.refund('2025-05-20', '2025-05-10', 4_000).at(midnight('2025-05-21'))).toMatchObject({
      kind: 'revert',
      level: 'silver',
      termFrom: '2025-03-01',
      validUntil: '2026-03-01',
    });
  });

  test('of a part leads to the level in between', () => {
    const one = life().grow('2025-03-01', 5_000).refund('2025-03-05', '2025-03-01', 100);
    expect(one.at(midnight('2025-03-06'))).toMatchObject({
      kind: 'revert',
      level: 'silver',
      validUntil: '2026-03-05',
    });
  });
});

describe('the begin of a version', () => {
  const LOWER = THREE.map((one, index) => ({
    ...one,
    conditions: index === 0 ? [] : [growthOf12Months(index * 500)],
  }));
  const HIGHER = THREE.map((one, index) => ({
    ...one,
    conditions: index === 0 ? [] : [growthOf12Months(index * 10_000)],
  }));
  const changed = (
    applyTo: 'newOnly' | 'upgradesOnly' | 'allWithGrace',
    levels: typeof THREE,
    more: Parameters<typeof version>[1] = {},
  ) => {
    const one = life().grow('2025-03-01', 1_000);
    one.versions = [version(START), version('2025-06-01', { applyTo, levels, ...more }, 2)];
    return one.evaluate(midnight('2025-05-01'), 'time');
  };

  test('raises at once who reaches more by it, except where it is for new decisions only', () => {
    expect(changed('upgradesOnly', LOWER).at(midnight('2025-06-01'))).toMatchObject({
      kind: 'upgrade',
      level: 'gold',
      programmeNumber: 2,
    });
    expect(changed('upgradesOnly', LOWER).at(midnight('2025-06-01') - 1)?.level).toBe('silver');
    const newOnly = changed('newOnly', LOWER);
    expect(newOnly.levelOn('2025-12-01')).toBe('silver');
    expect(newOnly.grow('2025-12-02', 1).levelOn('2025-12-02')).toBe('gold');
  });

  test('lowers at once only where the version says so, and after the grace', () => {
    expect(changed('upgradesOnly', HIGHER).levelOn('2025-12-01')).toBe('silver');
    const all = changed('allWithGrace', HIGHER);
    expect(all.at(midnight('2025-06-01'))).toMatchObject({
      kind: 'grace',
      validUntil: '2025-05-31',
      graceUntil: '2025-06-30',
    });
    expect(all.levelOn('2025-06-30')).toBe('silver');
    expect(all.levelOn('2025-07-01')).toBe('bronze');
  });

  test('moves members of a level that it does not have', () => {
    const pearl = level('pearl', { conditions: [growthOf12Months(1_000)] });
    const renamed = changed('upgradesOnly', [level('bronze'), pearl], {
      movedLevels: [{ from: 'silver', to: 'pearl' }],
    });
    expect(renamed.at(midnight('2025-06-01'))).toMatchObject({
      kind: 'move',
      level: 'pearl',
      levelBefore: 'silver',
      validUntil: '2026-03-01',
    });
  });

  test('is decided once: what is recorded later does not change it', () => {
    const one = changed('upgradesOnly', HIGHER);
    const before = one.story;
    one.record('2025-08-01', fact('2025-04-01', { growth: 9_500 }));
    expect(one.story.filter((step) => step < '2025-08-01')).toEqual(
      before.filter((step) => step < '2025-08-01'),
    );
  });

  test('that nobody evaluated in time is decided with its true instant', () => {
    const one = life().grow('2025-03-01', 1_000);
    one.versions = [version(START), version('2025-06-01', { levels: LOWER }, 2)];
    one.evaluate(midnight('2025-07-10'), 'time');
    expect(one.at(midnight('2025-06-01'))).toMatchObject({ kind: 'upgrade', level: 'gold' });
  });
});

describe('coming into the programme', () => {
  const withSent = (
    sentLevel: string | null,
    applyTo: 'newOnly' | 'upgradesOnly' | 'allWithGrace',
    growth = 0,
  ) => {
    const one = new Life([version(START, { applyTo })], { sentLevel });
    one.facts.push(fact('2024-12-01', { growth }));
    return one.evaluate(midnight('2025-01-10'), 'time');
  };

  test('a level that the store sent is kept for a term, or raised', () => {
    expect(withSent('silver', 'upgradesOnly').moves[0]).toMatchObject({
      kind: 'join',
      level: 'silver',
      levelBefore: 'silver',
      startsAt: midnight(START),
      validUntil: '2026-01-01',
    });
    expect(withSent('silver', 'upgradesOnly', 5_000).levelOn('2025-01-01')).toBe('gold');
    expect(withSent('silver', 'newOnly', 5_000).levelOn('2025-01-01')).toBe('silver');
  });

  test('it is kept for the grace only where the version lowers at once', () => {
    const one = withSent('gold', 'allWithGrace', 1_000);
    expect(one.levelOn('2025-01-30')).toBe('gold');
    expect(one.levelOn('2025-01-31')).toBe('silver');
  });

  test('it is lowered at once, one step or all the way, where it has no grace', () => {
    const lowered = (downgrade: 'none' | 'oneStep' | 'full') => {
      const levels = THREE.map((one) => ({ ...one, graceDays: 0, downgrade }));
      const one = new Life([version(START, { applyTo: 'allWithGrace', levels })], {
        sentLevel: 'gold',
      });
      return one.evaluate(midnight('2025-01-10'), 'time').levelOn('2025-01-01');
    };
    expect([lowered('none'), lowered('oneStep'), lowered('full')]).toEqual([
      'gold',
      'silver',
      'bronze',
    ]);
  });

  test('a level that the programme does not know counts as none', () => {
    expect(withSent('vip', 'upgradesOnly').levelOn('2025-01-01')).toBe('bronze');
  });

  test('who joins later begins with the lowest level on that day, whatever the store sends', () => {
    const joinedAt = midnight('2025-04-01');
    const one = new Life([version(START)], {
      createdAt: midnight('2025-04-02'),
      joinedAt,
      sentLevel: 'gold',
    }).evaluate(midnight('2025-04-02'), 'time');
    expect(one.moves).toMatchObject([{ kind: 'join', level: 'bronze', startsAt: joinedAt }]);
  });
});
