/** Routes of activities. */
import type { z } from 'zod';
import { ActivityDecision, ActivityRejection } from '#contract/promotions/activityApprovals';
import {
  ActivityVersion,
  type MemberActivity,
  MemberActivityEdit,
  MemberActivityInput,
} from '#contract/promotions/memberActivities';
import type { GivesCodes } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import type { Asking } from '../quotes/held/holder.ts';
import { codesFault } from '../coupons/codesFault.ts';
import { mostPoints } from '../activityApprovals/rules.ts';
import { archiveActivity, createActivity, editActivity } from './actions.ts';
import { type ActivityAction, decideActivity } from './decide.ts';
import { checkDraw } from './drawCheck.ts';
import { EXTRA, memberActivityList, shown } from './list.ts';
import { showPrizes } from './showPrizes.ts';

const askingOf = async (context: Context): Promise<Asking> => ({
  owner: context.connection,
  settings: await context.settings(),
  now: context.now(),
});

/** By hand: the list of activities shows the same expressions. */
const showActivity = async (
  db: Db,
  asking: Asking,
  id: number,
): Promise<MemberActivity & GivesCodes> => {
  const {
    seed: _,
    approvedPoints: __,
    aloneBy: ___,
    aloneOn: ____,
    termsInForce: _____,
    inForce: ______,
    ...row
  } = await getRow(db, memberActivities, id);
  const prizes = await showPrizes(db, asking, id);
  const columns = Object.entries(EXTRA).map(([name, sql]) => `${sql} as "${name}"`);
  const [extra] = await query<{
    campaignName: string;
    batchName: string | null;
    productNames: string | null;
    waiting: number;
    won: number;
  }>(db, `select ${columns.join(', ')} from member_activities where id = ?`, [id]);
  return shown({
    ...row,
    campaignName: extra?.campaignName ?? null,
    batchName: extra?.batchName ?? null,
    productNames: extra?.productNames ?? null,
    waiting: Number(extra?.waiting ?? 0),
    won: Number(extra?.won ?? 0),
    prizes,
    mostPoints: mostPoints({ ...row, prizes }),
    codesFault: row.batchId === null ? null : await codesFault(db, row.batchId, asking.now),
  });
};

const archiving = (summary: string, archives: boolean) => ({
  summary,
  action: 'edit',
  body: ActivityVersion,
  handle: async (context: Context, { params, body }: Call<ActivityVersion>) => {
    const [writer, asking] = [await writerOf(context), await askingOf(context)];
    const id = recordId(params.id);
    return context.transaction(async (tx) => {
      await archiveActivity(tx, writer, id, archives, body.version);
      return showActivity(tx, asking, id);
    });
  },
});

const deciding = (summary: string, action: ActivityAction, body: z.ZodType) => ({
  summary,
  action: 'approval',
  body,
  handle: async (context: Context, { params, body }: Call<ActivityDecision>) => {
    const [writer, asking] = [await writerOf(context), await askingOf(context)];
    const id = recordId(params.id);
    return context.transaction(async (tx) => {
      await decideActivity(tx, writer, id, action, body);
      return showActivity(tx, asking, id);
    });
  },
});

export const memberActivityRoutes = resource('memberActivities', {
  list: listOf(memberActivityList),
  show: async (context, { params }) =>
    showActivity(context.db, await askingOf(context), recordId(params.id)),
  create: {
    body: MemberActivityInput,
    handle: async (context: Context, { body }: Call<MemberActivityInput>) => {
      const [writer, asking] = [await writerOf(context), await askingOf(context)];
      return context.transaction(async (tx) =>
        showActivity(tx, asking, await createActivity(tx, writer, context.role, body)),
      );
    },
  },
  edit: {
    body: MemberActivityEdit,
    handle: async (context: Context, { params, body }: Call<MemberActivityEdit>) => {
      const [writer, asking] = [await writerOf(context), await askingOf(context)];
      const id = recordId(params.id);
      return context.transaction(async (tx) => {
        await editActivity(tx, writer, context.role, id, body);
        return showActivity(tx, asking, id);
      });
    },
  },
  actions: {
    archival: archiving('Members can no longer enter it', true),
    restoration: archiving('Members can enter it again, within its period', false),
    approval: deciding(
      'Approve what an activity of somebody else can give: members can enter it from then on',
      'approve',
      ActivityDecision,
    ),
    rejection: deciding(
      'Refuse what an activity can give, with the reason',
      'reject',
      ActivityRejection,
    ),
    drawing: {
      summary: 'Computes every result of a draw again from its seed, and names those that differ',
      method: 'get',
      action: 'show',
      handle: (context: Context, { params }: Call) =>
        context.connection.readSnapshot((db) => checkDraw(db, recordId(params.id), context.now())),
    },
  },
});
