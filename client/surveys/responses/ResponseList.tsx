import QuestionAnswer from '@mui/icons-material/QuestionAnswerOutlined';
import { Typography } from '@mui/material';
import { DataTable, useCanAccess, useTranslate } from 'react-admin';
import type { SurveyResponse } from '#contract/surveys/responses';
import { MemberLink } from '../../members/shared/members.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { AnsweredAt } from '../shared/AnsweredAt.tsx';
import { FILTERS } from './filters.tsx';
import { ResponseScore } from '../shared/ResponseScore.tsx';
import { useTopicNames } from '../shared/useTopicNames.ts';

const Column = DataTable.Col<SurveyResponse>;

/** Who answered, where the survey asks who that is. */
const Person = ({ response: { memberId, identityMode } }: { response: SurveyResponse }) => {
  const translate = useTranslate();
  return memberId === null && identityMode !== 'identified' ? (
    <>{translate(`surveys.identityModes.${identityMode}`)}</>
  ) : (
    <MemberLink id={memberId} />
  );
};

const Comment = ({ response: { comment, isCommentHidden } }: { response: SurveyResponse }) => {
  const translate = useTranslate();
  return isCommentHidden ? (
    <Typography component="span" color="text.secondary">
      {translate('surveyComments.unread')}
    </Typography>
  ) : (
    <>{comment}</>
  );
};

const ResponseList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const topicNames = useTopicNames();
  const { canAccess: readsComments = false } = useCanAccess({
    resource: 'surveyResults',
    action: 'comments',
  });
  return (
    <ListPage
      search={false}
      filters={FILTERS}
      sort={{ field: 'answeredAt', order: 'DESC' }}
      empty={
        <EmptyState
          icon={QuestionAnswer}
          title="surveyResponses.empty.title"
          text="surveyResponses.empty.text"
        />
      }
    >
      <ResponsiveTable<SurveyResponse>
        bulkActionButtons={false}
        hiddenColumns={['source', 'language', 'versionNumber', 'channel']}
        card={{
          title: ({ surveyNames }) => toText(surveyNames),
          aside: (response) => <ResponseScore response={response} />,
          lines: (response) => [
            <AnsweredAt key="at" response={response} />,
            response.comment ?? topicNames(response.topics),
            response.tags.join(translate('layout.listSeparator')),
          ],
        }}
      >
        <Column
          source="answeredAt"
          render={(response) => (
            <RecordLink>
              <AnsweredAt response={response} />
            </RecordLink>
          )}
        />
        <Column
          source="surveyNames"
          disableSort
          cellSx={() => ({ minWidth: 160 })}
          render={({ surveyNames }) => toText(surveyNames)}
        />
        <Column
          source="score"
          disableSort
          render={(response) => <ResponseScore response={response} />}
        />
        {readsComments && (
          <Column
            source="comment"
            disableSort
            cellSx={() => ({ maxWidth: 320 })}
            render={(response) => <Comment response={response} />}
          />
        )}
        <Column source="topics" disableSort render={({ topics }) => topicNames(topics)} />
        <Column
          source="tags"
          disableSort
          render={({ tags }) => tags.join(translate('layout.listSeparator'))}
        />
        <Column
          source="memberId"
          disableSort
          render={(response) => <Person response={response} />}
        />
        <Column
          source="quality"
          render={({ quality }) => translate(`surveyResponses.qualities.${quality}`)}
        />
        <Column source="channel" disableSort />
        <Column
          source="source"
          render={({ source }) => translate(`surveyResponses.sources.${source}`)}
        />
        <Column
          source="language"
          render={({ language }) =>
            language === null ? '–' : translate(`surveyResponses.languages.${language}`)
          }
        />
        <Column source="versionNumber" disableSort align="right" />
      </ResponsiveTable>
    </ListPage>
  );
};
export default ResponseList;
