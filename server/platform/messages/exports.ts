/** The exports of messages, without their texts. */
import { MessageTemplate, PersonMessage } from '#contract/platform/messages';
import { columnsOf } from '../exports/columns.ts';
import { type Exports, listExport } from '../exports/exports.ts';
import { messageKinds } from './kinds.ts';
import { messageList } from './log.ts';
import { templateList } from './templates.ts';

const KINDS = {
  of: 'messageKinds',
  by: 'key',
  own: () => messageKinds.parts.map(({ key, names }) => [key, names] as const),
};
const KIND = ['kind', { named: KINDS }] as const;

export const MESSAGE_EXPORTS: Exports = {
  messageTemplates: listExport(
    templateList,
    columnsOf(MessageTemplate, KIND, 'isOn', 'channel', 'subjects', 'bodies', 'updatedAt'),
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
