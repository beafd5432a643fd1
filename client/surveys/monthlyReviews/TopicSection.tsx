/** What the comments of a survey are about, with a few of them. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReviewTopic, SurveyReview } from '#contract/surveys/monthlyReviews';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

export const useTopicName = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  return ({ key, names }: Pick<ReviewTopic, 'key' | 'names'>): string =>
    key === '' ? translate('monthlyReviews.noTopic') : toText(names) || key;
};

export interface TopicSectionProps {
  survey: SurveyReview;
  words: Readonly<Record<string, string>>;
}

export const TopicSection = ({ survey: { topics, commented }, words }: TopicSectionProps) => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useTopicName();
  if (topics.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="subtitle2" component="h3">
        {translate('monthlyReviews.topicsTitle', { smart_count: commented, n: count(commented) })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {topics.map((topic) => (
          <li key={topic.key}>
            {nameOf(topic)}
            {translate('layout.partSeparator')}
            {topic.n === null ? translate('surveyResults.hidden') : count(topic.n)}
            {topic.answerIds.map((id) =>
              words[id] === undefined ? null : (
                <Typography key={id} color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
                  {words[id]}
                </Typography>
              ),
            )}
          </li>
        ))}
      </Box>
    </Box>
  );
};
