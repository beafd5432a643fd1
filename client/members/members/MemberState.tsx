import type { ReactNode } from 'react';
import type { Member } from '#contract/members/members';
import { ErasedChip } from './ErasedChip.tsx';
import { ProvisionalChip } from './ProvisionalChip.tsx';

export interface MemberStateProps {
  member: Pick<Member, 'provisional' | 'erasedAt'>;
  /** Stands where there is nothing to say. */
  none?: ReactNode;
}

/** What is unusual about a member in a list. */
export const MemberState = ({ member, none = null }: MemberStateProps) => {
  if (member.erasedAt) return <ErasedChip />;
  return member.provisional ? <ProvisionalChip /> : none;
};
