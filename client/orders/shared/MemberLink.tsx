import { RecordLink } from '../../ui/record/RecordLink.tsx';

export interface MemberLinkProps {
  row: { memberId: number | null; memberName: string | null; memberExternalId: string | null };
}

/** The member of a row by name, else by number; a dash for a purchase without one. */
export const MemberLink = ({ row: { memberId, memberName, memberExternalId } }: MemberLinkProps) =>
  memberId === null ? (
    <>–</>
  ) : (
    <RecordLink resource="members" id={memberId}>
      {memberName ?? memberExternalId ?? memberId}
    </RecordLink>
  );
