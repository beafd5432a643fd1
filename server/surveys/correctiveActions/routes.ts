/** Routes of corrective actions. */
import {
  ActionFinish,
  ActionReason,
  ActionSignature,
  ActionVerb,
  CorrectiveActionEdit,
  CorrectiveActionInput,
  EvidenceAddition,
  EvidenceRemoval,
  MeasuresQuery,
} from '#contract/surveys/correctiveActions';
import type { Db } from '#db';
import { surveys } from '#db/schema/surveys/surveys';
import type { Context } from '../../platform/http/context.ts';
import { invalid } from '../../platform/http/errors.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { findRow, recordId } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { loadMeasures } from '../verification/options.ts';
import { type ActionReader, loadPeople, readerOf } from './access.ts';
import { editAction, proposeAction } from './actions.ts';
import { reportActions } from './figures.ts';
import { correctiveActionList } from './list.ts';
import { showAction } from './load.ts';
import {
  acceptAction,
  dismissAction,
  finishAction,
  linkEvidence,
  reopenAction,
  signAction,
  startAction,
  unlinkEvidence,
} from './steps.ts';

const shown = async (context: Context, db: Db, id: number) => {
  const { timeZone } = await context.settings();
  return showAction(db, id, readerOf(context), { timeZone, now: context.now() });
};

const writing =
  <Body>(
    work: (tx: Db, writer: Writer, reader: ActionReader, id: number, body: Body) => Promise<void>,
  ) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    const { timeZone } = writer.settings;
    return context.transaction(async (tx) => {
      await work(tx, writer, readerOf(context), id, body);
      return showAction(tx, id, readerOf(context), { timeZone, now: writer.now });
    });
  };

export const correctiveActionRoutes: Route[] = resource('correctiveActions', {
  list: listOf(correctiveActionList),
  show: (context, { params }) => shown(context, context.db, recordId(params.id)),
  create: {
    body: CorrectiveActionInput,
    handle: async (context: Context, { body }: Call<CorrectiveActionInput>) => {
      const writer = await writerOf(context);
      const { timeZone } = writer.settings;
      return context.transaction(async (tx) => {
        const id = await proposeAction(tx, writer, body);
        return showAction(tx, id, readerOf(context), { timeZone, now: writer.now });
      });
    },
  },
  edit: { body: CorrectiveActionEdit, handle: writing(editAction) },
  actions: {
    acceptance: {
      summary: 'It will be done: everything that it needs is known',
      action: 'decide',
      body: ActionVerb,
      handle: writing(acceptAction),
    },
    dismissal: {
      summary: 'It will not be done, or no longer',
      action: 'decide',
      body: ActionReason,
      handle: writing(dismissAction),
    },
    start: {
      summary: 'Its owner begins',
      action: 'act',
      body: ActionVerb,
      handle: writing(startAction),
    },
    completion: {
      summary: 'Its owner has made the change, which holds from a day on',
      action: 'act',
      body: ActionFinish,
      handle: writing(finishAction),
    },
    reopening: {
      summary: 'It was not done after all',
      action: 'decide',
      body: ActionReason,
      handle: writing(reopenAction),
    },
    check: {
      summary:
        'Its verifier signs what the answers before and after the change say; if it did not help, it is planned again',
      action: 'act',
      body: ActionSignature,
      handle: writing(signAction),
    },
    evidence: {
      summary: 'Link something that it is based on',
      action: 'edit',
      body: EvidenceAddition,
      handle: writing(linkEvidence),
    },
    evidenceRemoval: {
      summary: 'Take a link to evidence away',
      action: 'edit',
      body: EvidenceRemoval,
      handle: writing(unlinkEvidence),
    },
    measures: {
      summary: 'The figures of a survey by which an action can be verified',
      method: 'get',
      collection: true,
      action: 'list',
      query: MeasuresQuery,
      handle: async (context: Context, { query }: { query: MeasuresQuery }) => {
        if (!(await findRow(context.db, surveys, query.surveyId)))
          throw invalid({ surveyId: 'errors.notFound' });
        return loadMeasures(context.db, query.surveyId);
      },
    },
    people: {
      summary: 'Who can carry out an action, or check one',
      method: 'get',
      collection: true,
      action: 'edit',
      handle: ({ db }: Context) => loadPeople(db),
    },
    figures: {
      summary: 'How many of them helped, and for how long others have been open',
      method: 'get',
      collection: true,
      handle: (context: Context) => reportActions(context),
    },
  },
});
