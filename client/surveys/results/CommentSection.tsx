/** What customers wrote in these months, by topic and score; who wrote it only where the survey tells. */
import { Box, Link, MenuItem, TextField, Typography } from '@mui/material';
import { useCanAccess, useGetList, useRouterProvider, useTranslate } from 'react-admin';
import { BANDS, type SurveyResponse } from '#contract/surveys/responses';
import { startOfDay } from '#shared/days';
import { listLink, showLink } from '../../links.ts';
import { MemberLink } from '../../members/shared/members.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { AnsweredAt } from '../shared/AnsweredAt.tsx';
import { ResponseScore } from '../shared/ResponseScore.tsx';
import { useDimensions } from '../shared/useSurvey.ts';
import { useTopicNames } from '../shared/useTopicNames.ts';
import type { AskedResults } from './asked.ts';

const MOST = 10;
/** Of a survey that does not tell who answered, fewer than these are not shown. */
const LEAST = 5;

const Comment = ({ response }: { response: SurveyResponse }) => {
  const translate = useTranslate();
  const topicNames = useTopicNames();
  const { Link: RouterLink } = useRouterProvider();
  const { id, comment, topics, tags, memberId } = response;
  return (
    <Box component="li" sx={{ mb: 1.5, overflowWrap: 'anywhere' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <ResponseScore response={response} />
        <Link component={RouterLink} to={showLink('surveyResponses', id)}>
          <AnsweredAt response={response} />
        </Link>
        {memberId !== null && <MemberLink id={memberId} />}
      </Box>
      <Typography color={comment === null ? 'text.secondary' : 'text.primary'}>
        {comment ?? translate('surveyComments.unread')}
      </Typography>
      {topics.length > 0 && (
        <Typography color="text.secondary" variant="body2">
          {translate('surveyComments.topics', { topics: topicNames(topics) })}
        </Typography>
      )}
      {tags.length > 0 && (
        <Typography color="text.secondary" variant="body2">
          {translate('surveyComments.tags', {
            tags: tags.join(translate('layout.listSeparator')),
          })}
        </Typography>
      )}
    </Box>
  );
};

interface Choice {
  id: string;
  name: string;
}
interface PickProps {
  label: string;
  value: string;
  choices: readonly Choice[];
  onPick: (value: string) => void;
}
/** One of the choices, or all of them. */
const Pick = ({ label, value, choices, onPick }: PickProps) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      size="small"
      margin="none"
      label={translate(label)}
      value={value}
      onChange={({ target }) => onPick(target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ minWidth: 140, displayPrint: 'none' }}
    >
      <MenuItem value="">{translate('surveyComments.all')}</MenuItem>
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
};

export interface CommentSectionProps {
  surveyId: number;
  asked: AskedResults;
  onPick: (picked: Readonly<Record<string, string>>) => void;
}

const Comments = ({ surveyId, asked, onPick }: CommentSectionProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { timeZone } = useStoreSettings();
  const { Link: RouterLink } = useRouterProvider();
  const { data: dimensions = [] } = useDimensions();
  const { topic, band, from, to } = asked;
  const filter = {
    surveyId,
    hasComment: true,
    quality: 'ok',
    ...(topic !== null && { topic }),
    ...(band !== null && { band }),
  };
  const query = useGetList<SurveyResponse>('surveyResponses', {
    filter: {
      ...filter,
      answeredAt_gte: startOfDay(from, timeZone),
      answeredAt_lt: startOfDay(to, timeZone),
    },
    sort: { field: 'answeredAt', order: 'DESC' },
    pagination: { page: 1, perPage: MOST },
  });
  const { data, total = 0 } = query;
  const isFew =
    total < LEAST && data?.some(({ identityMode }) => identityMode !== 'identified') === true;
  return (
    <Section
      title="surveyComments.title"
      help="surveyComments.help"
      actions={
        <>
          <Pick
            label="surveyComments.topic"
            value={topic ?? ''}
            choices={dimensions.map(({ key, names }) => ({ id: key, name: toText(names) || key }))}
            onPick={(picked) => onPick({ topic: picked })}
          />
          <Pick
            label="surveyComments.score"
            value={band ?? ''}
            choices={BANDS.map((id) => ({ id, name: translate(`surveyResponses.bands.${id}`) }))}
            onPick={(picked) => onPick({ band: picked })}
          />
        </>
      }
    >
      {!data ? (
        <Loading query={query} height={200} />
      ) : isFew ? (
        <Typography color="text.secondary">{translate('surveyResults.hidden')}</Typography>
      ) : data.length === 0 ? (
        <Typography color="text.secondary">{translate('surveyComments.none')}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {data.map((response) => (
            <Comment key={response.id} response={response} />
          ))}
        </Box>
      )}
      <Link component={RouterLink} to={listLink('surveyResponses', { filter })}>
        {translate('surveyComments.open')}
      </Link>
    </Section>
  );
};

/** Only for whoever may read what customers wrote. */
export const CommentSection = (props: CommentSectionProps) => {
  const { canAccess } = useCanAccess({ resource: 'surveyResults', action: 'comments' });
  return canAccess === true ? <Comments {...props} /> : null;
};
