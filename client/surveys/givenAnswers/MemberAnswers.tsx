/** On the member's page: what the member answered, as far as the surveys tell who answered. */
import { Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import type { GivenAnswers } from '#contract/surveys/givenAnswers';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { ScoreTable } from '../shared/ScoreTable.tsx';
import { useScoreReport } from '../shared/useScoreReport.ts';
import { AnswerList } from './AnswerList.tsx';

const MemberAnswers = () => {
  const translate = useTranslate();
  const count = useCount();
  const member = useRecordContext<Member>();
  const query = useScoreReport<GivenAnswers>(
    `/members/${member?.id ?? 0}/answers`,
    member !== undefined,
  );
  const { data } = query;
  if (!data) return <Loading query={query} height={80} />;
  if (data.total === 0) return <>{translate('givenAnswers.none')}</>;
  return (
    <>
      {data.scores.length > 0 && (
        <ScoreTable
          label={translate('givenAnswers.scores')}
          scores={data.scores}
          range="last12"
          hasChange={false}
        />
      )}
      <Typography color="text.secondary" sx={{ my: 1 }}>
        {data.total > data.responses.length
          ? translate('givenAnswers.newest', {
              n: count(data.responses.length),
              total: count(data.total),
            })
          : translate('givenAnswers.shown')}
      </Typography>
      <AnswerList responses={data.responses} namesTicket />
    </>
  );
};
export default MemberAnswers;
