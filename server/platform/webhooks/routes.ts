/** Routes of webhooks. */
import {
  NoFields,
  SecretRenewal,
  SendAgainInput,
  WebhookEndpointInput,
} from '#contract/platform/webhooks';
import type { Db } from '#db';
import type { Context } from '../http/context.ts';
import { resource } from '../http/resource.ts';
import type { Call, Route } from '../http/route.ts';
import { listOf } from '../lists/list.ts';
import { eventTypes } from '../outbox/eventTypes.ts';
import { recordId } from '../records/records.ts';
import { type Writer, writerOf } from '../records/writer.ts';
import { deliveryList, showDelivery } from './deliveries.ts';
import { endpointList, loadEndpoint } from './endpoints.ts';
import { createEndpoint, editEndpoint } from './saveEndpoint.ts';
import { sendAllAgain, sendOneAgain } from './sendAgain.ts';
import { archiveEndpoint, pauseEndpoint, renewSecret, resumeEndpoint } from './switchEndpoint.ts';
import { sendTest } from './testMessage.ts';

type Work = (tx: Db, writer: Writer, id: number) => Promise<unknown>;

const verb = (summary: string, action: string, work: Work) => ({
  summary,
  action,
  body: NoFields,
  handle: async (context: Context, { params }: Call) => {
    const id = recordId(params.id);
    const writer = await writerOf(context);
    await context.transaction((tx) => work(tx, writer, id));
    return loadEndpoint(context.db, id);
  },
});

const endpointRoutes = resource('webhookEndpoints', {
  list: listOf(endpointList),
  show: (context, { params }) => loadEndpoint(context.db, recordId(params.id)),
  create: {
    body: WebhookEndpointInput,
    hasSecret: true,
    handle: async (context: Context, { body }: Call<WebhookEndpointInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) =>
        createEndpoint(tx, writer, body, context.webhooksToPrivate),
      );
    },
  },
  edit: {
    body: WebhookEndpointInput,
    handle: async (context: Context, { params, body }: Call<WebhookEndpointInput>) => {
      const id = recordId(params.id);
      const writer = await writerOf(context);
      await context.transaction((tx) =>
        editEndpoint(tx, writer, id, body, context.webhooksToPrivate),
      );
      return loadEndpoint(context.db, id);
    },
  },
  actions: {
    types: {
      summary: 'What can be told, in both languages',
      method: 'get',
      collection: true,
      action: 'list',
      handle: async () =>
        eventTypes.parts.map(({ type, names, descriptions }) => ({ type, names, descriptions })),
    },
    pause: verb('Send nothing for now: what happens waits', 'pause', pauseEndpoint),
    resumption: verb('Send what waits, and what happens from now on', 'resume', resumeEndpoint),
    archival: verb('Send nothing more, what waits included', 'archive', archiveEndpoint),
    renewal: {
      summary:
        'Make a new secret; the one before signs as well for 24 hours, in which a second renewal is refused unless it is `atOnce`: then only the new one signs',
      action: 'renew',
      body: SecretRenewal,
      hasSecret: true,
      handle: async (context: Context, { params, body }: Call<SecretRenewal>) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        return context.transaction((tx) => renewSecret(tx, writer, id, body));
      },
    },
    test: {
      summary: 'Send a test message, also while it is paused, and say what came of it',
      action: 'test',
      body: NoFields,
      handle: (context: Context, { params }: Call) => sendTest(context, recordId(params.id)),
    },
  },
});

const deliveryRoutes = resource('webhookDeliveries', {
  list: listOf(deliveryList),
  show: (context, { params }) => showDelivery(context, recordId(params.id)),
  actions: {
    again: {
      summary: 'Send all deliveries of a filter again, in a job',
      collection: true,
      action: 'sendAgain',
      body: SendAgainInput,
      handle: (context: Context, { body }: Call<SendAgainInput>) =>
        sendAllAgain(context, body.filter),
    },
    repetition: {
      summary: 'Send a delivery again, with the same id',
      action: 'sendAgain',
      body: NoFields,
      handle: async (context: Context, { params }: Call) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        await context.transaction((tx) => sendOneAgain(tx, writer, id));
        return showDelivery(context, id);
      },
    },
  },
});

export const webhookRoutes: Route[] = [...endpointRoutes, ...deliveryRoutes];
