import { useTranslate } from 'react-admin';
import type { PointAdjustment } from '#contract/members/adjustments';
import { useCount } from '../../ui/list/useCount.ts';
import { MemberLink } from '../shared/members.tsx';

/** Whom an adjustment is about: a member, or the rows of a file. */
export const About = ({
  memberId,
  fileName,
  lineCount,
}: Pick<PointAdjustment, 'memberId' | 'fileName' | 'lineCount'>) => {
  const translate = useTranslate();
  const count = useCount();
  if (memberId !== null) return <MemberLink id={memberId} />;
  return (
    <>
      {translate('pointAdjustments.ofFile', {
        smart_count: lineCount,
        rows: count(lineCount),
        file: fileName,
      })}
    </>
  );
};
