/** The target and the gate of each measured row; the bench fails below a gate. */
import type { Database } from './options.ts';

export interface Goal {
  /** The figure that is compared: ours alone, or ours divided by the reference. */
  of: 'ours' | 'ratio';
  better: 'higher' | 'lower';
  target: number;
  gate: number;
}

const atLeast = (target: number, gate: number): Goal => ({
  of: 'ratio',
  better: 'higher',
  target,
  gate,
});
const atMostTimes = (target: number, gate: number): Goal => ({
  of: 'ratio',
  better: 'lower',
  target,
  gate,
});
const atMost = (target: number, gate: number): Goal => ({
  of: 'ours',
  better: 'lower',
  target,
  gate,
});

export const GOALS = {
  list: atLeast(0.35, 0.25),
  get: atLeast(0.25, 0.16),
  update: {
    sqlite: atLeast(0.2, 0.14),
    // Lower on PostgreSQL, where every write is awaited.
    postgres: atLeast(0.2, 0.12),
  },
  updateDurable: { sqlite: atLeast(0.4, 0.25), postgres: atLeast(0.4, 0.18) },
  search: atLeast(0.55, 0.4),
  /** Milliseconds. */
  todayP95: atMost(20, 20),
  todayDirect: atMostTimes(1 / 50, 1 / 10),
  import: atMostTimes(4, 4),
  /** Milliseconds. */
  preview: atMost(300, 300),
  priceBatch: atMostTimes(2, 2),
  priceProposal: atMostTimes(3, 3),
  meanwhile: atMostTimes(3, 3),
  quote: atLeast(0.22, 0.12),
  quoteManyCodes: atMostTimes(1.2, 1.5),
  redemption: atLeast(0.35, 0.2),
  /** Seconds. */
  codes: atMost(60, 60),
  /** Milliseconds. */
  memberPage: atMost(50, 100),
  membersMeanwhile: atMostTimes(1.5, 2),
  /** Milliseconds. */
  ticketViews: atMost(60, 120),
  ticketPage: atMost(50, 100),
  serviceMonth: atMost(100, 200),
  serviceYear: atMost(300, 600),
  surveyResults: atMost(100, 200),
  cold: atMostTimes(1.8, 3),
  /** MiB. */
  memoryIdle: atMost(95, 126),
  memoryPeak: atMost(190, 272),
  /** Thousands of bytes. */
  firstPage: atMost(335, 393),
  /** Times a bare React-Admin list of the same rows. */
  pageTime: atMostTimes(1.3, 1.7),
} satisfies Record<string, Goal | Record<Database, Goal>>;

/**
 * Four times the 46 to 49 µs that plain sums of an order took in the original measurement; more on PostgreSQL, where
 * every write is awaited.
 */
const UPKEEP_GATES: Record<Database, number> = { sqlite: 196, postgres: 260 };
/** Microseconds per order. Where plain sums cost more, for example over a network, the gate is four times their cost. */
export const upkeepGoal = (database: Database, plain: number): Goal =>
  atMost(100, Math.max(UPKEEP_GATES[database], 4 * plain));

export type Verdict = 'target' | 'gate' | 'below gate';

export const judge = ({ better, target, gate }: Goal, figure: number): Verdict => {
  const meets = (limit: number) => (better === 'higher' ? figure >= limit : figure <= limit);
  return meets(target) ? 'target' : meets(gate) ? 'gate' : 'below gate';
};
