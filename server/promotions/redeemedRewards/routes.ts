/** Routes of redeemed rewards, for staff. */
import {
  AddressReveal,
  Fulfilment,
  RedeemInput,
  RewardCancellation,
} from '#contract/promotions/redeemedRewards';
import { seesPersonal } from '../../members/members/list.ts';
import { maskPersonal } from '../../members/members/rules.ts';
import { members } from '#db/schema/members/members';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { cancelReward } from './cancel.ts';
import { loadCatalogue } from './catalogue.ts';
import { fulfilReward } from './fulfil.ts';
import { redeemedRewardList } from './list.ts';
import { loadRedeemed } from './record.ts';
import { redeemReward } from './redeem.ts';
import { revealAddress } from './reveal.ts';

/** Masked, because answers of writes are stored for repeats. */
const answerWrite = async (tx: Db, id: number) => maskPersonal(await loadRedeemed(tx, id));

const verb =
  <Body>(work: (tx: Db, writer: Writer, id: number, body: Body) => Promise<void>) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    return context.transaction(async (tx) => {
      await work(tx, writer, id, body);
      return answerWrite(tx, id);
    });
  };

export const redeemedRewardRoutes = [
  ...resource('redeemedRewards', {
    list: listOf(redeemedRewardList),
    show: async (context, { params }) => {
      const row = await loadRedeemed(context.db, recordId(params.id));
      return seesPersonal(context) ? row : maskPersonal(row);
    },
    create: {
      body: RedeemInput,
      handle: async (context: Context, { body }: Call<RedeemInput>) => {
        const writer = await writerOf(context);
        return context.transaction(async (tx) => {
          const redeeming = { ...writer, owner: context.connection };
          const { id } = await redeemReward(tx, redeeming, { ...body, externalId: null });
          return answerWrite(tx, id);
        });
      },
    },
    actions: {
      fulfilment: {
        summary: 'A gift was sent, with its carrier and number, or handed over, with a note',
        action: 'edit',
        body: Fulfilment,
        handle: verb(fulfilReward),
      },
      cancellation: {
        summary: 'Give the points back, and take back the gift or the code that was not used',
        action: 'edit',
        body: RewardCancellation,
        handle: verb(cancelReward),
      },
      reveal: {
        summary: 'Show where a gift goes in the clear; who and why is logged',
        body: AddressReveal,
        hasSecret: true,
        handle: async (context: Context, { params, body }: Call<AddressReveal>) => {
          const writer = await writerOf(context);
          const id = recordId(params.id);
          return context.transaction((tx) => revealAddress(tx, writer, id, body.reason));
        },
      },
    },
  }),
  ...resource('members', {
    actions: {
      catalogue: {
        summary: 'What the member can redeem points for now, at which cost, and what limits it',
        method: 'get',
        action: 'show',
        handle: async (context: Context, { params }: Call) => {
          const settings = await context.settings();
          const { id } = await getRow(context.db, members, recordId(params.id));
          const asking = { owner: context.connection, settings, now: context.now() };
          return loadCatalogue(context.db, asking, id);
        },
      },
    },
  }),
];
