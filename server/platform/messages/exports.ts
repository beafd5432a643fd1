/** The exports of messages, without their texts. */
import * as z from 'zod';
import { MessageTemplate, PersonMessage, PURPOSES } from '#contract/platform/messages';
import { columnsOf } from '../exports/columns.ts';
import { type Exports, listExport } from '../exports/exports.ts';
import { kindOf, messageKinds } from './kinds.ts';
import { messageList } from './log.ts';
import { templateList } from './templates.ts';

const KINDS = {
  of: 'messageKinds',
  by: 'key',
  own: () => messageKinds.parts.map(({ key, names }) => [key, names] as const),
};
const ListedTemplate = MessageTemplate.extend({ purpose: z.enum(PURPOSES).nullable() });
const KIND = ['kind', { named: KINDS }] as const;

export const MESSAGE_EXPORTS: Exports = {
  messageTemplates: listExport(
    templateList,
    columnsOf(
      ListedTemplate,
      KIND,
      'isOn',
      ['purpose', { isNew: true, from: ({ kind }) => kindOf(kind)?.purpose ?? null }],
      'channel',
      ['isChanged', { isNew: true }],
      'subjects',
      'bodies',
      'updatedAt',
    ),
  ),
  messages: listExport(
    messageList,
    columnsOf(
      PersonMessage,
      'messageId',
      KIND,
      'isTest',
      'memberName',
      'email',
      'language',
      'channel',
      'status',
      'reason',
      'occurredAt',
      'createdAt',
      'sendUntil',
      'heldUntil',
      'nextAttemptAt',
      'round',
      'lastAttemptAt',
      'lastAnswer',
      'handedOverAt',
    ),
  ),
};
