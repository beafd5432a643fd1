/** Points by example: which lots are used, what comes back, what is owed, and when points lapse. */
import { describe, expect, test } from 'vitest';
import type { ClawBack } from '#contract/members/programme';
import { balanceOf, joinBooks, reinstatedUntil } from '#rules/members/points';
import { booksAsOf } from '#server/members/points/asOf';
import { clawBack } from '#server/members/points/plan/clawBack';
import { activate, credit } from '#server/members/points/plan/credit';
import type { Plan } from '#server/members/points/plan/plan';
import { restore } from '#server/members/points/plan/restore';
import { capture, chooseLots, releaseHold, spend } from '#server/members/points/plan/spend';
import { MemoryLedger } from './memoryLedger.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const JAN = at('2026-01-10T12:00:00');
const JUN = at('2026-07-01T00:00:00');
const JUL = at('2026-08-01T00:00:00');

let entries = 0;
/** A member's ledger, told by what happens to it. */
class Story {
  ledger = new MemoryLedger();
  now = JAN;
  private write(change: (plan: Plan) => Plan) {
    this.ledger.keep(change(this.ledger.open(this.now)), this.now);
  }
  earn(order: string, points: number, until: number | null = null, from: number | null = this.now) {
    const entry = {
      type: 'earn',
      points,
      desired: points,
      source: 'order',
      sourceId: order,
      sourceLine: String(++entries),
      ruleKey: 'paid',
      programmeNumber: 1,
      occurredAt: this.now,
      reason: null,
      detail: null,
      availableAt: from,
      expiresAt: until,
    } as const;
    this.write((plan) => credit(plan, entry).plan);
  }
  private entryFor(sourceId: string) {
    const about = { source: 'redemption', sourceId, occurredAt: this.now } as const;
    return { ...about, reason: null, detail: null };
  }
  spend(name: string, points: number) {
    this.write((plan) => spend(plan, this.entryFor(name), points, this.now));
  }
  hold(points: number, expiresAt: number) {
    const plan = this.ledger.open(this.now);
    const lots = chooseLots(plan, points, this.now).map((part) => ({
      ...part,
      lotId: part.lotId ?? 0,
    }));
    const id = this.ledger.addHold({ expiresAt, lots }, this.now);
    return { id, expiresAt, lots };
  }
  capture(hold: ReturnType<Story['hold']>) {
    this.write((plan) => capture(plan, hold, this.entryFor(String(hold.id)), this.now));
  }
  release(hold: ReturnType<Story['hold']>) {
    this.write((plan) => releaseHold(plan, hold, this.now));
  }
  restore(name: string, points: number, days = 30) {
    const until = reinstatedUntil(this.now, days, ZONE);
    const cause = { source: 'return', sourceId: String(++entries), sourceLine: '' } as const;
    const spent = this.ledger.spent(name);
    this.write((plan) => restore(plan, spent, points, cause, until, this.now).plan);
  }
  clawBack(order: string, points: number, mode: ClawBack, arrearsLimit = 5_000) {
    const cause = { source: 'return', sourceId: String(++entries), sourceLine: '' } as const;
    const earned = this.ledger.earned(order);
    const reversal = { earned, points, cause, ruleKey: 'paid', mode, arrearsLimit, detail: null };
    this.write((plan) => clawBack(plan, reversal, this.now).plan);
  }
  deliver(order: string, from: number) {
    const ids = new Set(this.ledger.earned(order).entryIds);
    this.write((plan) => activate(plan, ids, from));
  }
  get remaining() {
    return this.ledger.open(this.now).book.lots.map(({ remaining }) => remaining);
  }
  balance(instant = this.now) {
    return balanceOf(this.ledger.open(instant).book, instant, ZONE);
  }
  entries() {
    this.ledger.keep(this.ledger.open(this.now), this.now);
    return this.ledger.entries.map(({ type, points }) => [type, points]);
  }
}
const story = (tell: (story: Story) => void) => {
  const told = new Story();
  tell(told);
  return told;
};

describe('spending', () => {
  test('takes what lapses first, and a refund gives back what was taken last', () => {
    const one = story((s) => {
      s.earn('b', 60, JUL);
      s.earn('a', 40, JUN);
      s.spend('r', 50);
    });
    expect(one.remaining).toEqual([50, 0]);
    one.restore('r', 20);
    expect(one.remaining).toEqual([60, 10]);
    expect(one.balance().lapsing).toEqual([
      { lastDay: '2026-06-30', points: 10 },
      { lastDay: '2026-07-31', points: 60 },
    ]);
  });

  test('takes points without an end last, and of equal ends what could be spent first', () => {
    const one = story((s) => {
      s.earn('never', 10, null);
      s.earn('later', 10, JUN, JAN - 1);
      s.earn('earlier', 10, JUN, JAN - 2);
      s.spend('r', 15);
    });
    expect(one.remaining).toEqual([10, 5, 0]);
  });

  test('takes the older of two lots that are alike otherwise', () => {
    const one = story((s) => {
      s.earn('first', 10, JUN);
      s.earn('second', 10, JUN);
      s.spend('r', 15);
    });
    expect(one.remaining).toEqual([0, 5]);
  });

  test('takes no points that wait for a delivery, and takes them from its day on', () => {
    const one = story((s) => s.earn('o', 10, null, null));
    expect(one.balance()).toMatchObject({ available: 0, pending: 10 });
    one.deliver('o', JAN + 5);
    expect(one.balance(JAN + 4)).toMatchObject({ available: 0, pending: 10 });
    expect(one.balance(JAN + 5)).toMatchObject({ available: 10, pending: 0 });
  });
});

describe('points that were spent come back', () => {
  const lapsedMeanwhile = (days: number) =>
    story((s) => {
      s.earn('o', 40, JUN);
      s.spend('r', 30);
      s.now = JUN + 1;
      s.restore('r', 30, days);
    });

  test('as a lot of their own through the days of grace where theirs has lapsed', () => {
    const one = lapsedMeanwhile(30);
    expect(one.balance()).toMatchObject({
      available: 30,
      lapsing: [{ lastDay: '2026-07-31', points: 30 }],
    });
    expect(one.entries()).toEqual([
      ['earn', 40],
      ['spend', -30],
      ['expire', -10],
      ['restore', 30],
    ]);
  });

  test('and lapse at once where there is no grace, both of which is recorded', () => {
    const one = lapsedMeanwhile(0);
    expect(one.balance().available).toBe(0);
    expect(one.entries().slice(-2)).toEqual([
      ['restore', 30],
      ['expire', -30],
    ]);
  });

  test('never more of them than were spent', () => {
    const one = story((s) => {
      s.earn('o', 40);
      s.spend('r', 30);
      s.restore('r', 20);
      s.restore('r', 20);
    });
    expect(one.balance().available).toBe(40);
  });
});

describe('goods that come back take points back', () => {
  test('of the order first, and what was spent becomes arrears that the next points repay', () => {
    const one = story((s) => {
      s.earn('o', 100);
      s.spend('r', 80);
      s.clawBack('o', 100, 'arrears');
    });
    expect(one.remaining).toEqual([0]);
    expect(one.balance()).toMatchObject({ available: 0, arrears: 80 });
    one.earn('p', 50);
    expect(one.balance()).toMatchObject({ available: 0, arrears: 30 });
    one.earn('q', 50);
    expect(one.balance()).toMatchObject({ available: 20, arrears: 0 });
  });

  test('but only what was spent where the rest had lapsed', () => {
    const one = story((s) => {
      s.earn('o', 100, JUN);
      s.spend('r', 30);
      s.now = JUN;
      s.earn('p', 200);
      s.clawBack('o', 100, 'withinBalance');
    });
    expect(one.balance().available).toBe(170);
    expect(one.entries().slice(-2)).toEqual([
      ['clawBack', -30],
      ['absorb', -70],
    ]);
  });

  test('in parts, of which lapsed points absorb the first ones', () => {
    const one = story((s) => {
      s.earn('o', 100, JUN);
      s.spend('r', 30);
      s.now = JUN;
      s.earn('p', 200);
      s.clawBack('o', 50, 'withinBalance');
    });
    expect(one.balance().available).toBe(200);
    one.clawBack('o', 50, 'withinBalance');
    expect(one.balance().available).toBe(170);
    one.clawBack('o', 50, 'withinBalance');
    expect(one.balance().available).toBe(170);
  });

  test.each([
    ['ownOnly', { available: 500, arrears: 0 }, 80],
    ['withinBalance', { available: 420, arrears: 0 }, 0],
    ['arrears', { available: 420, arrears: 0 }, 0],
  ] as const)('as far as the policy %s goes', (mode, balance, writtenOff) => {
    const one = story((s) => {
      s.earn('o', 100);
      s.spend('r', 80);
      s.earn('p', 500);
      s.clawBack('o', 100, mode);
    });
    expect(one.balance()).toMatchObject(balance);
    expect(Math.abs(one.ledger.total('writeOff'))).toBe(writtenOff);
  });

  test('into arrears up to the limit of all arrears together, and the rest is written off for good', () => {
    const one = story((s) => {
      s.earn('o', 100);
      s.earn('p', 100);
      s.spend('r', 200);
      s.clawBack('o', 100, 'arrears', 120);
      s.clawBack('p', 100, 'arrears', 120);
    });
    expect(one.balance().arrears).toBe(120);
    expect(one.ledger.total('writeOff')).toBe(-80);
    one.earn('q', 300);
    expect(one.balance()).toMatchObject({ available: 180, arrears: 0 });
  });

  test('those that cannot be spent yet before others', () => {
    const one = story((s) => {
      s.earn('o', 30, JUN);
      s.earn('o', 30, JUL, null);
      s.clawBack('o', 40, 'ownOnly');
    });
    expect(one.remaining).toEqual([20, 0]);
  });

  test('but none that are held; when released they repay what is owed', () => {
    const one = story((s) => s.earn('o', 100));
    const hold = one.hold(100, JAN + 1_000);
    one.clawBack('o', 100, 'arrears');
    expect(one.balance()).toMatchObject({ available: 0, held: 100, arrears: 100 });
    one.now += 10;
    one.release(hold);
    expect(one.balance()).toMatchObject({ available: 0, held: 0, arrears: 0 });
  });
});

describe('time alone', () => {
  const YEAR_END = at('2027-01-01T00:00:00');
  test('lets points lapse the moment after their last day, recorded or not', () => {
    const one = story((s) => s.earn('o', 10, YEAR_END));
    expect(one.balance(at('2026-12-31T23:59:59')).available).toBe(10);
    expect(one.balance(YEAR_END).available).toBe(0);
  });

  test('lets held points not lapse, but at once when they are released late', () => {
    const one = story((s) => s.earn('o', 10, JUN));
    const hold = one.hold(10, JUN + 1_000);
    expect(one.balance(JUN + 500)).toMatchObject({ held: 10, available: 0 });
    one.now = JUN + 500;
    one.release(hold);
    expect(one.balance()).toMatchObject({ held: 0, available: 0 });
    expect(one.entries()).toEqual([
      ['earn', 10],
      ['expire', -10],
    ]);
  });

  test('ends a hold at its instant, and what lapsed under it lapses then', () => {
    const one = story((s) => s.earn('o', 10, JUN));
    one.hold(10, JUN + 1_000);
    one.now = JUN + 5_000;
    expect(one.entries().at(-1)).toEqual(['expire', -10]);
    expect(one.ledger.entries.at(-1)?.occurredAt).toBe(JUN + 1_000);
  });

  test('and points that were held are spent although they would have lapsed', () => {
    const one = story((s) => s.earn('o', 10, JUN));
    const hold = one.hold(10, JUN + 1_000);
    one.now = JUN + 500;
    one.capture(hold);
    expect(one.entries()).toEqual([
      ['earn', 10],
      ['spend', -10],
    ]);
  });

  test('lets pending points repay what is owed when they can be spent, before they lapse', () => {
    const one = story((s) => {
      s.earn('o', 10);
      s.spend('r', 10);
      s.clawBack('o', 10, 'arrears');
      s.earn('p', 10, JUL, JUN);
    });
    expect(one.balance()).toMatchObject({ arrears: 10, pending: 10 });
    expect(one.balance(JUN)).toMatchObject({ arrears: 0, pending: 0, available: 0 });
    one.now = JUL + 1;
    expect(one.entries().filter(([type]) => type === 'expire')).toEqual([]);
  });

  test('records points as earned and lapsed that had lapsed when they became known', () => {
    const one = story((s) => {
      s.now = JUL;
      s.earn('o', 10, JUN, JAN);
    });
    expect(one.balance().available).toBe(0);
    expect(one.entries()).toEqual([
      ['earn', 10],
      ['expire', -10],
    ]);
  });
});

test('a past balance counts credits from when they happened and debits from when they were recorded', () => {
  const one = story((s) => {
    s.earn('o', 100);
    s.now = JUN;
    s.spend('r', 60);
  });
  const balanceAt = (instant: number) =>
    balanceOf(joinBooks(booksAsOf([one.ledger.journal()], instant)), instant, ZONE).available;
  expect([JAN - 1, JAN, JUN - 1, JUN].map(balanceAt)).toEqual([0, 100, 100, 40]);
});
