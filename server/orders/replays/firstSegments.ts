/**
 * The segments of members before those existed: a replay takes the members that a segment had first, as it takes the groups
 * of today.
 */
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import type { EarningMember } from '../../members/earning/facts.ts';

/** From when on each segment has had members, by its key; of those that the rules of these terms name. */
export type FirstSegments = ReadonlyMap<string, number>;

export const loadFirstSegments = async (
  db: Db,
  terms: readonly ProgrammeTerms[],
): Promise<FirstSegments> => {
  const named = terms.flatMap(({ earnRules }) =>
    earnRules.flatMap(({ audience }) => audience.segments ?? []),
  );
  if (named.length === 0) return new Map();
  const rows = await query<{ key: string; first: number }>(
    db,
    `select s.key, min(p.since) as "first" from segments s join segment_members p on p.segment_id = s.id
     where p.since <= s.computed_at and s.key ${inValues(db, 'text')} group by s.key`,
    [JSON.stringify([...new Set(named)])],
  );
  return new Map(rows.map(({ key, first }) => [key, Number(first)]));
};

export const fromFirst = (member: EarningMember, firsts: FirstSegments): EarningMember => ({
  ...member,
  segmentsAt: (at) =>
    [...firsts].flatMap(([key, first]) =>
      member.segmentsAt(Math.max(at, first)).includes(key) ? [key] : [],
    ),
});
