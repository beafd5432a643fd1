import * as z from 'zod';
import { instant, requiredText, whole } from '#shared/fields';
import { optionalReason } from '#contract/platform/approvals';
import { PromotionInput } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { promotions } from '#db/schema/promotions/promotions';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { createPromotion, deletePromotion, editPromotion, reschedulePromotion } from './actions.ts';
import {
  approvePromotion,
  discardRevision,
  rejectPromotion,
  submitPromotion,
} from './decisions.ts';
import { showPromotion, withPhase } from './record.ts';
import type { Standing } from './rules.ts';
import { switchPromotion } from './switch.ts';

const used = (what: string) =>
  `coalesce((select used from usage_counters where counter = 'promotion/' || "promotions".id || '/${what}'), 0)`;

const LIVE = `"promotions".archived_at is null and "promotions".live_revision is not null`;
const OPEN = `"promotions".archived_at is null and "promotions".live_revision is null`;
const NOT_OVER = `("promotions".ends_at is null or "promotions".ends_at > ?)`;
const PHASES: Record<string, (now: number) => { sql: string; values: number[] }> = {
  draft: () => ({ sql: `${OPEN} and "promotions".open_status = 'draft'`, values: [] }),
  // A change of terms that run waits as well.
  submitted: () => ({
    sql: `"promotions".archived_at is null and "promotions".open_status = 'submitted'`,
    values: [],
  }),
  rejected: () => ({ sql: `${OPEN} and "promotions".open_status = 'rejected'`, values: [] }),
  scheduled: (now) => ({
    sql: `${LIVE} and "promotions".paused_at is null and "promotions".starts_at > ? and ${NOT_OVER}`,
    values: [now, now],
  }),
  running: (now) => ({
    sql: `${LIVE} and "promotions".paused_at is null and "promotions".starts_at <= ? and ${NOT_OVER}`,
    values: [now, now],
  }),
  paused: (now) => ({
    sql: `${LIVE} and "promotions".paused_at is not null and ${NOT_OVER}`,
    values: [now],
  }),
  ended: (now) => ({ sql: `${LIVE} and "promotions".ends_at <= ?`, values: [now] }),
  archived: () => ({ sql: `"promotions".archived_at is not null`, values: [] }),
};

export const promotionList: ListSpec = {
  table: promotions,
  searchColumns: ['name', 'author_name'],
  extra: {
    uses: used('uses'),
    spent: used('spent'),
    campaignName: `(select c.name from campaigns c where c.id = "promotions".campaign_id)`,
  },
  filters: {
    phase: (value, context) =>
      typeof value === 'string' && Object.hasOwn(PHASES, value)
        ? (PHASES[value]?.(context.now()) ?? null)
        : null,
  },
  defaultSort: ['updatedAt', 'DESC'],
  finish: (context, rows) =>
    rows.map((row) => withPhase(row as typeof row & Standing, context.now())),
};

const Reason = z.strictObject({ reason: optionalReason(300) });
/** Names the version it is about: nobody decides on terms they have not seen. */
const Decision = z.strictObject({ reason: optionalReason(300), version: whole('version') });
const Rejection = z.strictObject({ reason: requiredText(300), version: whole('version') });
const Window = z.strictObject({
  startsAt: instant(),
  endsAt: instant().nullable(),
  version: whole('version').optional(),
});

/** Does one thing to a promotion in one transaction, and answers what it is then. */
const change = async (
  context: Context,
  id: number,
  work: (tx: Db, writer: Writer) => Promise<unknown>,
) => {
  const writer = await writerOf(context);
  await context.transaction((tx) => work(tx, writer));
  return showPromotion(context.db, id, writer.now);
};
type Verb = (tx: Db, writer: Writer, id: number, body: never) => Promise<unknown>;
const verb = (summary: string, action: string, work: Verb, body?: z.ZodType) => ({
  summary,
  action,
  ...(body && { body }),
  handle: (context: Context, call: Call) => {
    const id = recordId(call.params.id);
    return change(context, id, (tx, writer) => work(tx, writer, id, call.body as never));
  },
});
const switched =
  (to: 'pause' | 'resume' | 'archive'): Verb =>
  (tx, writer, id, body: z.infer<typeof Reason>) =>
    switchPromotion(tx, writer, id, to, body?.reason ?? null);

export const promotionRoutes = resource('promotions', {
  list: listOf(promotionList),
  show: (context, { params }) => showPromotion(context.db, recordId(params.id), context.now()),
  create: {
    body: PromotionInput,
    handle: async (context: Context, { body }: Call<PromotionInput>) => {
      const writer = await writerOf(context);
      const id = await context.transaction((tx) => createPromotion(tx, writer, body));
      return showPromotion(context.db, id, writer.now);
    },
  },
  edit: {
    body: PromotionInput,
    handle: (context: Context, { params, body }: Call<PromotionInput & { version?: number }>) => {
      const id = recordId(params.id);
      return change(context, id, (tx, writer) => editPromotion(tx, writer, id, body));
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
    archival: verb('Put it away; what it did stays readable', 'edit', switched('archive'), Reason),
    schedule: verb(
      'Move its window: a new revision where its terms hold',
      'edit',
      reschedulePromotion,
      Window,
    ),
  },
});
