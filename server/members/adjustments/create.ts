/** Adjusts the points or the growth of one member. */
import type { AdjustmentInput } from '#contract/members/adjustments';
import { type Role, rolesThatCan } from '#contract/platform/access';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { dayOf } from '#shared/days';
import { forbidden, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseErasedIn } from '../erased/refuse.ts';
import { checkLines } from './check.ts';
import { insertAdjustment } from './insert.ts';
import { isLapsedAlready, openLines } from './lines.ts';
import { adjusts, lineErrors, reasonErrors } from './rules.ts';

export const createAdjustment = async (
  tx: Db,
  writer: Writer,
  role: Role | null,
  input: AdjustmentInput,
  options: { isTrial?: boolean } = {},
) => {
  const { memberId, reason, caseNumber, note } = input;
  if (reason !== 'goodwill' && !adjusts(role))
    throw forbidden(rolesThatCan('pointAdjustments', 'adjust'));
  const today = dayOf(writer.now, writer.settings.timeZone);
  const errors = { ...reasonErrors(input), ...lineErrors(input, today) };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const member = await findRow(tx, members, memberId);
  if (!member) throw invalid({ memberId: 'pointAdjustments.errors.unknownMember' });
  refuseErasedIn('memberId', member);
  const toLine = await openLines(tx, writer);
  const line = toLine(input, { line: 1, reason, caseNumber, note });
  if (isLapsedAlready(line, writer.now))
    throw invalid({ happenedOn: 'pointAdjustments.errors.lapsed' });
  const refused = await checkLines(tx, writer, [line]);
  if (refused.length > 0)
    throw invalid(Object.fromEntries(refused.map(({ field, message }) => [field, message])));
  return insertAdjustment(
    tx,
    writer,
    role,
    {
      kind: 'single',
      member: { id: memberId, externalId: member.externalId },
      reason,
      caseNumber,
      note,
      fileName: null,
      contentHash: null,
      lines: [line],
    },
    options,
  );
};
