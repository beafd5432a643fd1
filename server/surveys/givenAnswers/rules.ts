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
  seesAgent: (agentId: string) => boolean;
}
/** What was written about the work of an agent is for the agent and for who leads. */
export const mayReadText = (agentId: string | null, reader: TextReader): boolean =>
  reader.readsComments && (agentId === null || reader.seesAgent(agentId));
