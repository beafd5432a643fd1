/** Sends a message that tries an endpoint, and waits for what comes of it. */
import { randomUUID } from 'node:crypto';
import { TEST_TYPE } from '#contract/platform/outbox';
import type { WebhookDeliveryDetail } from '#contract/platform/webhooks';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { recordFor } from '../outbox/recordEvents.ts';
import { writerOf } from '../records/writer.ts';
import { claimDeliveries } from './claim.ts';
import { showDelivery } from './deliveries.ts';
import { endpointEntry, getActive } from './saveEndpoint.ts';
import { sendClaimed } from './sender.ts';

/** Also while the endpoint is paused. The delivery is logged, and tried again, like any other. */
export const sendTest = async (context: Context, id: number): Promise<WebhookDeliveryDetail> => {
  const writer = await writerOf(context);
  const claimed = await context.transaction(async (tx) => {
    const endpoint = await getActive(tx, id);
    const data = { endpoint: endpoint.url };
    const deliveryIds = await recordFor(tx, writer.now, TEST_TYPE, [
      { at: writer.now, key: randomUUID(), data, endpointIds: [id] },
    ]);
    await recordActivity(tx, { ...endpointEntry(writer, endpoint), verb: 'sendTest' });
    return claimDeliveries(tx, deliveryIds, writer.now);
  });
  for (const one of claimed) await sendClaimed(context, one);
  return showDelivery(context, claimed[0]?.id ?? 0);
};
