/** Adjusts the points or the growth of one member. */
import type { AdjustmentInput } from '#contract/members/adjustments';
import { type Role, rolesThatCan } from '#contract/platform/access';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { versionAt } from '#rules/members/programme';
import { dayOf } from '#shared/days';
import { forbidden, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadVersions } from '../programme/load.ts';
import { checkLines, type Line } from './check.ts';
import { insertAdjustment } from './insert.ts';
import { adjusts, happenedAt, lapsesAt, lineErrors, reasonErrors } from './rules.ts';

/** When the line happened, and when what it adds lapses: by the programme of then or, where none was in force, of now. */
export const toLine = async (
  tx: Db,
  { now, settings: { timeZone } }: Writer,
  input: Pick<AdjustmentInput, 'memberId' | 'points' | 'growth' | 'happenedOn' | 'lastDay'>,
  more: Pick<Line, 'line' | 'note'>,
): Promise<Line> => {
  const { memberId, points, growth, happenedOn, lastDay } = input;
  const occurredAt = happenedAt(happenedOn, { today: dayOf(now, timeZone), now, timeZone });
  const versions = await loadVersions(tx);
  const version = versionAt(versions, occurredAt) ?? versionAt(versions, now);
  const expiresAt =
    points > 0 ? lapsesAt(lastDay, version?.terms.expiry ?? null, occurredAt, timeZone) : null;
  return { ...more, memberId, points, growth, occurredAt, expiresAt };
};

/** Points that would have lapsed before they are added are refused: nobody would see them. */
export const isLapsedAlready = ({ points, expiresAt }: Line, now: number): boolean =>
  points > 0 && expiresAt !== null && expiresAt <= now;

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
  const line = await toLine(tx, writer, input, { line: 1, note: null });
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
