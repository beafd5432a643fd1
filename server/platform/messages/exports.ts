/** The exports of messages, without their texts. */
import { MessageTemplate, PersonMessage } from '#contract/platform/messages';
import { columnsOf } from '../exports/columns.ts';
import { type Exports, listExport } from '../exports/exports.ts';
import { messageList } from './log.ts';
import { templateList } from './templates.ts';

export const MESSAGE_EXPORTS: Exports = {
  messageTemplates: listExport(
    templateList,
    columnsOf(MessageTemplate, 'kind', 'isOn', 'channel', 'subjects', 'bodies', 'updatedAt'),
  ),
  messages: listExport(
    messageList,
    columnsOf(
      PersonMessage,
      'messageId',
      'kind',
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
