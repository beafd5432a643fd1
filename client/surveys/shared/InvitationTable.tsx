/** The newest decisions of a distribution: who was asked and what became of it, or why somebody was not. */
import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Invitation } from '#contract/surveys/invitations';
import { showLink } from '../../links.ts';
import { MemberLink } from '../../members/shared/members.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { ExportLink } from '../../ui/list/ExportLink.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

const PAGE = 25;
const SORT = { field: 'decidedAt', order: 'DESC' } as const;

const outcomeOf = ({ outReason, completedAt, voidedAt }: Invitation): string => {
  if (outReason !== null) return `surveyInvitations.outReasons.${outReason}`;
  if (completedAt !== null) return 'surveyInvitations.outcomes.answered';
  return `surveyInvitations.outcomes.${voidedAt === null ? 'asked' : 'voided'}`;
};

export const InvitationTable = ({ distributionId }: { distributionId: number }) => {
  const translate = useTranslate();
  const [page, setPage] = useState(1);
  const filter = { distributionId };
  const query = useGetList<Invitation>('surveyInvitations', {
    filter,
    sort: SORT,
    pagination: { page, perPage: PAGE },
  });
  const { data, total = 0 } = query;
  if (!data) return <Loading query={query} height={160} />;
  if (data.length === 0)
    return <Typography color="text.secondary">{translate('surveyInvitations.none')}</Typography>;
  const head = (field: string) => (
    <TableCell>{translate(`resources.surveyInvitations.fields.${field}`)}</TableCell>
  );
  return (
    <>
      <Box
        sx={{ overflowX: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={translate('surveyDistributions.sections.decisions')}
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              {head('decidedAt')}
              {head('memberId')}
              {head('subjectKind')}
              {head('outReason')}
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map((row) => (
              <TableRow key={row.id}>
                <TableCell>
                  <Instant at={row.decidedAt} />
                </TableCell>
                <TableCell>
                  <MemberLink id={row.memberId} />
                </TableCell>
                <TableCell>
                  {row.ticketId === null ? (
                    translate(`surveyInvitations.subjects.${row.subjectKind}`)
                  ) : (
                    <RecordLink resource="tickets" id={row.ticketId}>
                      {row.ticketNumber}
                    </RecordLink>
                  )}
                </TableCell>
                <TableCell>
                  {row.responseId === null ? (
                    translate(outcomeOf(row))
                  ) : (
                    <Link to={showLink('surveyResponses', row.responseId)}>
                      {translate(outcomeOf(row))}
                    </Link>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      <ExportLink name="surveyInvitations" filter={filter} sort={SORT} />
      {total > page * PAGE && (
        <Button onClick={() => setPage(page + 1)}>{translate('surveyInvitations.older')}</Button>
      )}
      {page > 1 && (
        <Button onClick={() => setPage(page - 1)}>{translate('surveyInvitations.newer')}</Button>
      )}
    </>
  );
};
