/** Versions of the programme and facts of members, for tests of levels. */
import type { LevelCondition, LevelTerms, ProgrammeTerms } from '#contract/members/programme';
import { NO_BENEFITS } from '#contract/members/benefits';
import type { DayFacts } from '#server/members/evaluation/measure';
import type { LevelMove, Version } from '#server/members/evaluation/state';
import { evaluate, type MemberToEvaluate } from '#rules/members/evaluation';
import type { Occasion } from '#server/members/evaluation/factSteps';
import { startOfDay } from '#shared/days';

export const ZONE = 'Asia/Shanghai';
/** Noon of a day in the store's time zone. */
export const noon = (day: string) => startOfDay(day, ZONE) + 43_200_000;
export const midnight = (day: string) => startOfDay(day, ZONE);

export const growthOf12Months = (threshold: number): LevelCondition => ({
  metric: 'growth',
  window: { kind: 'months', months: 12 },
  threshold,
});
export const level = (key: string, more: Partial<LevelTerms> = {}): LevelTerms => ({
  key,
  match: 'any',
  conditions: [],
  validMonths: 12,
  graceDays: 30,
  downgrade: 'oneStep',
  benefits: NO_BENEFITS,
  ...more,
});
export const THREE = [
  level('bronze'),
  level('silver', { conditions: [growthOf12Months(1_000)] }),
  level('gold', { conditions: [growthOf12Months(5_000)] }),
];

export const version = (
  startsOn: string,
  more: Partial<ProgrammeTerms> = {},
  number = 1,
): Version => ({
  number,
  startsAt: midnight(startsOn),
  terms: {
    levels: THREE,
    applyTo: 'upgradesOnly',
    movedLevels: [],
    requalifyExtends: false,
    refundDays: 30,
    ...more,
  },
});

export const fact = (day: string, more: Partial<DayFacts> = {}): DayFacts => ({
  day,
  growth: 0,
  netSpend: 0,
  orders: 0,
  activeDays: 0,
  ...more,
});

/** A member whose facts are recorded one after the other; each evaluation keeps what has begun. */
export class Life {
  moves: LevelMove[] = [];
  facts: DayFacts[] = [];
  #known: number | null = null;

  constructor(
    public versions: Version[],
    readonly member: Partial<MemberToEvaluate> = {},
  ) {}

  evaluate(at: number, occasion: Occasion) {
    const begun = this.moves.filter(({ startsAt }) => startsAt <= at);
    const next = evaluate(
      {
        createdAt: 0,
        joinedAt: null,
        sentLevel: null,
        ...this.member,
        moves: begun,
        knownVersion: this.#known,
        facts: this.facts,
      },
      { versions: this.versions, at, timeZone: ZONE, occasion },
    );
    this.moves = [...begun, ...next];
    this.#known = Math.max(...this.versions.map(({ number }) => number));
    return this;
  }
  record(recorded: string, facts: DayFacts, occasion: Occasion = 'gain') {
    this.facts.push(facts);
    return this.evaluate(noon(recorded), occasion);
  }
  grow(day: string, growth: number) {
    return this.record(day, fact(day, { growth }));
  }
  refund(recorded: string, day: string, growth: number) {
    return this.record(recorded, fact(day, { growth: -growth }), 'refund');
  }
  at(instant: number) {
    return this.moves.findLast(({ startsAt }) => startsAt <= instant);
  }
  levelOn(day: string) {
    return this.at(noon(day))?.level ?? null;
  }
  /** Kinds and levels of all steps, with the day on which each begins. */
  get story() {
    return this.moves.map(({ kind, level: key, startsAt }) => {
      const day = new Date(startsAt + 8 * 3_600_000).toISOString().slice(0, 10);
      return `${day} ${kind} ${key}`;
    });
  }
}
