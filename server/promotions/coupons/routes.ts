import type { z } from 'zod';
import { ClaimInput, CouponBatchInput, IssueInput, Revocation } from '#contract/promotions/coupons';
import { couponBatches } from '#db/schema/promotions/coupons';
import { query } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import { csvLine } from '../../platform/exports/csvWriter.ts';
import { sendCsv } from '../../platform/exports/send.ts';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createBatch, resumeBatch, revokeBatch, revokeCoupon } from './actions.ts';
import { claimCoupon, issueCoupons } from './issue.ts';
import { couponById, couponLife } from './life.ts';
import { CLAIMED, couponBatchList, couponList, REDEEMED, USED } from './lists.ts';

const showBatch = async ({ db }: Context, id: number) => {
  const { alphabet: _, ...row } = await getRow(db, couponBatches, id);
  const [figures] = await query<{
    claimed: number;
    redeemed: number;
    promotionName: string;
    code: string | null;
  }>(
    db,
    `select ${CLAIMED} as claimed, ${REDEEMED} as redeemed,
       (select p.name from promotions p where p.id = "coupon_batches".promotion_id) as "promotionName",
       case when kind = 'shared' then (select c.code from coupons c where c.batch_id = "coupon_batches".id) end as code
     from coupon_batches where id = ?`,
    [id],
  );
  return {
    ...row,
    ...figures,
    claimed: Number(figures?.claimed ?? 0),
    redeemed: Number(figures?.redeemed ?? 0),
  };
};

const PAGE = 5000;
/** Every code of a batch, a page of rows at a time. */
async function* codesOf({ db }: Context, batchId: number) {
  yield csvLine(['code', 'member', 'claimed', 'used']);
  for (let after = 0; ;) {
    const rows = await query<{
      id: number;
      code: string;
      member: string | null;
      claimed_at: number | null;
      used: number;
    }>(
      db,
      `select "coupons".id, "coupons".code, m.external_id as member, "coupons".claimed_at, ${USED} as used
       from coupons left join members m on m.id = "coupons".member_id
       where "coupons".batch_id = ? and "coupons".id > ? order by "coupons".id limit ${PAGE}`,
      [batchId, after],
    );
    if (rows.length > 0)
      yield rows
        .map(({ code, member, claimed_at, used }) =>
          csvLine([
            code,
            member ?? '',
            claimed_at === null ? '' : new Date(claimed_at).toISOString(),
            String(used),
          ]),
        )
        .join('');
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

type Reason = z.infer<typeof Revocation>;

export const couponRoutes: Route[] = [
  {
    method: 'get',
    path: '/couponBatches/:id/codes.csv',
    access: { resource: 'couponBatches', action: 'edit' },
    summary: 'Every code of a batch as CSV',
    stream: async (context, request, response) => {
      const batch = await getRow(context.db, couponBatches, recordId(String(request.params.id)));
      await context.transaction((tx) =>
        recordActivity(tx, {
          actor: context.actor,
          at: context.now(),
          resource: 'couponBatches',
          recordId: batch.id,
          recordName: batch.name,
          verb: 'export',
        }),
      );
      await sendCsv(response, `codes-${batch.id}.csv`, codesOf(context, batch.id));
    },
  },
  ...resource('couponBatches', {
    list: listOf(couponBatchList),
    show: (context, { params }) => showBatch(context, recordId(params.id)),
    create: {
      body: CouponBatchInput,
      handle: async (context: Context, { body }: Call<CouponBatchInput>) =>
        showBatch(context, (await createBatch(context, body)).id),
    },
    actions: {
      issue: {
        summary: 'Give members a code each: some by name, everybody of a level or a group',
        action: 'edit',
        body: IssueInput,
        handle: async (context: Context, { params, body }: Call<IssueInput>) => {
          const writer = await writerOf(context);
          const issued = await context.connection.longTransaction((tx) =>
            issueCoupons(tx, writer, recordId(params.id), body),
          );
          return { issued, ...(await showBatch(context, recordId(params.id))) };
        },
      },
      resumption: {
        summary: 'Go on making codes after an interruption',
        action: 'edit',
        handle: async (context: Context, { params }: Call) =>
          showBatch(context, (await resumeBatch(context, recordId(params.id))).id),
      },
      revocation: {
        summary: 'Take every code of a batch back, with the reason',
        action: 'edit',
        body: Revocation,
        handle: async (context: Context, { params, body }: Call<Reason>) => {
          const writer = await writerOf(context);
          await context.transaction((tx) =>
            revokeBatch(tx, writer, recordId(params.id), body.reason),
          );
          return showBatch(context, recordId(params.id));
        },
      },
    },
  }),
  ...resource('coupons', {
    list: listOf(couponList),
    show: (context, { params }) => couponById(context.db, recordId(params.id)),
    actions: {
      life: {
        summary: 'Whatever happened to a code, by the code itself',
        method: 'get',
        action: 'show',
        handle: (context: Context, { params }: Call) =>
          couponLife(context.db, params.id ?? '', context.now()),
      },
      revocation: {
        summary: 'Take one code back, with the reason',
        action: 'edit',
        body: Revocation,
        handle: async (context: Context, { params, body }: Call<Reason>) => {
          const writer = await writerOf(context);
          await context.transaction((tx) =>
            revokeCoupon(tx, writer, recordId(params.id), body.reason),
          );
          return couponById(context.db, recordId(params.id));
        },
      },
    },
  }),
  route({
    method: 'post',
    path: '/store/coupons/claims',
    access: { scope: 'promotions.write' },
    summary: 'A member claims a code of a batch that is open to claims',
    body: ClaimInput,
    handle: async (context, { body }) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => claimCoupon(tx, writer, body));
    },
  }),
];
