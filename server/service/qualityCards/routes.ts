/** Routes of score cards. */
import { QualityCardInput } from '#contract/service/qualityCards';
import { qualityCards } from '#db/schema/service/qualityReviews';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createCard, toShownCard } from './write.ts';

const cardList: ListSpec = {
  table: qualityCards,
  hidden: ['sampleKey', 'version', 'updatedAt'],
  defaultSort: ['number', 'DESC'],
};

export const qualityCardRoutes: Route[] = resource('qualityCards', {
  list: listOf(cardList),
  show: async ({ db }, { params }) =>
    toShownCard(await getRow(db, qualityCards, recordId(params.id))),
  create: {
    body: QualityCardInput,
    handle: async (context: Context, { body }: Call<QualityCardInput>) => {
      const writer = await writerOf(context);
      return context.transaction(async (tx) => toShownCard(await createCard(tx, writer, body)));
    },
  },
});
