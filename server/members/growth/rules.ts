/** What is written to the ledger of growth, by which key it is recognised, and what a reversal takes back. Pure. */
import type { GrowthType } from '#contract/members/growth';
import type { PointSource } from '#contract/members/points';

export interface NewGrowth {
  memberId: number;
  /** Of `adjust` it may be below zero. */
  type?: Exclude<GrowthType, 'reverse'>;
  growth: number;
  source: PointSource;
  sourceId: string;
  sourceLine?: string;
  ruleKey?: string;
  programmeNumber?: number | null;
  /** When what earned it happened, UTC ms: growth counts on its business day. */
  occurredAt: number;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
}

export interface GrowthReversal {
  memberId: number;
  /** What earned it; of one rule, or of all where none is named. */
  earned: { source: PointSource; sourceId: string; ruleKey?: string };
  /** How much this reversal takes back in all, above zero; never more than is left of what was earned. */
  growth: number;
  /** Why it is taken back: by this a repeat is recognised. */
  cause: { source: PointSource; sourceId: string; sourceLine?: string };
  /** When the cause happened, UTC ms; the instant of the write by default. */
  occurredAt?: number;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
}

/** The natural key of an entry: what has it is recorded once. */
export const growthKey = (entry: {
  memberId: number;
  type: GrowthType;
  source: PointSource;
  sourceId: string;
  sourceLine: string;
  ruleKey: string;
}): string =>
  JSON.stringify([
    entry.memberId,
    entry.type,
    entry.source,
    entry.sourceId,
    entry.sourceLine,
    entry.ruleKey,
  ]);

/** Growth that was given. */
export interface GivenGrowth {
  id: number;
  ruleKey: string;
  sourceLine: string;
  growth: number;
  /** What reversals have taken back of it, 0 or above. */
  reversed: number;
  day: string;
}

/** Takes back as much as asked for and as is left, of the newest entries first. */
export const takeBack = (
  given: readonly GivenGrowth[],
  growth: number,
): { from: GivenGrowth; growth: number }[] => {
  let open = growth;
  return [...given]
    .sort((one, other) => other.id - one.id)
    .flatMap((from) => {
      const taken = Math.min(open, Math.max(0, from.growth - from.reversed));
      open -= taken;
      return taken > 0 ? [{ from, growth: taken }] : [];
    });
};

/** Reversals of two parts of one award differ in their part too, because a cause has one entry for each. */
export const reversedPart = (cause: GrowthReversal['cause'], part: string): string =>
  [cause.sourceLine ?? '', part].filter((text) => text !== '').join('/');
/** Whether an entry with this part belongs to the cause. */
export const isPartOf = (sourceLine: string, cause: GrowthReversal['cause']): boolean =>
  sourceLine === (cause.sourceLine ?? '') ||
  cause.sourceLine === undefined ||
  sourceLine.startsWith(`${cause.sourceLine}/`);
