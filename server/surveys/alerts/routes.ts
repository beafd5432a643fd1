/** Routes of alerts. What staff do with one is allowed by the table of `rules.ts`. */
import {
  AlertAssignment,
  AlertClosing,
  AlertContact,
  AlertReopening,
  AlertReveal,
} from '#contract/surveys/alerts';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import {
  type AlertWriter,
  assignAlert,
  closeAlert,
  contactCustomer,
  reopenAlert,
} from './actions.ts';
import { alertList } from './list.ts';
import { revealContact } from './reveal.ts';
import { showAlert } from './show.ts';

type Step<Body> = (tx: Db, writer: AlertWriter, id: number, body: Body) => Promise<void>;

const verb =
  <Body>(step: Step<Body>) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const writer = { ...(await writerOf(context)), role: context.role };
    const id = recordId(params.id);
    return context.transaction(async (tx) => {
      await step(tx, writer, id, body);
      return showAlert(context, tx, id);
    });
  };

export const alertRoutes: Route[] = resource('surveyAlerts', {
  list: listOf(alertList),
  show: (context, { params }) => showAlert(context, context.db, recordId(params.id)),
  actions: {
    assignment: {
      summary: 'Gives an alert to somebody, never to whoever is rated',
      action: 'act',
      body: AlertAssignment,
      handle: verb(assignAlert),
    },
    contact: {
      summary: 'Notes that somebody tried to contact the customer',
      action: 'act',
      body: AlertContact,
      handle: verb(contactCustomer),
    },
    closing: {
      summary: 'Closes an alert, with its root cause and what was done about it',
      action: 'act',
      body: AlertClosing,
      handle: verb(closeAlert),
    },
    reopening: {
      summary: 'Opens an alert again that was closed',
      action: 'act',
      body: AlertReopening,
      handle: verb(reopenAlert),
    },
    reveal: {
      summary: 'Shows the address that somebody left to be contacted, without masks',
      action: 'act',
      body: AlertReveal,
      handle: async (context: Context, { params, body }: Call<AlertReveal>) => {
        const writer = { ...(await writerOf(context)), role: context.role };
        return context.transaction((tx) => revealContact(tx, writer, recordId(params.id), body));
      },
    },
  },
});
