/** Whose scores somebody sees: everybody's, or their own and those of the teams that they lead. */
import { can } from '#contract/platform/access';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { loadLed } from '../../service/teams/leads.ts';

export type SeesAgent = (agentId: string) => boolean;

export const loadSeenAgents = async (
  db: Db,
  { role, actor }: Pick<Context, 'role' | 'actor'>,
): Promise<SeesAgent> => {
  if (role !== null && can(role, 'surveyResults', 'agents')) return () => true;
  const ownId = actor.id ?? '';
  const seen = new Set([ownId, ...(await loadLed(db, ownId))]);
  return (agentId) => seen.has(agentId);
};
