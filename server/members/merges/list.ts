/** The list of pairs of records that may be of one person, with by what they are alike. */
import { inArray } from 'drizzle-orm';
import type { PairSide } from '#contract/members/merges';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { memberPairs } from '#db/schema/members/merges';
import { members } from '#db/schema/members/members';
import { needsFilter } from '../../platform/attention/source.ts';
import type { Context } from '../../platform/http/context.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { showsPersonal } from '../members/list.ts';
import { maskPersonal } from '../members/rules.ts';

const sidesOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      id: members.id,
      externalId: members.externalId,
      name: members.name,
      phone: members.phone,
      email: members.email,
      address: members.address,
      orderCount: members.orderCount,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);

/** A pair of which one has become a record of another member meanwhile is found again with that member. */
const UNDECIDED = `"member_pairs".state = 'open' and not exists (select 1 from members m
  where m.id in ("member_pairs".member_id, "member_pairs".other_id) and m.merged_into is not null)`;

type PairRow = typeof memberPairs.$inferSelect;
/** With both sides; personal data as the caller may see it. */
export const withSides = async <R extends Pick<PairRow, 'memberId' | 'otherId'>>(
  db: Db,
  context: Context,
  rows: readonly R[],
) => {
  const ids = [...new Set(rows.flatMap(({ memberId, otherId }) => [memberId, otherId]))];
  const found = await sidesOf(db, { ids });
  const sides = new Map<number, PairSide>(
    found.map((side) => [side.id, showsPersonal(context) ? side : maskPersonal(side)]),
  );
  return rows.map((row) => {
    const [member = null, other = null] = [sides.get(row.memberId), sides.get(row.otherId)];
    return {
      ...row,
      member,
      other,
      memberName: member?.name ?? null,
      memberExternalId: member?.externalId ?? null,
      otherName: other?.name ?? null,
      otherExternalId: other?.externalId ?? null,
    };
  });
};

export const memberPairList: ListSpec = {
  table: memberPairs,
  searchColumns: ['reason'],
  filters: { needs: needsFilter({ decision: () => ({ sql: UNDECIDED, values: [] }) }) },
  unasked: { fields: ['state', 'needs'], sql: UNDECIDED },
  defaultSort: ['foundAt', 'DESC'],
  finish: (context, rows) => withSides(context.db, context, rows as PairRow[]),
};
