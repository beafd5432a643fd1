/** Routes of competitor offers. */
import type { z } from 'zod';
import {
  ArchiveInput,
  SeenInput,
  ObservationInput,
  OfferInput,
} from '#contract/pricing/competitors';
import { competitorOffers } from '#db/schema/pricing/competitors';
import { query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { archiveOffer, createOffer, deleteOffer, editOffer } from './actions.ts';
import { markOfferSeen, observeOffer } from './observeOffer.ts';
import { pricesOf } from './latestPrices.ts';
import { listOffers, MOVED } from './list.ts';
import { writing } from './writing.ts';

export const offerRoutes = resource('competitorOffers', {
  list: listOffers,
  show: (context, { params }) => getRow(context.db, competitorOffers, recordId(params.id)),
  create: {
    body: OfferInput,
    handle: (context: Context, { body }: Call<OfferInput>) =>
      writing(context, (tx, by) => createOffer(tx, by, body)),
  },
  edit: {
    body: OfferInput,
    handle: (context: Context, { params, body }: Call<OfferInput & { version?: number }>) =>
      writing(context, (tx, by) => editOffer(tx, by, recordId(params.id), body)),
  },
  delete: (context, { params }) =>
    writing(context, (tx, by) => deleteOffer(tx, by, recordId(params.id))),
  actions: {
    moved: {
      summary: 'How many competing prices moved and were not looked at since',
      method: 'get',
      collection: true,
      action: 'list',
      handle: async ({ db }: Context) => ({
        count:
          (
            await query<{ n: number }>(
              db,
              `select count(*) as n from competitor_offers where ${MOVED}`,
            )
          )[0]?.n ?? 0,
      }),
    },
    prices: {
      summary: 'Observed prices of an offer, the latest first',
      method: 'get',
      action: 'show',
      handle: (context: Context, { params }: Call) => pricesOf(context.db, recordId(params.id)),
    },
    observation: {
      summary: 'Note a price seen at an offer',
      action: 'edit',
      body: ObservationInput,
      handle: (context: Context, { params, body }: Call<z.output<typeof ObservationInput>>) =>
        writing(context, (tx, by) => observeOffer(tx, by, recordId(params.id), body)),
    },
    look: {
      summary: 'Take note of an offer’s last movement, or take that back',
      action: 'edit',
      body: SeenInput,
      handle: (context: Context, { params, body }: Call<z.output<typeof SeenInput>>) =>
        writing(context, (tx, by) => markOfferSeen(tx, by, recordId(params.id), body.seen)),
    },
    archive: {
      summary: 'Take an offer out of every comparison, or back in',
      action: 'edit',
      body: ArchiveInput,
      handle: (context: Context, { params, body }: Call<z.output<typeof ArchiveInput>>) =>
        writing(context, (tx, by) => archiveOffer(tx, by, recordId(params.id), body.archived)),
    },
  },
});
