/** Who is in segments as of their last computation: what a computation under way writes counts only from its end. */

/** The condition on the row `p` of a membership and its segment `s`. */
export const IN_SEGMENT_NOW =
  'p.since <= s.computed_at and (p.until is null or p.until > s.computed_at)';
