/** Checks that the level kept with each member follows from its history; `npm run verify` reports others. */
import { and, asc, gt, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { type Check, type Difference, SHOWN } from '../../platform/verify/verify.ts';
import { keptOf } from './keep.ts';
import { loadLevelRows, loadRanks } from './load.ts';
import { keptLevelOf } from './rules.ts';

const SENT = `(select l.level from member_levels l where l.member_id = m.id and l.cause in ('store', 'import')
  order by l.version_at desc, l.id desc limit 1)`;
const IS_DECIDED = `exists (select 1 from member_levels o where o.member_id = m.id and o.cause in ('override', 'programme'))`;

const DECIDED = 'members.level by overrides and the programme';
const PAGE = 1_000;

const decided = prepared({ after: members.id }, (q, { after }) =>
  q
    .selectDistinct({ memberId: memberLevels.memberId })
    .from(memberLevels)
    .where(
      and(
        gt(memberLevels.memberId, after),
        ne(memberLevels.cause, 'store'),
        ne(memberLevels.cause, 'import'),
      ),
    )
    .orderBy(asc(memberLevels.memberId))
    .limit(PAGE),
);

/** The rule itself says what they have, just before the first change that is kept. */
const findDecided = async (tx: Db): Promise<Difference[]> => {
  const ranks = await loadRanks(tx);
  const differences: Difference[] = [];
  for (let after = 0; differences.length < SHOWN;) {
    const ids = (await decided(tx, { after })).map(({ memberId }) => memberId);
    const rows = await loadLevelRows(tx, ids);
    for (const { id, ...kept } of await keptOf(tx, { ids })) {
      const before = (kept.levelUntil ?? Number.MAX_SAFE_INTEGER) - 1;
      const expected = keptLevelOf(rows.get(id) ?? [], ranks, before);
      if (JSON.stringify(kept) !== JSON.stringify(expected))
        differences.push({ table: DECIDED, kept: { id, ...kept }, expected });
    }
    if (ids.length < PAGE) break;
    after = ids.at(-1) ?? after;
  }
  return differences;
};

const FOREVER = Number.MAX_SAFE_INTEGER;
/** Staff end the one before first, so of a member's overrides that nobody ended no two count at the same instant. */
const SEVERAL_OVERRIDES = `select o.member_id, o.id, p.id as other_id from member_levels o
  join member_levels p on p.member_id = o.member_id and p.id > o.id
    and p.cause = 'override' and p.ended_at is null
  where o.cause = 'override' and o.ended_at is null
    and p.starts_at < coalesce(o.until, ${FOREVER}) and o.starts_at < coalesce(p.until, ${FOREVER})`;

export const LEVEL_CHECKS: readonly Check[] = [
  {
    name: 'members.level',
    wrongRows: `select m.id, m.level from members m where not ${IS_DECIDED}
      and (coalesce(m.level, '') <> coalesce(${SENT}, '') or m.level_until is not null
        or m.level_after is not null or m.level_steps <> '[]')`,
  },
  { name: DECIDED, find: findDecided },
  { name: 'member_levels with several overrides', wrongRows: SEVERAL_OVERRIDES },
];
