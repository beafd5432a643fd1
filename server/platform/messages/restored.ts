/** A restored store sends nothing until somebody says so: the store that the backup was made of may still be sending. */
import { eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { messages, messageSettings } from '#db/schema/platform/messages';
import type { RestoreStep } from '../backup/afterRestore.ts';
import { writeMissingSettings } from '../messageSettings/settings.ts';
import { writeMissingTemplates } from './templates.ts';

const endWaiting = prepared({}, (q) =>
  q
    .update(messages)
    .set({
      status: 'notSent',
      reason: 'restored',
      lease: null,
      nextAttemptAt: null,
      heldUntil: null,
    })
    .where(eq(messages.status, 'waiting')),
);
const switchOff = prepared({}, (q) =>
  q.update(messageSettings).set({ isOn: false }).where(eq(messageSettings.transport, 'smtp')),
);

export const STOP_RESTORED_MESSAGES: RestoreStep = {
  rebuild: async (tx) => {
    await writeMissingSettings(tx);
    await writeMissingTemplates(tx);
    await endWaiting(tx);
    await switchOff(tx);
  },
};
