/** Which answers may be shown beside whoever gave them, and to whom their texts. Pure. */
import type { IdentityMode } from '#contract/surveys/surveys';

/** A confidential answer is shown with its person only where the person asked to be contacted. */
export const isShownWithPerson = ({
  identityMode,
  contactWanted,
}: {
  identityMode: IdentityMode;
  contactWanted: boolean;
}): boolean => identityMode === 'identified' || (identityMode === 'confidential' && contactWanted);

export interface TextReader {
  /** Whether comments are read at all. */
  readsComments: boolean;
  /** Whether those about the work of everybody are read. */
  seesAllAgents: boolean;
  seesAgent: (agentId: string) => boolean;
}
/** What was written about the work of an agent is for the agent and for who leads. */
export const mayReadText = (agentId: string | null, reader: TextReader): boolean =>
  reader.readsComments && (agentId === null || reader.seesAgent(agentId));

/**
 * Where it is not told who answered, nor about whose work, all texts of a survey are read by the same people: a text that
 * appears for one agent alone would tell that the answer is about that agent.
 */
export const mayReadHiddenText = (isAboutAgents: boolean, reader: TextReader): boolean =>
  reader.readsComments && (!isAboutAgents || reader.seesAllAgents);
