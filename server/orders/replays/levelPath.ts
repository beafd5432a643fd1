/** The way of a member through the levels of one version, as far as a replay has come. Pure. */
import { evaluate } from '#rules/members/evaluation';
import { levelAt, type LevelRow } from '#rules/members/levels';
import type { LevelRanks } from '#rules/platform/audiences';
import { dayOf } from '#shared/days';
import type { Occasion } from '../../members/evaluation/factSteps.ts';
import type { DayFacts } from '../../members/evaluation/measure.ts';
import type { LevelMove } from '../../members/evaluation/state.ts';
import type { ApprovedVersion } from '../../members/programme/load.ts';
import { toLevelRow } from './levelRow.ts';
import type { PastMember } from './past.ts';

export interface PathGround {
  version: ApprovedVersion;
  /** Whether it was in force before the period: members then need not be taken over into it. */
  isOld: boolean;
  ranks: LevelRanks;
  timeZone: string;
  fromAt: number;
  untilAt: number;
}

export class LevelPath {
  readonly #facts: DayFacts[];
  readonly #byDay: Map<string, DayFacts>;
  readonly #moves: LevelMove[];
  readonly #rows: LevelRow[];
  #planned: LevelMove[] = [];
  #knownVersion: number | null;

  /** `risen`: called for each step by which the level rises. */
  constructor(
    readonly member: PastMember,
    readonly ground: PathGround,
    readonly risen: (move: LevelMove) => void,
  ) {
    const { fromAt, isOld, version } = ground;
    this.#facts = member.facts.map((facts) => ({
      ...facts,
      growth: member.otherGrowth.get(facts.day) ?? 0,
    }));
    this.#byDay = new Map(this.#facts.map((facts) => [facts.day, facts]));
    this.#moves = member.moves.filter(({ startsAt }) => startsAt < fromAt);
    this.#rows = [
      ...member.levels.filter(({ cause }) => cause !== 'programme'),
      ...this.#moves.map(toLevelRow),
    ];
    this.#knownVersion = isOld ? version.number : null;
    this.evaluate(fromAt, 'time');
  }

  at(instant: number): string | null {
    return levelAt(this.#rows, instant, this.ground.ranks);
  }

  /** Steps that time alone brings up to and including the instant. */
  advance(instant: number) {
    for (;;) {
      const [next] = this.#planned;
      if (!next || next.startsAt > instant) return;
      this.#planned.shift();
      this.#moves.push(next);
      this.#rows.push(toLevelRow(next, this.#moves.length));
      if (next.kind === 'upgrade') this.risen(next);
    }
  }

  /** Growth counts on its day, also what is taken from it later. */
  addGrowth(happenedAt: number, growth: number) {
    const day = dayOf(happenedAt, this.ground.timeZone);
    let facts = this.#byDay.get(day);
    if (!facts) {
      facts = { day, growth: 0, netSpend: 0, orders: 0, activeDays: 0 };
      this.#byDay.set(day, facts);
      this.#facts.push(facts);
    }
    facts.growth += growth;
  }

  evaluate(instant: number, occasion: Occasion) {
    const { version, isOld, timeZone, untilAt: until } = this.ground;
    const { createdAt, joinedAt, sentLevel, sentBefore } = this.member;
    const member = {
      createdAt,
      joinedAt,
      sentLevel: isOld ? sentLevel : sentBefore,
      moves: this.#moves,
      knownVersion: this.#knownVersion,
      facts: this.#facts,
    };
    const versions = [version];
    this.#planned = evaluate(member, { versions, at: instant, timeZone, occasion, until });
    this.#knownVersion = version.number;
    this.advance(instant);
  }
}
