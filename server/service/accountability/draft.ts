/** Drafts accountability, and changes it as long as nobody was told. */
import type { AccountabilityEdit, AccountabilityInput } from '#contract/service/accountability';
import { rolesThatCan } from '#contract/platform/access';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { statement } from '#db/statements';
import { staff } from '#db/schema/platform/staff';
import { accountabilities, accountabilityShares } from '#db/schema/service/accountability';
import { cases } from '#db/schema/service/cases';
import { recordActivity } from '../../platform/activities/record.ts';
import { authorOf } from '../../platform/approvals/actions.ts';
import { forbidden, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { entryOf, openFor, saveStep } from './actions.ts';
import { draftingOf, type Reader } from './load.ts';
import { costsOf } from './rules.ts';

const removeShares = statement<never>(
  'delete from accountability_shares where accountability_id = ?',
);

const writeShares = async (
  tx: Db,
  id: number,
  { shares, refunds, goodwill, freight, writeOffs, repairs }: Omit<AccountabilityEdit, 'version'>,
): Promise<void> => {
  for (const [index, { staffId }] of shares.entries())
    if (staffId !== null && !(await findRow(tx, staff, staffId)))
      throw invalid({ shares: { [index]: { staffId: 'errors.notFound' } } });
  const costs = costsOf(refunds + goodwill + freight + writeOffs + repairs, shares);
  await removeShares(tx, id);
  await insertRows(
    tx,
    accountabilityShares,
    shares.map((share, position) => ({
      ...share,
      accountabilityId: id,
      position,
      cost: costs[position] ?? 0,
    })),
  );
};

export const draftAccountability = async (
  tx: Db,
  writer: Writer,
  reader: Reader,
  input: AccountabilityInput,
): Promise<number> => {
  const found = await findRow(tx, cases, input.caseId);
  if (!found) throw invalid({ caseId: 'errors.notFound' });
  const drafting = await draftingOf(tx, found, reader);
  if (drafting === 'managers') throw forbidden(rolesThatCan('accountabilities', 'decide'));
  if (drafting === 'taken') throw invalid({ caseId: 'errors.taken' });
  await refuseErasedCustomer(tx, found.ticketId);
  const { shares: _, ...fields } = input;
  const row = {
    ...fields,
    stage: 'draft' as const,
    authorId: authorOf(writer).authorId,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, accountabilities, [row], { returning: true });
  await writeShares(tx, id, input);
  await recordActivity(tx, {
    ...entryOf(writer, { id }, found.number),
    verb: 'create',
    after: { stage: 'draft' },
  });
  return id;
};

export const editAccountability = async (
  tx: Db,
  writer: Writer,
  reader: Reader,
  id: number,
  { version, ...input }: AccountabilityEdit,
): Promise<void> => {
  const opened = await openFor(tx, id, 'edit', reader, version);
  const { shares: _, ...fields } = input;
  await writeShares(tx, id, input);
  await saveStep(tx, writer, opened, 'edit', fields);
};
