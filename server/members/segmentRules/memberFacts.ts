/** The facts that members themselves have, their level, their points and their tags. */
import { inValues, listEntries } from '#db/statements';
import { presentLevelOf } from '../levels/presentLevel.ts';
import { mayBePortrayed } from './portraitConsent.ts';
import { type Asked, column, type FactSql, type factSql, OF_PERSON } from './factSql.ts';

/** A JSON list of `m` has one of the keys. */
const listed = (name: string): FactSql => ({
  has: ({ db }, keys) => ({
    sql: `exists (select 1 from ${listEntries(db, `m.${name}`)}${
      keys === null ? '' : ` where entry.value ${inValues(db, 'text')}`
    })`,
    values: keys === null ? [] : [JSON.stringify(keys)],
  }),
});

/** What can be spent: lots that are active and not held, less what is owed. */
const POINTS = `coalesce((
    select sum(l.remaining - coalesce((select sum(p.points) from point_hold_lots p join point_holds h on h.id = p.hold_id
      where p.lot_id = l.id and h.state = 'open' and h.expires_at > ?), 0))
    from point_lots l where l.member_id ${OF_PERSON} and l.remaining > 0 and l.available_at <= ?
      and (l.expires_at is null or l.expires_at > ?)), 0)
  - coalesce((select sum(a.arrears) from point_accounts a where a.member_id ${OF_PERSON}), 0)`;

/**
 * Whether the tag `g` is given to the member by the row `t`. Tags by a rule hold as of their last computation, so that a
 * computation under way changes nothing before its end; of who refused a portrait none holds, at once.
 */
export const TAGGED = `(g.kind = 'static' and t.until is null or g.kind = 'rule' and t.since <= g.computed_at
  and (t.until is null or t.until > g.computed_at)
  and exists (select 1 from members portrayed where portrayed.id = t.member_id and ${mayBePortrayed('portrayed')}))`;

const tagged = ({ db }: Asked, keys: readonly string[] | null) => ({
  sql: `exists (select 1 from member_tags t join tags g on g.id = t.tag_id where t.member_id ${OF_PERSON} and ${TAGGED}${
    keys === null ? '' : ` and g.key ${inValues(db, 'text')}`
  })`,
  values: keys === null ? [] : [JSON.stringify(keys)],
});

export const MEMBER_FACTS: (typeof factSql)['parts'][number] = {
  gender: column('m.gender'),
  ageBand: column('m.age_band'),
  /** The month of `2000-03-12` and of `--03-12`, without a leading zero. */
  birthdayMonth: column(
    'cast(cast(substr(m.birthday, length(m.birthday) - 4, 2) as integer) as text)',
  ),
  region: column('m.region'),
  country: column('m.country'),
  channel: column('m.channel'),
  occupation: column('m.occupation'),
  incomeBand: column('m.income_band'),
  education: column('m.education'),
  interests: listed('interests'),
  groups: listed('groups'),
  joinedAt: column('m.joined_at'),
  marketingConsent: column('m.marketing_consent'),
  profilingConsent: column('m.profiling_consent'),
  level: { value: ({ at }) => presentLevelOf('m', at) },
  points: { value: ({ at }) => ({ sql: POINTS, values: [at, at, at] }) },
  tags: { has: tagged },
};
