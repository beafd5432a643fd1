/** The segments of members, as audiences compare them: as of the last computation before an instant. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';

interface Membership {
  member_id: number;
  key: string;
  since: number;
  until: number | null;
  computed_at: number;
}

export type SegmentsOf = (memberId: number | null, at: number) => readonly string[];

const NONE: readonly string[] = [];

/** `(member's id, instant) => keys` for these members. `knownAt`: what was computed later counts for nothing. */
export const openSegments = async (
  db: Db,
  memberIds: readonly number[],
  knownAt = Infinity,
): Promise<SegmentsOf> => {
  const rows = await selectIn<Membership>(
    db,
    `select p.member_id, s.key, p.since, p.until, s.computed_at from segment_members p
     join segments s on s.id = p.segment_id where s.computed_at is not null and p.member_id in (?)`,
    [...new Set(memberIds)],
    'integer',
  );
  if (rows.length === 0) return () => NONE;
  const byMember = new Map<number, Membership[]>();
  for (const row of rows) {
    const id = Number(row.member_id);
    const known = byMember.get(id);
    if (known) known.push(row);
    else byMember.set(id, [row]);
  }
  return (memberId, at) =>
    (byMember.get(memberId ?? 0) ?? []).flatMap(
      ({ key, since, until, computed_at: computedAt }) => {
        const asOf = Math.min(at, knownAt, Number(computedAt));
        const isIn = Number(since) <= asOf && (until === null || Number(until) > asOf);
        return isIn ? [key] : [];
      },
    );
};
