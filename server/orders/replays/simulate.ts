/**
 * What a member would have earned in a period, and which levels the member would have had, with one version of the
 * programme in force all along. Pure; instants are UTC milliseconds.
 */
import { levelFactsOf } from '#rules/platform/audiences';
import type { LevelFacts } from '#contract/platform/audiences';
import type { StoredAward } from '#contract/orders/earning';
import { expiresAt } from '../../members/earnRules/dates.ts';
import { benefitsOf, levelOrLowest } from '../../members/earning/versions.ts';
import type { LevelMove } from '../../members/evaluation/state.ts';
import { settleAwards } from '../earning/rules.ts';
import type { PaidOrder } from '../earning/loadOrders.ts';
import type { Credit, Earner } from './credit.ts';
import { LevelPath, type PathGround } from './levelPath.ts';
import type { Happened, Metrics, PastMember } from './past.ts';

/** A version as if it had been in force from the first instant of the period on. */
export interface Scenario extends PathGround {
  earner: Earner;
  /** What the version's levels measure. */
  metrics: Metrics;
}

export interface Simulated {
  credits: Credit[];
  takenBack: number;
  growthTakenBack: number;
}

/** What an order has been awarded so far, and which of its returns were settled. */
interface OrderState {
  awards: StoredAward[];
  settled: string[];
}

class Simulation implements Simulated {
  readonly credits: Credit[] = [];
  takenBack = 0;
  growthTakenBack = 0;
  readonly #orders = new Map<number, OrderState>();
  readonly #entered: Set<string>;
  readonly #path: LevelPath;

  constructor(
    readonly member: PastMember,
    readonly scenario: Scenario,
  ) {
    this.#entered = new Set(member.enteredBefore);
    this.#path = new LevelPath(member, scenario, (move) => this.#enter(move));
  }

  #benefit(credit: Pick<Credit, 'source' | 'sourceId' | 'granted' | 'at' | 'level'>) {
    const { version, timeZone } = this.scenario;
    this.credits.push({
      ...credit,
      ruleKey: '',
      currency: 'points',
      desired: credit.granted,
      limits: [],
      expiresAt: expiresAt(version.terms.expiry, null, credit.at, timeZone),
      lines: null,
      streak: null,
    });
  }

  /** Points for reaching a level, once for each. */
  #enter({ level, startsAt: at }: LevelMove) {
    const granted = benefitsOf(this.scenario.version.terms, level)?.entryPoints ?? 0;
    if (granted === 0 || this.#entered.has(level)) return;
    this.#entered.add(level);
    this.#benefit({ source: 'level', sourceId: level, granted, at, level });
  }

  #birthday(at: number, birthday: string) {
    const level = this.#path.at(at);
    const granted = benefitsOf(this.scenario.version.terms, level)?.birthdayPoints ?? 0;
    if (granted > 0)
      this.#benefit({ source: 'birthday', sourceId: birthday.slice(0, 4), granted, at, level });
  }

  #levelFacts(at: number): LevelFacts {
    const { version, ranks } = this.scenario;
    return levelFactsOf(levelOrLowest(this.#path.at(at), version), ranks);
  }

  /** Whether growth was among it. */
  #credit(credits: readonly Credit[]): boolean {
    this.credits.push(...credits);
    const grown = credits.filter(({ currency, granted }) => currency === 'growth' && granted > 0);
    for (const { at, granted } of grown) this.#path.addGrowth(at, granted);
    return grown.length > 0;
  }

  /** Whether levels follow from orders themselves. */
  get #countsOrders(): boolean {
    const { metrics } = this.scenario;
    return metrics.has('netSpend') || metrics.has('orders') || metrics.has('activeDays');
  }

  #order(order: PaidOrder, at: number): boolean {
    const { credits, awards } = this.scenario.earner.ofOrder(
      this.member,
      order,
      this.#levelFacts(at),
    );
    this.#orders.set(order.id, { awards, settled: [] });
    return this.#credit(credits) || this.#countsOrders;
  }

  /** What is due for the first `returned` returns, by the awards as they were given. */
  #takeBack(order: PaidOrder, returned: number, isGone: boolean): boolean {
    const state = this.#orders.get(order.id);
    if (!state) return false;
    const { awards, steps, settled } = settleAwards({
      ...state,
      recomputed: null,
      lines: order.lines,
      refunds: order.refunds.slice(0, returned),
      differences: order.differences,
      isGone,
    });
    this.#orders.set(order.id, { awards, settled });
    let isLess = false;
    for (const { kind, currency, amount } of steps) {
      const taken = kind === 'takeBack' ? amount : -amount;
      if (currency === 'points') this.takenBack += taken;
      else {
        this.growthTakenBack += taken;
        this.#path.addGrowth(order.paidAt, -taken);
        isLess = true;
      }
    }
    return isLess || this.#countsOrders;
  }

  /** Returns whether something changed that levels follow from. */
  #apply(one: Happened): boolean {
    switch (one.kind) {
      case 'order':
        return this.#order(one.order, one.at);
      case 'return':
        return this.#takeBack(one.order, one.index + 1, false);
      case 'cancellation': {
        const returned = one.order.refunds.filter(({ returnedAt }) => returnedAt <= one.at);
        return this.#takeBack(one.order, returned.length, true);
      }
      case 'event': {
        const level = this.#levelFacts(one.at);
        return this.#credit(this.scenario.earner.ofEvent(this.member, one.event, one.at, level));
      }
      case 'birthday':
        this.#birthday(one.at, one.birthday);
        return false;
      case 'activeDay':
        return true;
    }
  }

  happen(one: Happened) {
    this.#path.advance(one.knownAt);
    const isRefund = one.kind === 'return' || one.kind === 'cancellation';
    if (this.#apply(one)) this.#path.evaluate(one.knownAt, isRefund ? 'refund' : 'gain');
  }

  end() {
    this.#path.advance(this.scenario.untilAt - 1);
  }
}

export const simulate = (member: PastMember, scenario: Scenario): Simulated => {
  const simulation = new Simulation(member, scenario);
  for (const one of member.happened) simulation.happen(one);
  simulation.end();
  const { credits, takenBack, growthTakenBack } = simulation;
  return { credits, takenBack, growthTakenBack };
};
