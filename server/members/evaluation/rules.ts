/**
 * Which steps a member takes through the levels of the programme, by what is known of the member. Pure: the same facts give
 * the same steps whenever they are computed, and what is computed ahead is what time alone will do.
 */
import { versionAt } from '#rules/platform/versions';
import { DAY_MS } from '#shared/days';
import { countingAt, type DayFacts } from './measure.ts';
import { type Occasion, stepByFacts } from './factSteps.ts';
import { joinProgramme, type Newcomer } from './joining.ts';
import { endsAt, type Ground, type LevelMove, type Version } from './state.ts';
import { beginVersion, endTerm } from './timeSteps.ts';

/** How far ahead steps are computed; a scheduled job goes on from there. */
const AHEAD_MS = 3 * 366 * DAY_MS;
/** A term has at least a month, so there are fewer steps than this. */
const MAX_STEPS = 500;

export interface MemberToEvaluate extends Newcomer {
  /** Steps that have begun, in their order. They are history and stay as they are. */
  moves: readonly LevelMove[];
  /** The newest version that an earlier evaluation knew: what it does was decided then. Null before the first. */
  knownVersion: number | null;
  facts: readonly DayFacts[];
  /** The facts as they were known when a version began that no evaluation has seen yet; by default `facts`. */
  factsThen?: readonly DayFacts[];
}

export interface Evaluation {
  /** All approved versions in the order in which they begin. */
  versions: readonly Version[];
  at: number;
  timeZone: string;
  occasion: Occasion;
  /** Up to and including which instant steps are computed; by default three years ahead. */
  until?: number;
}

/** Collects the steps of one member. */
class Steps {
  readonly all: LevelMove[];

  constructor(
    readonly member: MemberToEvaluate,
    readonly evaluation: Evaluation,
  ) {
    this.all = [...member.moves];
  }

  get state(): LevelMove | undefined {
    return this.all.at(-1);
  }

  #groundAt(at: number): Ground {
    const { facts, factsThen = facts } = this.member;
    const known = at < this.evaluation.at ? factsThen : facts;
    return { facts: countingAt(known, at), timeZone: this.evaluation.timeZone };
  }

  /** The first version whose begin is still to be decided, after those that were. */
  #nextVersion(begun: number): Version | undefined {
    const { versions, at } = this.evaluation;
    const known = this.member.knownVersion ?? 0;
    return versions.find(
      ({ number, startsAt }, index) => index > begun && (number > known || startsAt > at),
    );
  }

  join() {
    const { versions } = this.evaluation;
    const [first] = versions;
    if (this.state || !first) return;
    this.all.push(joinProgramme(this.member, versions, first, this.#groundAt(first.startsAt)));
  }

  /**
   * Everything that time alone does up to and including the instant. `begun`: the place of the last version decided on;
   * `coming`: the instants from which facts count, in their order.
   */
  walk(until: number, begun: number, coming: readonly number[] = []): number {
    const { versions, timeZone } = this.evaluation;
    const ahead = [...coming];
    let last = begun;
    for (let step = 0; step < MAX_STEPS; step++) {
      const { state } = this;
      if (!state) return last;
      const ends = endsAt(state, timeZone);
      const next = this.#nextVersion(last);
      const begins = next ? Math.max(next.startsAt, state.startsAt) : Infinity;
      const [counts = Infinity] = ahead;
      if (Math.min(ends, begins, counts) > until) return last;
      if (counts < Math.min(ends, begins)) {
        ahead.shift();
        this.stepAt(counts, 'gain');
        continue;
      }
      if (next && begins <= ends) {
        last = versions.indexOf(next);
        const move = beginVersion(state, begins, next, this.#groundAt(begins));
        if (move) this.all.push(move);
        continue;
      }
      const at = Math.max(ends, state.startsAt);
      const version = versionAt(versions, at);
      if (!version) return last;
      this.all.push(endTerm(state, at, version, this.#groundAt(at)));
    }
    return last;
  }

  /** What the facts that count at the instant do at once. */
  stepAt(at: number, occasion: Occasion) {
    const { versions } = this.evaluation;
    const version = versionAt(versions, at);
    if (!version || (this.state?.startsAt ?? Infinity) > at) return;
    const moment = { at, version, moves: this.all, versions, ground: this.#groundAt(at) };
    const move = stepByFacts(moment, occasion);
    if (move) this.all.push(move);
  }
}

/** The instants from which facts count that have not happened yet, in their order. */
const comingOf = (facts: readonly DayFacts[], at: number): number[] =>
  [...new Set(facts.flatMap(({ from }) => (from === undefined ? [] : [Math.max(from, at)])))].sort(
    (one, other) => one - other,
  );

/** The place of the version that decided a member's first step: its begin is decided with it. */
const joinedWith = (versions: readonly Version[], state: LevelMove | undefined, isNew: boolean) =>
  isNew && state ? versions.findIndex(({ number }) => number === state.programmeNumber) : -1;

/**
 * The steps after those that have begun: what was missed since the last evaluation with its true instants, what the facts
 * do now, and what time alone will do from then on.
 */
export const evaluate = (member: MemberToEvaluate, evaluation: Evaluation): LevelMove[] => {
  const steps = new Steps(member, evaluation);
  const isNew = steps.state === undefined;
  steps.join();
  const begun = joinedWith(evaluation.versions, steps.state, isNew);
  const { at, occasion, until = at + AHEAD_MS } = evaluation;
  const last = steps.walk(at, begun);
  steps.stepAt(at, occasion);
  steps.walk(until, last, comingOf(member.facts, at));
  return steps.all.slice(member.moves.length);
};
