/** Routes of the versions of the programme. */
import type { z } from 'zod';
import {
  ProgrammeDecision,
  ProgrammeEdit,
  ProgrammeInput,
  ProgrammeRejection,
} from '#contract/members/programme';
import type { ApprovalDecision } from '#contract/platform/approvals';
import type { Db } from '#db';
import { programmeVersions } from '#db/schema/members/programme';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { afterProgrammeDecisions, type ProgrammeDecided } from './afterDecisions.ts';
import { approveVersion, rejectVersion, submitVersion, withdrawVersion } from './decisions.ts';
import { createVersion, editVersion } from './drafts.ts';
import { programmeVersionList } from './list.ts';
import { loadVersions } from './load.ts';
import { withPhase } from './record.ts';

const show = async ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  withPhase(await getRow(db, programmeVersions, id), await loadVersions(db), now());

type Decide = (
  tx: Db,
  writer: Writer,
  id: number,
  decision: ApprovalDecision,
) => Promise<ProgrammeDecided | null>;
const verb = (summary: string, action: string, decide: Decide, body: z.ZodType) => ({
  summary,
  action,
  body,
  handle: async (context: Context, call: Call<ApprovalDecision>) => {
    const id = recordId(call.params.id);
    const writer = await writerOf(context);
    const decided = await context.transaction((tx) => decide(tx, writer, id, call.body));
    if (decided)
      for (const { afterwards } of afterProgrammeDecisions.parts)
        await afterwards?.(context, decided);
    return show(context, id);
  },
});

export const programmeRoutes = resource('programmeVersions', {
  list: listOf(programmeVersionList),
  show: (context, { params }) => show(context, recordId(params.id)),
  create: {
    body: ProgrammeInput,
    handle: async (context: Context, { body }: Call<ProgrammeInput>) => {
      const writer = await writerOf(context);
      const id = await context.transaction((tx) => createVersion(tx, writer, body));
      return show(context, id);
    },
  },
  edit: {
    body: ProgrammeEdit,
    handle: async (context: Context, { params, body }: Call<ProgrammeEdit>) => {
      const id = recordId(params.id);
      const writer = await writerOf(context);
      await context.transaction((tx) => editVersion(tx, writer, id, body));
      return show(context, id);
    },
  },
  actions: {
    submission: verb(
      'Ask for approval by a second person',
      'edit',
      submitVersion,
      ProgrammeDecision,
    ),
    approval: verb(
      'Approve a version that others wrote: it holds from its planned instant on, or from now',
      'approval',
      approveVersion,
      ProgrammeDecision,
    ),
    rejection: verb(
      'Send a version back to its authors',
      'approval',
      rejectVersion,
      ProgrammeRejection,
    ),
    withdrawal: verb(
      'Drop a version that has not begun, also an approved one',
      'withdrawal',
      withdrawVersion,
      ProgrammeDecision,
    ),
  },
});
