/** Lines of adjustments from what forms and rows say. */
import type { AdjustmentInput } from '#contract/members/adjustments';
import type { Db } from '#db';
import { versionAt } from '#rules/platform/versions';
import { dayOf } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import { loadVersions } from '../programme/load.ts';
import type { Line } from './check.ts';
import { happenedAt, lapsesAt } from './rules.ts';

/** What a form or a row says of a member. */
export type LineInput = Pick<
  AdjustmentInput,
  'memberId' | 'points' | 'growth' | 'happenedOn' | 'lastDay'
>;

/** When a line happened, and when what it adds lapses: by the programme of then or, where none was in force, of now. */
export const openLines = async (tx: Db, { now, settings: { timeZone } }: Writer) => {
  const versions = await loadVersions(tx);
  const today = dayOf(now, timeZone);
  return (
    { memberId, points, growth, happenedOn, lastDay }: LineInput,
    { line, reason, caseNumber, note }: Pick<Line, 'line' | 'reason' | 'caseNumber' | 'note'>,
  ): Line => {
    const occurredAt = happenedAt(happenedOn, { today, now, timeZone });
    const version = versionAt(versions, occurredAt) ?? versionAt(versions, now);
    const expiry = version?.terms.expiry ?? null;
    const expiresAt = points > 0 ? lapsesAt(lastDay, expiry, occurredAt, timeZone) : null;
    return { line, memberId, points, growth, occurredAt, expiresAt, reason, caseNumber, note };
  };
};

/** Points that would have lapsed before they are added are refused: nobody would see them. */
export const isLapsedAlready = ({ points, expiresAt }: Line, now: number): boolean =>
  points > 0 && expiresAt !== null && expiresAt <= now;
