import { inArray, sql } from 'drizzle-orm';
import { LevelGrant, LevelGrantEnd } from '#contract/members/levels';
import { RevealInput } from '#contract/members/members';
import { AudienceSizeInput } from '#contract/platform/audiences';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { loadAudienceChoices } from '../../platform/audiences/known.ts';
import type { Context } from '../../platform/http/context.ts';
import { notFound } from '../../platform/http/errors.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { endGrant, grantLevel } from '../levels/grant.ts';
import { loadPersonLevel } from '../levels/personLevel.ts';
import { showLevels } from '../levels/show.ts';
import { loadPeople } from '../people/load.ts';
import { countAudience } from './audiences.ts';
import { memberList, seesPersonal } from './list.ts';
import { withoutRefusedProfile } from './facts.ts';
import { loadPlaces } from './places.ts';
import { revealMember } from './reveal.ts';
import { maskPersonal } from './rules.ts';

/** What the member did with all records. */
const boughtBy = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      orderCount: sql<number>`sum(${members.orderCount})`,
      revenue: sql<number>`sum(${members.revenue})`,
      returned: sql<number>`sum(${members.returned})`,
      firstOrderAt: sql<number | null>`min(${members.firstOrderAt})`,
      lastOrderAt: sql<number | null>`max(${members.lastOrderAt})`,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);
const toNumber = (value: number | null) => (value === null ? null : Number(value));
const loadBought = async (db: Db, id: number) => {
  const [bought] = await boughtBy(db, { ids: (await loadPeople(db, [id])).recordsOf(id) });
  if (!bought) throw notFound();
  return {
    orderCount: Number(bought.orderCount),
    revenue: Number(bought.revenue),
    returned: Number(bought.returned),
    firstOrderAt: toNumber(bought.firstOrderAt),
    lastOrderAt: toNumber(bought.lastOrderAt),
  };
};

const show = async (context: Context, { params }: Call<never, never>) => {
  const {
    sourceUpdatedAt: _clock,
    fieldClocks: _clocks,
    levelUntil,
    levelAfter,
    levelSteps,
    levelVersion: _version,
    ...row
  } = await getRow(context.db, members, recordId(params.id));
  const kept = { ...row, levelUntil, levelAfter, levelSteps };
  const level = await loadPersonLevel(context.db, kept, context.now());
  const bought = row.mergedInto === null ? await loadBought(context.db, row.id) : null;
  const member = { ...row, ...bought, level };
  const shown = withoutRefusedProfile(member);
  return seesPersonal(context) ? shown : maskPersonal(shown);
};

export const memberRoutes = [
  ...resource('members', {
    list: listOf(memberList),
    show,
    actions: {
      audiences: {
        summary: 'The levels, groups and channels to choose from, with their names and members',
        method: 'get',
        collection: true,
        action: 'list',
        handle: ({ db, now }: Context) => loadAudienceChoices(db, now()),
      },
      places: {
        summary: 'The regions and countries that members are known to live in',
        method: 'get',
        collection: true,
        action: 'list',
        handle: ({ db }: Context) => loadPlaces(db),
      },
      audienceSize: {
        summary:
          'The number of members of one of these levels (or of a level and those above) and one of these groups',
        collection: true,
        action: 'list',
        body: AudienceSizeInput,
        handle: async ({ db, now }: Context, { body }: Call<AudienceSizeInput>) => ({
          members: await countAudience(db, body, now()),
        }),
      },
      levels: {
        summary: "The member's level now, what the store sends, and the history of both",
        method: 'get',
        action: 'show',
        handle: (context: Context, { params }: Call) =>
          showLevels(context.db, recordId(params.id), context.now()),
      },
      levelGrant: {
        summary: 'Give the member another level until a day or without end, with the reason',
        action: 'grantLevel',
        body: LevelGrant,
        handle: async (context: Context, { params, body }: Call<LevelGrant>) => {
          const writer = await writerOf(context);
          return context.transaction((tx) => grantLevel(tx, writer, recordId(params.id), body));
        },
      },
      levelGrantEnd: {
        summary: 'End the level that staff gave the member, with the reason',
        action: 'grantLevel',
        body: LevelGrantEnd,
        handle: async (context: Context, { params, body }: Call<LevelGrantEnd>) => {
          const writer = await writerOf(context);
          return context.transaction((tx) => endGrant(tx, writer, recordId(params.id), body));
        },
      },
      reveal: {
        summary: "Show a member's phone, e-mail and address in the clear; who and why is logged",
        body: RevealInput,
        hasSecret: true,
        handle: (context, { params, body }: Call<RevealInput>) =>
          revealMember(context, recordId(params.id), body.reason),
      },
    },
  }),
];
