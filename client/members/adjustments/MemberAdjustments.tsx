import { Box } from '@mui/material';
import { DataTable, useRecordContext, useTranslate } from 'react-admin';
import type { PointAdjustment } from '#contract/members/adjustments';
import type { Member } from '#contract/members/members';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { MemberRows } from '../shared/MemberRows.tsx';
import { About } from './About.tsx';
import { AdjustmentState } from './AdjustmentState.tsx';
import { MemberChange } from './MemberChange.tsx';
import { adjustmentColumns } from './columns.tsx';
import { useAdjustmentWords } from './useAdjustmentWords.ts';

const Column = DataTable.Col<PointAdjustment>;

/** What staff adjusted of this member, also by files, with what waits for approval. */
const MemberAdjustments = () => {
  const translate = useTranslate();
  const words = useAdjustmentWords();
  const member = useRecordContext<Member>();
  if (!member) return null;
  const changeOf = (row: PointAdjustment) => <MemberChange row={row} memberId={member.id} />;
  /** What all of its rows change together. */
  const wholeFile = (row: PointAdjustment) =>
    translate('pointAdjustments.wholeFile', { change: words.change(row) });
  return (
    <MemberRows<PointAdjustment>
      reference="pointAdjustments"
      sortedBy="createdAt"
      title="pointAdjustments.sectionTitle"
      nothing="pointAdjustments.noneOfMember"
      card={{
        title: changeOf,
        aside: ({ state }) => <AdjustmentState state={state} />,
        lines: (row) => [
          words.reason(row),
          row.memberId === null && <About key="about" {...row} />,
          row.memberId === null && wholeFile(row),
          <Instant key="at" at={row.createdAt} />,
          <PersonName key="author" name={row.authorName} />,
        ],
      }}
    >
      <Column
        source="id"
        label="pointAdjustments.changeColumn"
        disableSort
        render={(row) => <RecordLink>{changeOf(row)}</RecordLink>}
      />
      <Column
        source="memberId"
        label="pointAdjustments.file"
        disableSort
        render={(row) =>
          row.memberId === null ? (
            <>
              <About {...row} />
              <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{wholeFile(row)}</Box>
            </>
          ) : (
            '–'
          )
        }
      />
      {adjustmentColumns.reason}
      {adjustmentColumns.state}
      {adjustmentColumns.createdAt}
      {adjustmentColumns.authorName}
    </MemberRows>
  );
};
export default MemberAdjustments;
