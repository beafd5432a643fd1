/** Checks that the level kept with each member follows from its history; `npm run verify` reports others. */
import type { Db } from '#db';
import { query } from '#db/statements';
import type { Check, Difference } from '../../platform/verify/verify.ts';
import { loadLevelRows, loadRanks } from './load.ts';
import { type KeptLevel, keptLevelOf } from './rules.ts';

const SENT = `(select l.level from member_levels l where l.member_id = m.id and l.cause <> 'override'
  order by l.version_at desc, l.id desc limit 1)`;
const HAS_OVERRIDE = `exists (select 1 from member_levels o where o.member_id = m.id and o.cause = 'override')`;

const OVERRIDDEN = 'members.level with an override';
/** Members with an override are few, and the rule itself says what they have. */
const findOverridden = async (tx: Db): Promise<Difference[]> => {
  const kept = await query<{
    id: number;
    level: string | null;
    level_until: number | null;
    level_after: string | null;
  }>(tx, `select m.id, m.level, m.level_until, m.level_after from members m where ${HAS_OVERRIDE}`);
  const rows = await loadLevelRows(
    tx,
    kept.map(({ id }) => Number(id)),
  );
  const ranks = await loadRanks(tx);
  return kept.flatMap((one) => {
    const stored: KeptLevel = {
      level: one.level,
      levelUntil: one.level_until === null ? null : Number(one.level_until),
      levelAfter: one.level_after,
    };
    const expected = keptLevelOf(rows.get(Number(one.id)) ?? [], ranks);
    return JSON.stringify(stored) === JSON.stringify(expected)
      ? []
      : [{ table: OVERRIDDEN, kept: { id: one.id, ...stored }, expected }];
  });
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
    wrongRows: `select m.id, m.level from members m where not ${HAS_OVERRIDE}
      and (coalesce(m.level, '') <> coalesce(${SENT}, '') or m.level_until is not null or m.level_after is not null)`,
  },
  { name: OVERRIDDEN, find: findOverridden },
  { name: 'member_levels with several overrides', wrongRows: SEVERAL_OVERRIDES },
];
