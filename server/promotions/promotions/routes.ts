/** Routes of promotions. */
import * as z from 'zod';
import { instant, requiredText, whole } from '#shared/fields';
import { optionalReason } from '#contract/platform/approvals';
import { PromotionInput } from '#contract/promotions/promotions';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createPromotion } from './create.ts';
import { deletePromotion } from './delete.ts';
import { editPromotion } from './edit.ts';
import { endPromotion } from './end.ts';
import { reschedulePromotion } from './reschedule.ts';
import { approvePromotion, rejectPromotion } from './decide.ts';
import { discardRevision } from './discard.ts';
import { submitPromotion } from './submit.ts';
import { showPromotion } from './show.ts';
import { switchPromotion } from './switch.ts';
import { type Verb, change, ofOwn, verb } from './verbRoutes.ts';
import { promotionList } from './list.ts';

const Reason = z.strictObject({ reason: optionalReason(300) });
/** Contains the version that was read, so that nobody decides on terms that they have not seen. */
const Decision = z.strictObject({ reason: optionalReason(300), version: whole('version') });
const Rejection = z.strictObject({ reason: requiredText(300), version: whole('version') });
const Window = z.strictObject({
  startsAt: instant(),
  endsAt: instant().nullable(),
  version: whole('version').optional(),
});
const switched =
  (to: 'pause' | 'resume' | 'archive'): Verb =>
  (tx, writer, id, body: z.infer<typeof Reason>) =>
    switchPromotion(tx, writer, id, to, body?.reason ?? null);

export const promotionRoutes = resource('promotions', {
  list: listOf(promotionList),
  show: async (context, { params }) =>
    showPromotion(context.db, recordId(params.id), {
      now: context.now(),
      settings: await context.settings(),
    }),
  create: {
    body: PromotionInput,
    handle: async (context: Context, { body }: Call<PromotionInput>) => {
      const writer = await writerOf(context);
      const id = await context.transaction((tx) => createPromotion(tx, writer, body));
      return showPromotion(context.db, id, writer);
    },
  },
  edit: {
    body: PromotionInput,
    handle: (context: Context, { params, body }: Call<PromotionInput & { version?: number }>) => {
      const id = recordId(params.id);
      return change(context, id, (tx, writer) => ofOwn(editPromotion)(tx, writer, id, body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deletePromotion(tx, writer, recordId(params.id)));
  },
  actions: {
    submission: verb(
      'Put its terms in force, or ask for the second person they need',
      'edit',
      submitPromotion,
    ),
    approval: verb(
      'Approve terms somebody else proposed: they hold from now on',
      'approval',
      approvePromotion,
      Decision,
    ),
    rejection: verb('Send terms back to their author', 'approval', rejectPromotion, Rejection),
    discard: verb(
      'Drop the revision under work; the terms that hold stay',
      'edit',
      discardRevision,
    ),
    pause: verb('Stop it at once, for everyone', 'pause', switched('pause'), Reason),
    resumption: verb('Let it go on', 'pause', switched('resume'), Reason),
    end: verb(
      'End it at this instant, with a new version of its terms',
      'pause',
      (tx, writer, id, body: z.infer<typeof Reason>) =>
        ofOwn(endPromotion)(tx, writer, id, body?.reason ?? null),
      Reason,
    ),
    archival: verb(
      'Put it away; what it did stays readable',
      'edit',
      ofOwn(switched('archive')),
      Reason,
    ),
    schedule: verb(
      'Move its window: a new revision where its terms hold',
      'edit',
      ofOwn(reschedulePromotion),
      Window,
    ),
  },
});
