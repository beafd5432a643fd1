/** Whose words somebody may read: comments at all, and those about the work of which agents. */
import { can } from '#contract/platform/access';
import type { Context } from '../../platform/http/context.ts';
import { loadSeenAgents } from '../recordScores/reach.ts';
import type { TextReader } from './rules.ts';

export const loadReader = async ({
  db,
  role,
  actor,
}: Pick<Context, 'db' | 'role' | 'actor'>): Promise<TextReader> => ({
  readsComments: role !== null && can(role, 'surveyResults', 'comments'),
  seesAllAgents: role !== null && can(role, 'surveyResults', 'agents'),
  seesAgent: await loadSeenAgents(db, { role, actor }),
});
