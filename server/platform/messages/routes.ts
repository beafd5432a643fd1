/** Routes of messages to people. */
import { MessageTemplateInput, NoFields, TestInput } from '#contract/platform/messages';
import { MessageSettingsInput } from '#contract/platform/messageSettings';
import type { Context } from '../http/context.ts';
import { resource } from '../http/resource.ts';
import type { Call, Route } from '../http/route.ts';
import { listOf } from '../lists/list.ts';
import { recordId } from '../records/records.ts';
import { writerOf } from '../records/writer.ts';
import { messageKinds } from './kinds.ts';
import { messageList, showMessage } from './log.ts';
import { editTemplate, resetTemplate } from './saveTemplate.ts';
import { sendMessageAgain } from './sendAgain.ts';
import { editMessageSettings, showSettings } from '../messageSettings/settings.ts';
import { loadTemplate, templateList } from './templates.ts';
import { sendTemplateTest, trySettings } from './trials.ts';
import { showUnsubscribe, unsubscribe } from './unsubscribe.ts';

const templateRoutes = resource('messageTemplates', {
  list: listOf(templateList),
  show: (context, { params }) => loadTemplate(context.db, recordId(params.id)),
  edit: {
    body: MessageTemplateInput,
    handle: async (context: Context, { params, body }: Call<MessageTemplateInput>) => {
      const id = recordId(params.id);
      const writer = await writerOf(context);
      await context.transaction((tx) => editTemplate(tx, writer, id, body));
      return loadTemplate(context.db, id);
    },
  },
  actions: {
    kinds: {
      summary: 'The kinds of message with their variables and default texts, in both languages',
      method: 'get',
      collection: true,
      action: 'list',
      handle: async () => messageKinds.parts,
    },
    reset: {
      summary: 'Take the default texts of the kind',
      action: 'edit',
      body: NoFields,
      handle: async (context: Context, { params }: Call) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        await context.transaction((tx) => resetTemplate(tx, writer, id));
        return loadTemplate(context.db, id);
      },
    },
    test: {
      summary: 'Send the stored texts with example values to oneself, and say what came of it',
      action: 'edit',
      body: TestInput,
      handle: (context: Context, { params, body }: Call<TestInput>) =>
        sendTemplateTest(context, recordId(params.id), body),
    },
  },
});

const settingsRoutes = resource('messageSettings', {
  show: (context, { params }) => showSettings(context.db, context, recordId(params.id)),
  edit: {
    body: MessageSettingsInput,
    handle: async (context: Context, { params, body }: Call<MessageSettingsInput>) => {
      const id = recordId(params.id);
      const writer = await writerOf(context);
      await context.transaction((tx) => editMessageSettings(tx, writer, id, body));
      return showSettings(context.db, context, id);
    },
  },
  actions: {
    test: {
      summary: 'Send a message to oneself with the stored settings, and say what was answered',
      action: 'edit',
      body: NoFields,
      handle: (context: Context, { params }: Call) => trySettings(context, recordId(params.id)),
    },
  },
});

const logRoutes = resource('messages', {
  list: listOf(messageList),
  show: (context, { params }) => showMessage(context, recordId(params.id)),
  actions: {
    repetition: {
      summary: 'Send a message again that failed or was not sent',
      action: 'sendAgain',
      body: NoFields,
      handle: async (context: Context, { params }: Call) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        await context.transaction((tx) => sendMessageAgain(tx, writer, id));
        // Without personal data: the answer is stored for repeats.
        return { id };
      },
    },
  },
});

const publicRoutes: Route[] = [
  {
    method: 'get',
    path: '/unsubscribe/:token',
    access: { anyone: true },
    summary: 'The page on which somebody asks for no more marketing messages; writes nothing',
    stream: showUnsubscribe,
  },
  {
    method: 'post',
    path: '/unsubscribe/:token',
    access: { anyone: true },
    summary: 'Send no more marketing messages to the member of the link (RFC 8058)',
    stream: unsubscribe,
  },
];

export const messageRoutes: Route[] = [
  ...templateRoutes,
  ...settingsRoutes,
  ...logRoutes,
  ...publicRoutes,
];
