/** Routes of campaigns. */
import * as z from 'zod';
import { optionalReason } from '#contract/platform/approvals';
import {
  type CampaignDetail,
  CampaignInput,
  type CampaignVerb,
} from '#contract/promotions/campaigns';
import { campaigns } from '#db/schema/promotions/campaigns';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { query } from '#db/statements';
import { CAMPAIGN_HAS_GIFTS } from '../promotions/giftCosts.ts';
import { createCampaign, editCampaign } from './actions.ts';
import { archiveCampaign } from './archive.ts';
import { findConcerned } from './concerned.ts';
import { campaignList, HELD, SPENT } from './list.ts';
import { findOutlasting } from './outlasting.ts';
import { actOnCampaign } from './wholeCampaign.ts';

/** By hand: the list of campaigns shows the same expressions. */
const show = async ({ db, now }: Context, id: number): Promise<CampaignDetail> => {
  const row = await getRow(db, campaigns, id);
  const [figures] = await query<{ spent: number; promotions: number; gifts: number }>(
    db,
    `select ${SPENT} as spent, ${HELD} as promotions, ${CAMPAIGN_HAS_GIFTS} as gifts from campaigns where id = ?`,
    [id],
  );
  return {
    ...row,
    spent: Number(figures?.spent ?? 0),
    hasGiftCosts: figures?.gifts === 1,
    promotions: Number(figures?.promotions ?? 0),
    outlasting: await findOutlasting(db, row, now()),
    concerned: await findConcerned(db, row, now()),
  };
};

const Reason = z.strictObject({ reason: optionalReason(300) });
const whole = (verb: CampaignVerb, summary: string) => ({
  summary,
  action: verb === 'submit' ? 'edit' : 'pause',
  body: Reason,
  handle: async (context: Context, { params, body }: Call<z.infer<typeof Reason>>) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    return context.transaction((tx) => actOnCampaign(tx, writer, id, verb, body.reason ?? null));
  },
});

export const campaignRoutes = resource('campaigns', {
  list: listOf(campaignList),
  show: (context, { params }) => show(context, recordId(params.id)),
  create: {
    body: CampaignInput,
    handle: async (context: Context, { body }: Call<CampaignInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createCampaign(tx, writer, body));
    },
  },
  edit: {
    body: CampaignInput,
    handle: async (
      context: Context,
      { params, body }: Call<CampaignInput & { version?: number }>,
    ) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editCampaign(tx, writer, recordId(params.id), body));
    },
  },
  actions: {
    submission: whole('submit', 'Submit all drafts of its promotions'),
    pause: whole('pause', 'Pause all its promotions that run or are to come'),
    resumption: whole('resume', 'Let all its paused promotions go on'),
    end: whole('end', 'End all its running promotions at this instant'),
    archival: {
      summary: 'Put a campaign away whose promotions are over',
      action: 'edit',
      handle: async (context: Context, { params }: Call) => {
        const writer = await writerOf(context);
        return context.transaction((tx) => archiveCampaign(tx, writer, recordId(params.id)));
      },
    },
  },
});
