/** Recency, frequency and money of members who bought in the last twelve months. */
import type { RfmGroup } from '#contract/members/segmentFacts';

/** The months that are looked at, the current one included. */
export const RFM_MONTHS = 12;
/** Scores from here on are high. */
export const HIGH_SCORE = 4;

export interface RfmSum {
  members: number;
  netSpend: number;
}
export interface RfmCell extends RfmSum {
  recency: number;
  frequency: number;
}
/** `day` and `computedAt` are null before the first computation. */
export interface RfmGrid {
  day: string | null;
  computedAt: number | null;
  members: number;
  cells: RfmCell[];
  groups: (RfmSum & { rfmGroup: RfmGroup })[];
}
