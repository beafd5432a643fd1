/** Routes of activities for the store's own systems. */
import { and, eq, inArray } from 'drizzle-orm';
import { PictureQuery } from '#contract/platform/pictures';
import { StoreEntryInput } from '#contract/promotions/memberEntries';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { memberActivities, memberEntries } from '#db/schema/promotions/memberActivities';
import { cleanKey } from '#shared/searchText';
import { getNamedMember, memberIn } from '../../members/members/namedMember.ts';
import { loadPeople } from '../../members/people/load.ts';
import { invalid, notFound } from '../../platform/http/errors.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { uploadPicture } from '../../platform/pictures/routes.ts';
import { isAhead } from '../../platform/records/sourceClock.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { enterActivity } from './enter.ts';
import { loadOffered } from './offered.ts';
import { loadEntry } from './record.ts';

const loadMemberId = async (db: Db, params: Record<string, string | undefined>) =>
  (await getNamedMember(db, memberIn(params))).id;
const byCode = prepared({ code: memberActivities.code }, (q, { code }) =>
  q
    .select({ id: memberActivities.id })
    .from(memberActivities)
    .where(eq(memberActivities.code, code)),
);
const byExternalId = prepared(
  { memberIds: many(memberEntries.memberId), externalId: memberEntries.externalId },
  (q, { memberIds, externalId }) =>
    q
      .select({ id: memberEntries.id })
      .from(memberEntries)
      .where(
        and(inArray(memberEntries.memberId, memberIds), eq(memberEntries.externalId, externalId)),
      ),
);

/** What the store is told of an entry. */
const loadResult = async (db: Db, id: number) => {
  const entry = await loadEntry(db, id);
  const { externalId, memberExternalId: member, activityCode: activity, kind, number } = entry;
  const { state, enteredAt, roll, prizeId, prizeNames, points, code, text, pictureUrl } = entry;
  return {
    id,
    externalId,
    member,
    activity,
    kind,
    number,
    state,
    enteredAt,
    roll,
    prize: prizeId === null ? null : { id: prizeId, names: prizeNames },
    points,
    code,
    text,
    pictureUrl,
    reason: entry.reason,
  };
};

export const storeEntryRoutes: Route[] = [
  route({
    method: 'get',
    path: '/store/members/:member/activities',
    access: { scope: 'members.read' },
    summary:
      'Activities that run or will: whether the member may enter and why not, as data and in words, what each gives, and the odds of draws',
    handle: async (context, { params }) => {
      const settings = await context.settings();
      const asking = { owner: context.connection, settings, now: context.now() };
      return context.connection.readSnapshot(async (db) =>
        loadOffered(db, asking, await loadMemberId(db, params)),
      );
    },
  }),
  route({
    method: 'post',
    path: '/store/members/:member/activityEntries',
    access: { scope: 'promotions.write' },
    summary:
      'A member enters an activity, by your own id: a repeat gets what the first got, with its state now',
    body: StoreEntryInput,
    handle: async (context, { params, body }) => {
      const writer = { ...(await writerOf(context)), owner: context.connection };
      const { activity, occurredAt = writer.now, channel = null, ...sent } = body;
      if (isAhead(occurredAt, writer.now)) throw invalid({ occurredAt: 'errors.future' });
      return context.transaction(async (tx) => {
        const memberId = await loadMemberId(tx, params);
        const [known] = await byCode(tx, { code: activity });
        if (!known) throw invalid({ activity: 'errors.notFound' });
        const entering = { ...sent, memberId, activityId: known.id, occurredAt, channel };
        return loadResult(tx, (await enterActivity(tx, writer, entering)).id);
      });
    },
  }),
  route({
    method: 'get',
    path: '/store/members/:member/activityEntries/:externalId',
    access: { scope: 'members.read' },
    summary: 'What became of an entry, by your own id',
    handle: async ({ db }, { params }) => {
      const memberId = await loadMemberId(db, params);
      const externalId = cleanKey(params.externalId ?? '');
      const memberIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
      const [row] = await byExternalId(db, { memberIds, externalId });
      if (!row) throw notFound();
      return loadResult(db, row.id);
    },
  }),
  {
    method: 'post',
    path: '/store/activityPictures',
    access: { scope: 'promotions.write' },
    summary:
      'Store a picture of an entry to a contest (the body as it is); the entry names its address',
    query: PictureQuery,
    status: 201,
    stream: uploadPicture,
  },
];
