/** Routes of accountability; every one of them asks whether the caller is a manager or a party. */
import {
  AccountabilityEdit,
  AccountabilityInput,
  AccountabilityVersion,
  AccountabilityWords,
  type CaseAccountability,
} from '#contract/service/accountability';
import { can } from '#contract/platform/access';
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import {
  appealShares,
  decideShares,
  finishShares,
  notifyParties,
  replyToFacts,
} from './actions.ts';
import { draftAccountability, editAccountability } from './draft.ts';
import { loadKnownCosts } from './knownCosts.ts';
import { draftingOf, type Reader, showAccountability, showOfCase } from './load.ts';

const readerOf = ({ actor, role }: Context): Reader => ({ id: actor.id, role });

const verb =
  <Body>(work: (tx: Db, writer: Writer, reader: Reader, id: number, body: Body) => Promise<void>) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const id = recordId(params.id);
    const writer = await writerOf(context);
    const reader = readerOf(context);
    return context.transaction(async (tx) => {
      await work(tx, writer, reader, id, body);
      return showAccountability(tx, id, reader);
    });
  };

export const accountabilityRoutes: Route[] = [
  ...resource('accountabilities', {
    show: (context, { params }) =>
      showAccountability(context.db, recordId(params.id), readerOf(context)),
    create: {
      body: AccountabilityInput,
      handle: async (context: Context, { body }: Call<AccountabilityInput>) => {
        const writer = await writerOf(context);
        return context.transaction(async (tx) => {
          const reader = readerOf(context);
          const id = await draftAccountability(tx, writer, reader, body);
          return showAccountability(tx, id, reader);
        });
      },
    },
    edit: { body: AccountabilityEdit, handle: verb(editAccountability) },
    actions: {
      notification: {
        summary: 'Show the parties the facts; they reply within seven days',
        action: 'decide',
        body: AccountabilityVersion,
        handle: verb(notifyParties),
      },
      reply: {
        summary: 'What a party says to the facts',
        body: AccountabilityWords,
        handle: verb(replyToFacts),
      },
      decision: {
        summary: 'Decide on the shares, once all parties have replied or had the time to',
        action: 'decide',
        body: AccountabilityVersion,
        handle: verb(decideShares),
      },
      appeal: {
        summary: 'A party does not agree with the decision',
        action: 'reply',
        body: AccountabilityWords,
        handle: verb(appealShares),
      },
      end: {
        summary: 'The shares are final; after an appeal another manager says so',
        action: 'decide',
        body: AccountabilityVersion,
        handle: verb(finishShares),
      },
    },
  }),
  ...resource('cases', {
    actions: {
      accountability: {
        summary:
          'Who answers for what a case is about, for managers and the parties, else null; and whether the caller may say so',
        method: 'get',
        action: 'show',
        handle: async (context: Context, { params }: Call): Promise<CaseAccountability> => {
          const { db, role } = context;
          const reader = readerOf(context);
          const row = await getRow(db, cases, recordId(params.id));
          const isGranted = role !== null && can(role, 'accountabilities', 'create');
          const mayDraft = isGranted && (await draftingOf(db, row, reader)) === 'open';
          return {
            accountability: await showOfCase(db, row.id, reader),
            mayDraft,
            costs: mayDraft ? await loadKnownCosts(db, row.ticketId) : null,
          };
        },
      },
    },
  }),
];
