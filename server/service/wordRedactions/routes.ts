/** Routes by which words outside of messages are taken away, and what stands in their place. */
import type { ZodType } from 'zod';
import {
  CaseWordRedaction,
  type RedactedResource,
  RefundWordRedaction,
  TicketWordRedaction,
  type WordRedactionInput,
} from '#contract/service/wordRedactions';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { loadRedactions } from './load.ts';
import { redactWords } from './redact.ts';

const routesOf = (name: RedactedResource, summary: string, body: ZodType, reads: string): Route[] =>
  resource(name, {
    actions: {
      wordRedactions: {
        summary: 'Who took which words away, and why',
        method: 'get',
        action: reads,
        handle: ({ db }, { params }) => loadRedactions(db, name, recordId(params.id)),
      },
      wordRedaction: {
        summary,
        action: 'redaction',
        body,
        handle: async (context: Context, call: Call<WordRedactionInput>) => {
          const id = recordId(call.params.id);
          const writer = await writerOf(context);
          return context.transaction(async (tx) => {
            await redactWords(tx, writer, { resource: name, recordId: id }, call.body);
            return loadRedactions(tx, name, id);
          });
        },
      },
    },
  });

export const wordRedactionRoutes: Route[] = [
  ...routesOf(
    'tickets',
    'Take the reason of a step of a ticket away for good, with the reason why',
    TicketWordRedaction,
    'show',
  ),
  ...routesOf(
    'cases',
    'Take words of a case away for good: the reason of a step, a finding, evidence',
    CaseWordRedaction,
    'show',
  ),
  // Whoever does not see what staff wrote of a refund does not see why it was taken away either.
  ...routesOf(
    'refunds',
    'Take words of a refund away for good: the note, the decision, the reason of a deduction',
    RefundWordRedaction,
    'create',
  ),
];
