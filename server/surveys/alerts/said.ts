/** What an alert says of an answer whose person is not hidden, and how somebody gets in touch. */
import type { AlertReason } from '#contract/surveys/alertRules';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Db } from '#db';
import { dimensionsOf } from '#rules/surveys/alertRules';
import type { Writer } from '../../platform/records/writer.ts';
import type { ResponseRow } from '../answering/find.ts';
import { findOwner } from './owner.ts';
import { howOf } from './reaching.ts';
import type { AlertRow } from './record.ts';

export interface Said {
  reasons: AlertReason[];
  mode: IdentityMode;
  at: number;
  opensTicket: boolean;
}

export const reasonFields = (reasons: AlertReason[], first: AlertReason) => ({
  rule: first.kind,
  reasons,
  dimensions: dimensionsOf(reasons),
});

export const openFields = async (
  tx: Db,
  writer: Writer,
  response: ResponseRow,
  person: { memberId: number | null; canBeReached: boolean },
  { at: answeredAt, opensTicket }: Said,
  /** The alert that there is; null of a new one. */
  known: AlertRow | null,
) => {
  const { agentId, teamId, channel, categoryId } = response;
  const ownerId = await findOwner(tx, { agentId, teamId }, writer.now);
  const how = { ...person, ownerId, opensTicket, known };
  return {
    ...person,
    channel,
    categoryId,
    teamId,
    ownerId,
    answeredAt,
    ...(await howOf(tx, writer, response, how)),
    createdAt: writer.now,
    updatedAt: writer.now,
  };
};
