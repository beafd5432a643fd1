/** The routes of versions: reading and drafting them, and the decisions on them. */
import type { z } from 'zod';
import type { ApprovalDecision } from '#contract/platform/approvals';
import {
  VersionDecision,
  type VersionEdit,
  type VersionInput,
  VersionRejection,
} from '#contract/platform/versions';
import type { Context } from '../http/context.ts';
import type { ResourceSpec } from '../http/resource.ts';
import type { Call } from '../http/route.ts';
import { listOf } from '../lists/list.ts';
import type { ListSpec } from '../lists/spec.ts';
import { getRow, recordId } from '../records/records.ts';
import { writerOf } from '../records/writer.ts';
import type { Decide, versionDecisions } from './decisions.ts';
import type { versionDrafts } from './drafts.ts';
import type { VersionKind } from './kind.ts';
import { withPhase } from './record.ts';

interface Parts<Terms extends object> {
  list: ListSpec;
  drafts: ReturnType<typeof versionDrafts<Terms>>;
  decisions: ReturnType<typeof versionDecisions<Terms>>;
  input: z.ZodType;
  edit: z.ZodType;
}

export const versionRoutes = <Terms extends object>(
  { table, reader, afterDecisions }: VersionKind<Terms>,
  { list, drafts, decisions, input, edit }: Parts<Terms>,
) => {
  const show = async ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
    withPhase(await getRow(db, table, id), await reader.loadApproved(db), now());

  const verb = (summary: string, action: string, decide: Decide, body: z.ZodType) => ({
    summary,
    action,
    body,
    handle: async (context: Context, call: Call<ApprovalDecision>) => {
      const id = recordId(call.params.id);
      const writer = await writerOf(context);
      const decided = await context.transaction((tx) => decide(tx, writer, id, call.body));
      if (decided)
        for (const { afterwards } of afterDecisions?.parts ?? [])
          await afterwards?.(context, decided);
      return show(context, id);
    },
  });

  return {
    list: listOf(list),
    show: (context, { params }) => show(context, recordId(params.id)),
    create: {
      body: input,
      handle: async (context: Context, { body }: Call<VersionInput<Terms>>) => {
        const writer = await writerOf(context);
        const id = await context.transaction((tx) => drafts.create(tx, writer, body));
        return show(context, id);
      },
    },
    edit: {
      body: edit,
      handle: async (context: Context, { params, body }: Call<VersionEdit<Terms>>) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        await context.transaction((tx) => drafts.edit(tx, writer, id, body));
        return show(context, id);
      },
    },
    actions: {
      submission: verb(
        'Ask for approval by a second person',
        'edit',
        decisions.submit,
        VersionDecision,
      ),
      approval: verb(
        'Approve a version that others wrote: it holds from its planned instant on, or from now',
        'approval',
        decisions.approve,
        VersionDecision,
      ),
      rejection: verb(
        'Send a version back to its authors',
        'approval',
        decisions.reject,
        VersionRejection,
      ),
      withdrawal: verb(
        'Drop a version that has not begun, also an approved one',
        'withdrawal',
        decisions.withdraw,
        VersionDecision,
      ),
    },
  } satisfies ResourceSpec;
};
