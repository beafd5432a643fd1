/** Routes of distributions. */
import type * as z from 'zod';
import type { Role } from '#contract/platform/access';
import {
  DistributionEdit,
  DistributionInput,
  DistributionVerb,
  StartDecision,
  StartRejection,
} from '#contract/surveys/distributions';
import { surveyDistributions } from '#db/schema/surveys/distributions';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import {
  createDistribution,
  deleteDistribution,
  editDistribution,
  endDistribution,
} from './actions.ts';
import { distributionList } from './list.ts';
import { showDistribution } from './load.ts';
import { simulate } from './simulate.ts';
import { approveStart, rejectStart, startDistribution, withdrawStart } from './start.ts';

type Step = (
  tx: Db,
  writer: Writer,
  id: number,
  version: number,
  role: Role | null,
) => Promise<void>;

const shown = async ({ site, now, settings }: Context, db: Db, id: number) =>
  showDistribution(db, id, { site, now: now(), timeZone: (await settings()).timeZone });
type Decide = (tx: Db, writer: Writer, id: number, decision: StartDecision) => Promise<void>;
const deciding = (summary: string, body: z.ZodType, decide: Decide) => ({
  summary,
  action: 'approval',
  body,
  handle: async (context: Context, { params, body: decision }: Call<StartDecision>) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    return context.transaction(async (tx) => {
      await decide(tx, writer, id, decision);
      return shown(context, tx, id);
    });
  },
});
const verb = (summary: string, step: Step) => ({
  summary,
  action: 'edit',
  body: DistributionVerb,
  handle: async (context: Context, { params, body }: Call<DistributionVerb>) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    return context.transaction(async (tx) => {
      await step(tx, writer, id, body.version, context.role);
      return shown(context, tx, id);
    });
  },
});

export const distributionRoutes: Route[] = resource('surveyDistributions', {
  list: listOf(distributionList),
  show: (context, { params }) => shown(context, context.db, recordId(params.id)),
  create: {
    body: DistributionInput,
    handle: async (context: Context, { body }: Call<DistributionInput>) => {
      const writer = await writerOf(context);
      return context.transaction(async (tx) =>
        shown(context, tx, await createDistribution(tx, writer, body)),
      );
    },
  },
  edit: {
    body: DistributionEdit,
    handle: async (context: Context, { params, body }: Call<DistributionEdit>) => {
      const writer = await writerOf(context);
      const id = recordId(params.id);
      return context.transaction(async (tx) => {
        await editDistribution(tx, writer, id, body);
        return shown(context, tx, id);
      });
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    return context.transaction(async (tx) => {
      const before = await shown(context, tx, id);
      await deleteDistribution(tx, writer, id);
      return before;
    });
  },
  actions: {
    start: verb(
      'From now on it asks about what happens, or once a second person approves what it gives',
      (tx, writer, id, version, role) => startDistribution(tx, writer, role, id, version),
    ),
    approval: deciding('Starts it with the incentive that it gives', StartDecision, approveStart),
    rejection: deciding('Returns it to its author with a reason', StartRejection, rejectStart),
    withdrawal: verb('Nobody decides on it any more, and it can be changed', withdrawStart),
    end: verb('It asks nobody any more', endDistribution),
    simulation: {
      summary: 'Whom it would have asked over the last 30 days, and why others not',
      method: 'get',
      action: 'show',
      handle: async (context: Context, { params }) => {
        const row = await getRow(context.db, surveyDistributions, recordId(params.id));
        const { timeZone } = await context.settings();
        return simulate(context.db, row, { now: context.now(), timeZone });
      },
    },
  },
});
