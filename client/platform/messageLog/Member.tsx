import type { PersonMessage } from '#contract/platform/messages';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

type Facts = Pick<PersonMessage, 'memberId' | 'memberName'>;

/** Who gets it; nobody of the store's members where staff had a test sent. */
export const Member = ({ message: { memberId, memberName } }: { message: Facts }) =>
  memberId === null ? (
    <>–</>
  ) : (
    <RecordLink resource="members" id={memberId}>
      {memberName || `#${memberId}`}
    </RecordLink>
  );
