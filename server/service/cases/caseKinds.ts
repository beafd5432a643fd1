/** What a kind of case adds to the frame: what its steps ask for, their guards, and what follows from them. */
import type { ZodType } from 'zod';
import type { CaseFigures } from '#contract/service/cases';
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseKind, CaseParty, CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import type { cases } from '#db/schema/service/cases';
import { Hook } from '#shared/hook';
import { fieldErrors } from '#shared/fields';
import { HttpError } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { CaseGuard } from '../stages/machine.ts';
import { requireWords } from '../tickets/customers.ts';

export type CaseRow = typeof cases.$inferSelect;

/** Who acts on a case. */
export interface CaseActing extends Writer {
  party: CaseParty | null;
}

/** Who asks what can be done with a case now. */
export interface CaseAsking extends Pick<CaseActing, 'party' | 'now'> {
  actor: Pick<CaseActing['actor'], 'id'>;
}

/** One step of a case as its guards and effects see it. */
export interface CaseMove<Input> {
  row: CaseRow;
  from: CaseStage | null;
  to: CaseStage;
  reason: string | null;
  input: Input;
  /** When it happened. */
  at: number;
}
export interface CaseEffect {
  /** Where the table names several stages: the one to which it leads. */
  to?: CaseStage;
  /** Further columns of the case. */
  values?: Partial<CaseRow>;
  /** What the history says of it. */
  figures?: CaseFigures;
  /** What the customer is asked. */
  question?: string;
  /** The step of the console that follows in the same transaction. */
  follows?: CaseAction;
  /** Whether that step is the person's who took this one, and not the console's. */
  isOwn?: boolean;
}

export interface CaseActionSpec<Input> {
  /** What it asks for, strictly. */
  input: ZodType<Input>;
  /** Whether the input holds free text, of which nothing is taken about a customer who was erased. */
  hasText?: (input: Input) => boolean;
  /** When what it says happened; left out, when it was sent. */
  happenedAt?: (input: Input) => number | null;
  /** Throw with what is wrong; one for each guard that the table of stages names. */
  guards?: Partial<
    Record<CaseGuard, (tx: Db, acting: CaseActing, move: CaseMove<Input>) => Promise<void>>
  >;
  effect?: (tx: Db, acting: CaseActing, move: CaseMove<Input>) => Promise<CaseEffect | void>;
}

/** The same with its input read. */
export interface ReadAction {
  hasText: boolean;
  happenedAt: number | null;
  guard: (
    name: CaseGuard,
    tx: Db,
    acting: CaseActing,
    move: Omit<CaseMove<never>, 'input'>,
  ) => Promise<void>;
  effect: (tx: Db, acting: CaseActing, move: Omit<CaseMove<never>, 'input'>) => Promise<CaseEffect>;
}
export interface CaseActionReader {
  read: (input: unknown) => ReadAction;
  contract: ZodType;
  /** Whether it says when its input holds free text. */
  tellsText: boolean;
  guards: readonly string[];
}

/** A written reason is asked for by the frame itself. */
const isByFrame = (name: CaseGuard): boolean => name === 'reason' || name === 'phoneNote';

export const caseAction = <Input>(spec: CaseActionSpec<Input>): CaseActionReader => ({
  contract: spec.input,
  tellsText: spec.hasText !== undefined,
  guards: Object.keys(spec.guards ?? {}),
  read: (sent) => {
    const parsed = spec.input.safeParse(sent);
    if (!parsed.success)
      throw new HttpError(422, 'ra.message.invalid_form', {
        errors: { input: fieldErrors(parsed.error) },
      });
    const input = parsed.data;
    return {
      hasText: spec.hasText?.(input) ?? false,
      happenedAt: spec.happenedAt?.(input) ?? null,
      guard: async (name, tx, acting, move) => {
        if (isByFrame(name)) return requireWords(tx, move.row.ticketId, move.reason);
        const check = spec.guards?.[name];
        if (!check) throw new Error(`Nothing checks ${name}`);
        await check(tx, acting, { ...move, input });
      },
      effect: async (tx, acting, move) =>
        (await spec.effect?.(tx, acting, { ...move, input })) ?? {},
    };
  },
});

export interface CaseKindSpec {
  kind: CaseKind;
  actions: Partial<Record<CaseAction, CaseActionReader>>;
  /** Whose side a person is on in this case, where that does not follow from the role. */
  partyIn?: (db: Db, row: CaseRow, acting: CaseActing) => Promise<CaseParty | null>;
  /** Whether a step that the table allows is shown here, to this person; left out, every one is. */
  offers?: (db: Db, row: CaseRow, action: CaseAction, asking: CaseAsking) => Promise<boolean>;
  /** Why this person does not take a step that is offered, as a message that says who does; null where they may. */
  withholds?: (
    db: Db,
    row: CaseRow,
    action: CaseAction,
    acting: CaseActing,
  ) => Promise<string | null>;
  /** What the dialog of a step that this person may take says before it is taken, as a message; null for nothing. */
  advises?: (
    db: Db,
    row: CaseRow,
    action: CaseAction,
    acting: CaseActing,
  ) => Promise<string | null>;
  /** What its page shows beside the frame. */
  details: (db: Db, row: CaseRow, now: number) => Promise<Record<string, unknown> | null>;
}

/** Kinds that can be opened. */
export const caseKinds = new Hook<CaseKindSpec>('caseKinds');

export const kindSpec = (kind: CaseKind): CaseKindSpec | undefined =>
  caseKinds.parts.find((spec) => spec.kind === kind);
