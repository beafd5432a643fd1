/** Routes of instructions: staff give and withdraw them, the shop reads and answers them. */
import {
  Acknowledgement,
  InstructionInput,
  InstructionQuery,
  InstructionWithdrawal,
} from '#contract/orders/instructions';
import type { Context } from '../../platform/http/context.ts';
import { invalid } from '../../platform/http/errors.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { isAhead } from '../../platform/records/sourceClock.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { acknowledge, giveByHand, withdrawInstruction } from './actions.ts';
import { instructionList } from './list.ts';
import { loadTold, showInstruction, toldInstruction } from './show.ts';

const storeInstructionRoutes: Route[] = [
  route({
    method: 'get',
    path: '/store/instructions',
    access: { scope: 'orders.write' },
    summary:
      'What you are asked to do, the oldest first: `open=true` for what you have not answered',
    query: InstructionQuery,
    handle: ({ db, now }, { query }) => loadTold(db, query, now()),
  }),
  route({
    method: 'post',
    path: '/store/instructions/:id/acknowledgement',
    access: { scope: 'orders.write' },
    summary:
      'You did what you were asked to do, or refuse it with a reason; a repeat changes nothing',
    body: Acknowledgement,
    handle: async (context, { params, body }) => {
      const id = recordId(params.id);
      const writer = await writerOf(context);
      if (isAhead(body.at, writer.now)) throw invalid({ at: 'errors.future' });
      return context.transaction(async (tx) => {
        await acknowledge(tx, writer, id, body);
        return toldInstruction(tx, id, writer.now);
      });
    },
  }),
];

export const instructionRoutes: Route[] = [
  ...resource('instructions', {
    list: listOf(instructionList),
    show: (context, { params }) => showInstruction(context.db, recordId(params.id), context.now()),
    create: {
      body: InstructionInput,
      handle: async (context: Context, { body }: Call<InstructionInput>) => {
        const writer = await writerOf(context);
        return context.transaction(async (tx) =>
          showInstruction(tx, await giveByHand(tx, writer, context.role, body), writer.now),
        );
      },
    },
    actions: {
      withdrawal: {
        summary: 'Withdraw an instruction that the shop has not answered',
        body: InstructionWithdrawal,
        handle: async (context: Context, { params, body }: Call<InstructionWithdrawal>) => {
          const id = recordId(params.id);
          const writer = await writerOf(context);
          await context.transaction((tx) => withdrawInstruction(tx, writer, id, body));
          return showInstruction(context.db, id, context.now());
        },
      },
    },
  }),
  ...storeInstructionRoutes,
];
