/** Past, present and planned prices of a variant, as the server tells them, and what a chart draws of them. Pure. */
import type {
  RowVerdict,
  PriceEvent,
  PriceListFacts,
  PriceRow,
  Verdict,
} from '#contract/pricing/prices';
import { PRIOR_PRICE_MS, priorPrice, shownAt, type Step } from '#rules/pricing/priceEvents';
import { DAY_MS } from '#shared/days';

export interface Timeline {
  variantId: number;
  /** The server's instant of this answer: what began since is in a later one. */
  at: number;
  now: {
    amount: number | null;
    originalAmount: number | null;
    until: number | null;
    judged: RowVerdict[];
  };
  lists: PriceListFacts[];
  prices: (Omit<PriceRow, 'endsAt'> & { endsAt: number | null; batchId?: number | null })[];
  steps: Step[];
  events: PriceEvent[];
  competitors: {
    id: number;
    seller: string;
    own: boolean | number;
    amount: number;
    observedAt: number;
  }[];
  reduction: { since: number; priorAmount: number | null; announcedBps: number | null } | null;
  currentPriorAmount: number | null;
}

/** The answer to "which price?". */
export interface Answer {
  amount?: number;
  originalAmount?: number;
  error?: string;
  verdicts?: {
    priceId: number;
    list: string | null;
    minQuantity: number;
    amount: number;
    startsAt: number;
    endsAt: number | null;
    verdict: Verdict;
    lostTo?: number;
  }[];
}

/** What holds at an instant, one value a series; null where there is none. */
export interface Point {
  at: number;
  amount: number | null;
  original: number | null;
  prior: number | null;
  competitor: number | null;
}

const PAST_MS = 120 * DAY_MS;
const AHEAD_MS = 14 * DAY_MS;

/** The lowest of what each competitor asked last. */
const competingAt = (competitors: Timeline['competitors'], at: number): number | null => {
  const latest = new Map<string, number>();
  for (const { seller, own, amount, observedAt } of competitors)
    if (!own && observedAt <= at) latest.set(seller, amount);
  return latest.size > 0 ? Math.min(...latest.values()) : null;
};

/** Points at which any of the lines changes, from four months ago until two weeks after the last planned change. */
export const pointsOf = ({ steps, competitors }: Timeline, now: number): Point[] => {
  const first = Math.max(now - PAST_MS, steps[0]?.at ?? now - PAST_MS);
  const last = Math.max(now, steps.at(-1)?.at ?? now) + AHEAD_MS;
  const instants = [
    first,
    now,
    last,
    ...steps.flatMap(({ at }) => [at, at + PRIOR_PRICE_MS]),
    ...competitors.map(({ observedAt }) => observedAt),
  ].filter((at) => at >= first && at <= last);
  return [...new Set(instants)]
    .sort((a, b) => a - b)
    .map((at) => {
      const shown = shownAt(steps, at);
      const isReduced = shown !== null && shown.originalAmount > shown.amount;
      return {
        at,
        amount: shown?.amount ?? null,
        original: isReduced ? shown.originalAmount : null,
        prior: priorPrice(steps, at),
        competitor: at <= now ? competingAt(competitors, at) : null,
      };
    });
};
