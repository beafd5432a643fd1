/** Random histories of a member's points, carried out on the rules and on the independent model alike. */
import fc from 'fast-check';
import { CLAW_BACKS, type ClawBack } from '#contract/members/programme';
import { availableOf, balanceOf, type Book, freeLots, isLapsed } from '#rules/members/points';
import { clawBack } from '#server/members/points/plan/clawBack';
import { activate, credit } from '#server/members/points/plan/credit';
import { forfeit } from '#server/members/points/plan/forfeit';
import { type Plan } from '#server/members/points/plan/plan';
import { restore } from '#server/members/points/plan/restore';
import { capture, chooseLots, releaseHold, spend } from '#server/members/points/plan/spend';
import { MemoryLedger, settle } from './memoryLedger.ts';
import { UnitModel } from './unitModel.ts';

export type Command =
  | { kind: 'earn'; order: number; points: number; from: number | null; until: number | null }
  | { kind: 'deliver'; order: number; from: number }
  | { kind: 'spend' | 'hold'; name: number; points: number; ttl: number }
  | { kind: 'capture' | 'release'; name: number }
  | { kind: 'giveBack'; name: number; points: number; days: number }
  | { kind: 'takeBack'; order: number; points: number; mode: ClawBack; limit: number }
  | { kind: 'clear' }
  | { kind: 'planClear'; after: number }
  | { kind: 'keep' }
  | { kind: 'nothing' };
export type Step = { wait: number; command: Command };

const small = fc.integer({ min: 1, max: 9 });
const order = fc.integer({ min: 1, max: 4 });
const name = fc.integer({ min: 1, max: 5 });
/** Offsets to the present instant; below zero for what is known only now. Most points can be spent at once for a while. */
const from = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: -6, max: 8 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const until = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(4, 8, 12) },
  { weight: 2, arbitrary: fc.integer({ min: -6, max: 12 }) },
  { weight: 2, arbitrary: fc.constant(null) },
);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('earn' as const),
      order,
      points: small,
      from,
      until,
    }),
  },
  fc.record({
    kind: fc.constant('deliver' as const),
    order,
    from: fc.integer({ min: -3, max: 5 }),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('spend' as const, 'hold' as const),
      name,
      points: small,
      ttl: small,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('capture' as const, 'release' as const), name }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('giveBack' as const),
      name,
      points: small,
      days: fc.integer({ min: 0, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('takeBack' as const),
      order,
      points: small,
      mode: fc.constantFrom(...CLAW_BACKS),
      limit: fc.integer({ min: 0, max: 12 }),
    }),
  },
  fc.record({ kind: fc.constant('clear' as const) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('planClear' as const),
      after: fc.integer({ min: 1, max: 9 }),
    }),
  },
  fc.record({ kind: fc.constant('keep' as const) }),
  fc.record({ kind: fc.constant('nothing' as const) }),
);
export const histories = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 4 }), command }), {
  maxLength: 40,
  // Long ones: what matters happens between many steps.
  size: 'max',
});

/** Steps of two records: `merge` makes them one person's, or two members' again. */
export type PairStep = Omit<Step, 'command'> & {
  record: number;
  command: Command | { kind: 'merge' };
};
export const pairHistories = fc.array(
  fc.record({
    wait: fc.integer({ min: 0, max: 4 }),
    record: fc.integer({ min: 0, max: 1 }),
    command: fc.oneof(
      { weight: 9, arbitrary: command },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const) }) },
    ),
  }),
  { maxLength: 40, size: 'max' },
);

/** The same with nothing that becomes known later than it happened. */
export const known = <C extends { kind: string }>(command: C | Command): C | Command => {
  if (!('from' in command)) return command;
  if (command.kind === 'deliver') return { ...command, from: 0 };
  const from = Math.abs(command.from ?? 0);
  const until = command.until === null ? null : Math.abs(command.until) + 1;
  return { ...command, from, until };
};

const atLeast = (instant: number | null, now: number) => (instant === null ? null : now + instant);

/** Both sides of a comparison, which get the same commands. */
export class Twins {
  ledger = new MemoryLedger();
  model = new UnitModel();
  now = 0;
  private numbers = 0;
  private holdIds = new Map<number, number>();

  private write(change: (plan: Plan) => Plan) {
    this.ledger.keep(change(this.ledger.open(this.now)), this.now);
  }
  private get opened() {
    return this.ledger.open(this.now);
  }

  step({ wait, command: one }: Step) {
    this.now += wait;
    this.model.tickTo(this.now);
    this.run(one);
  }

  private run(one: Command) {
    const { now, ledger, model } = this;
    const source = 'order' as const;
    switch (one.kind) {
      case 'nothing':
        return;
      case 'earn': {
        const [from, until] = [atLeast(one.from, now), atLeast(one.until, now)];
        model.earn(`o${one.order}`, one.points, from, until);
        const entry = {
          type: 'earn',
          points: one.points,
          desired: null,
          source,
          sourceId: `o${one.order}`,
          sourceLine: String(++this.numbers),
          ruleKey: 'paid',
          programmeNumber: 1,
          occurredAt: Math.min(now, from ?? now, until ?? now),
          reason: null,
          detail: null,
          availableAt: from,
          expiresAt: until,
        } as const;
        this.write((plan) => credit(plan, entry).plan);
        return;
      }
      case 'deliver': {
        model.deliver(`o${one.order}`, now + one.from);
        const { entryIds } = ledger.earned(`o${one.order}`);
        this.write((plan) => activate(plan, new Set(entryIds), now + one.from));
        return;
      }
      case 'spend': {
        const isNew = ledger.spent(`s${one.name}`).entryId === 0 && !this.holdIds.has(one.name);
        if (!isNew || availableOf(this.opened.book, now) < one.points) {
          if (isNew && model.spend(`s${one.name}`, one.points))
            throw new Error('only the model pays');
          return;
        }
        if (!model.spend(`s${one.name}`, one.points)) throw new Error('only the rules pay');
        const entry = {
          source: 'redemption',
          sourceId: `s${one.name}`,
          occurredAt: now,
          reason: null,
          detail: null,
        } as const;
        this.write((plan) => spend(plan, entry, one.points, now));
        return;
      }
      case 'hold': {
        const isNew = ledger.spent(`s${one.name}`).entryId === 0 && !this.holdIds.has(one.name);
        if (!isNew) return;
        const isPossible = availableOf(this.opened.book, now) >= one.points;
        if (model.hold(`s${one.name}`, one.points, now + one.ttl) !== isPossible)
          throw new Error('only one of both reserves');
        if (!isPossible) return;
        const lots = chooseLots(this.opened, one.points, now).map(({ lotId, points }) => ({
          lotId: lotId ?? 0,
          points,
        }));
        this.write((plan) => plan);
        this.holdIds.set(one.name, ledger.addHold({ expiresAt: now + one.ttl, lots }, now));
        return;
      }
      case 'capture':
      case 'release': {
        const id = this.holdIds.get(one.name);
        const hold = this.opened.book.holds.find((open) => open.id === id);
        if (model.holds.has(`s${one.name}`) !== (hold !== undefined))
          throw new Error('a hold is open on one side only');
        if (!hold) return;
        if (one.kind === 'release') {
          model.release(`s${one.name}`);
          this.write((plan) => releaseHold(plan, hold, now));
          return;
        }
        model.capture(`s${one.name}`);
        const entry = {
          source: 'redemption',
          sourceId: `s${one.name}`,
          occurredAt: now,
          reason: null,
          detail: null,
        } as const;
        this.write((plan) => capture(plan, hold, entry, now));
        return;
      }
      case 'giveBack': {
        const until = one.days === 0 ? null : now + one.days;
        model.giveBack(`s${one.name}`, one.points, until);
        const cause = { source: 'return', sourceId: `r${++this.numbers}`, sourceLine: '' } as const;
        const spent = ledger.spent(`s${one.name}`);
        this.write((plan) => restore(plan, spent, one.points, cause, until, now).plan);
        return;
      }
      case 'takeBack': {
        model.takeBack(`o${one.order}`, one.points, one.mode, one.limit);
        const cause = { source: 'return', sourceId: `r${++this.numbers}`, sourceLine: '' } as const;
        const earned = ledger.earned(`o${one.order}`);
        this.write(
          (plan) =>
            clawBack(
              plan,
              {
                earned,
                points: one.points,
                cause,
                ruleKey: 'paid',
                mode: one.mode,
                arrearsLimit: one.limit,
                detail: null,
              },
              now,
            ).plan,
        );
        return;
      }
      case 'planClear': {
        const isPlanned = Boolean(this.opened.book.reset);
        if (isPlanned !== (model.clearAt !== null)) throw new Error('planned on one side only');
        if (isPlanned) return;
        // What has been cleared before is recorded first.
        this.write((plan) => plan);
        model.clearAt = now + one.after;
        ledger.planReset(now + one.after, now);
        return;
      }
      case 'keep':
        if (!this.opened.book.reset) return;
        model.clearAt = null;
        ledger.endReset(now);
        return;
      case 'clear': {
        model.clear();
        const entry = {
          source: 'inactivity',
          sourceId: String(++this.numbers),
          sourceLine: '',
          occurredAt: now,
          reason: null,
          detail: null,
        } as const;
        this.write((plan) => forfeit(plan, entry, now).plan);
      }
    }
  }

  /** The member's figures by the rules, without anything being written. */
  figures(book: Book = settle(this.ledger.open(this.now), this.now).book, at = this.now) {
    const { available, pending, held, arrears } = balanceOf(book, at, 'UTC');
    const ends = new Map<number, number>();
    for (const { expiresAt, free } of freeLots(book, (lot) => !isLapsed(lot, at)))
      if (expiresAt !== null) ends.set(expiresAt, (ends.get(expiresAt) ?? 0) + free);
    return { available, pending, held, arrears, ends: [...ends] };
  }
}
