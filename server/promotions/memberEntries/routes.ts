/** Routes of entries, for staff. */
import { EntryRefusal, EntryVersion, MemberEntryInput } from '#contract/promotions/memberEntries';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { campaigns } from '#db/schema/promotions/campaigns';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { approveEntry, awardEntry, refuseEntry } from './decide.ts';
import { enterActivity, type EntryWriter } from './enter.ts';
import { loadEntryFigures } from './figures.ts';
import { memberEntryList } from './list.ts';
import { loadOffered } from './offered.ts';
import { loadEntry } from './record.ts';

const entryWriterOf = async (context: Context): Promise<EntryWriter> => ({
  ...(await writerOf(context)),
  owner: context.connection,
});

const verb =
  <Body>(work: (tx: Db, writer: EntryWriter, id: number, body: Body) => Promise<void>) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const writer = await entryWriterOf(context);
    const id = recordId(params.id);
    return context.transaction(async (tx) => {
      await work(tx, writer, id, body);
      return loadEntry(tx, id);
    });
  };

export const memberEntryRoutes = [
  ...resource('memberEntries', {
    list: listOf(memberEntryList),
    show: ({ db }, { params }) => loadEntry(db, recordId(params.id)),
    create: {
      body: MemberEntryInput,
      handle: async (context: Context, { body }: Call<MemberEntryInput>) => {
        const writer = await entryWriterOf(context);
        return context.transaction(async (tx) => {
          const entering = { ...body, externalId: null, occurredAt: writer.now, channel: null };
          return loadEntry(tx, (await enterActivity(tx, writer, entering)).id);
        });
      },
    },
    actions: {
      approval: {
        summary: 'The entry takes part in the contest, also one that was refused',
        action: 'decide',
        body: EntryVersion,
        handle: verb<EntryVersion>((tx, writer, id, { version }) =>
          approveEntry(tx, writer, id, version),
        ),
      },
      refusal: {
        summary:
          'The entry takes no part, for the reason that is given; the member may send another',
        action: 'decide',
        body: EntryRefusal,
        handle: verb<EntryRefusal>(refuseEntry),
      },
      award: {
        summary: 'The approved entry wins, and the member gets what the contest gives',
        action: 'decide',
        body: EntryVersion,
        handle: verb<EntryVersion>((tx, writer, id, { version }) =>
          awardEntry(tx, writer, id, version),
        ),
      },
    },
  }),
  ...resource('campaigns', {
    actions: {
      entryFigures: {
        summary:
          'What came of the activities of a campaign: entries, members, what was given and what it is worth, and orders afterwards',
        method: 'get',
        action: 'show',
        handle: (context: Context, { params }: Call) =>
          context.connection.readSnapshot(async (db) => {
            const { id } = await getRow(db, campaigns, recordId(params.id));
            return loadEntryFigures(db, id, context.now());
          }),
      },
    },
  }),
  ...resource('members', {
    actions: {
      activities: {
        summary: 'Activities that run or will, and what keeps the member from entering them',
        method: 'get',
        action: 'show',
        handle: async (context: Context, { params }: Call) => {
          const settings = await context.settings();
          const { id } = await getRow(context.db, members, recordId(params.id));
          const asking = { owner: context.connection, settings, now: context.now() };
          return loadOffered(context.db, asking, id);
        },
      },
    },
  }),
];
