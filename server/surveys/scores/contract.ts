/** Sums behind the results of surveys. */

/**
 * What a row counts: responses, answers of a question, chosen options, points of a dimension, of the index (or of a need),
 * and answers of the whole beside the others of a dimension.
 */
export const SCORE_KINDS = ['response', 'score', 'option', 'dimension', 'index', 'pair'] as const;
export type ScoreKind = (typeof SCORE_KINDS)[number];

/** The parts into which results can be cut, in the order in which they are offered. */
export const SEGMENTS = [
  'channel',
  'category',
  'level',
  'region',
  'agent',
  'promotion',
  'campaign',
  'activity',
] as const;
export type Segment = (typeof SEGMENTS)[number];

/** All responses of a day, all of a month, or parts of a month. */
export type Cut = 'day' | 'all' | Segment;
