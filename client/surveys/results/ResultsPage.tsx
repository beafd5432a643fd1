/** How satisfied customers are: one survey over some months, one section for each question. */
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { Title, useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Asked } from '#contract/surveys/asked';
import type { Results } from '#contract/surveys/results';
import type { Suggestions } from '#contract/surveys/suggestions';
import type { Survey } from '#contract/surveys/surveys';
import { RANGES } from '#rules/surveys/results';
import { dayOf, startOfDay } from '#shared/days';
import { listLink } from '../../links.ts';
import { ImportStep } from '../../platform/shared/FirstStep.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { Gap } from '../../ui/record/Gap.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useSearch, withValues } from '../../ui/useSearch.ts';
import { type AskedResults, readAsked } from './asked.ts';
import { AskedSection } from './AskedSection.tsx';
import { CommentSection } from './CommentSection.tsx';
import { CutSection } from './CutSection.tsx';
import { DimensionSection } from './DimensionSection.tsx';
import { Headlines } from './Headlines.tsx';
import { ImportanceChart } from './ImportanceChart.tsx';
import { useMeasures } from './measures.ts';
import { QuestionSection } from './QuestionSection.tsx';
import { SuggestionSection } from './SuggestionSection.tsx';
import { TrendSection } from './TrendSection.tsx';
import { useResults } from './useResults.ts';

type Choose = (values: Readonly<Record<string, string | number | null>>) => void;

interface SectionsProps {
  surveyId: number;
  asked: AskedResults;
  choose: Choose;
}

const Sections = ({ surveyId, asked, choose }: SectionsProps) => {
  const translate = useTranslate();
  const measuresOf = useMeasures();
  const { locale } = useStoreSettings();
  const months = { from: asked.from, to: asked.to };
  const query = useResults<Results>(surveyId, 'results', months);
  const { data: people } = useResults<Asked>(surveyId, 'asked', months);
  const { data: suggestions } = useResults<Suggestions>(surveyId, 'suggestions', months);
  const { data: results } = query;
  if (!results)
    return (
      <Section>
        <Loading query={query} height={400} />
      </Section>
    );
  const before = formatPeriod(results.before.from, results.before.to, locale);
  const measures = measuresOf(results);
  const wanted = asked.measure;
  const chosen =
    measures.find(
      ({ kind, questionKey, rowKey }) =>
        kind === wanted?.kind && questionKey === wanted.questionKey && rowKey === wanted.rowKey,
    ) ?? measures[0];
  const shared = { surveyId, asked };
  return (
    <>
      {results.answersFrom === null && (
        <EmptyState title="surveyResults.empty.title" text="surveyResults.empty.text" />
      )}
      <Headlines
        measures={measures}
        chosen={chosen?.key}
        choose={(measure) => choose({ measure })}
        asked={people}
        months={before}
      />
      <Typography variant="caption" color="text.secondary" component="p" sx={{ mb: 2 }}>
        {translate('surveyResults.counted', {
          smart_count: results.responses,
          suspect: results.suspect,
        })}
        <Gap />
        {translate('surveyResults.comparedWith', { months: before })}
        {results.isByMonth && (
          <>
            <Gap />
            {translate('surveyResults.byMonth')}
          </>
        )}
      </Typography>
      {chosen && (
        <>
          <TextField
            select
            margin="none"
            label={translate('surveyResults.measure')}
            value={chosen.key}
            onChange={({ target }) => choose({ measure: target.value })}
            sx={{ mb: 2, minWidth: 260, maxWidth: '100%', displayPrint: 'none' }}
          >
            {measures.map(({ key, name }) => (
              <MenuItem key={key} value={key}>
                {name}
              </MenuItem>
            ))}
          </TextField>
          <TrendSection {...shared} measure={chosen} onGrain={(grain) => choose({ grain })} />
          <CutSection
            {...shared}
            isByMonth={results.isByMonth}
            measure={chosen}
            onBy={(by) => choose({ by })}
          />
        </>
      )}
      <DimensionSection results={results} />
      {results.dimensions.filter(({ importance }) => importance !== null).length > 1 && (
        <Section title="surveyResults.importanceTitle" help="surveyResults.importanceHelp">
          <ImportanceChart dimensions={results.dimensions} />
        </Section>
      )}
      {suggestions && (
        <SuggestionSection suggestions={suggestions} asked={{ surveyId, ...months }} />
      )}
      <CommentSection {...shared} onPick={choose} />
      <QuestionSection results={results} />
      {people && <AskedSection asked={people} />}
    </>
  );
};

const MOST_SURVEYS = 200;

const ResultsPage = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { timeZone } = useStoreSettings();
  const { search, change } = useSearch();
  const asked = readAsked(search, dayOf(Date.now(), timeZone));
  const choose: Choose = (values) => change(withValues(values));
  const surveys = useGetList<Survey>('surveys', {
    filter: {},
    sort: { field: 'id', order: 'ASC' },
    pagination: { page: 1, perPage: MOST_SURVEYS },
  });
  const published = surveys.data?.filter(({ publishedNumber }) => publishedNumber !== null) ?? [];
  const survey = published.find(({ id }) => id === asked.surveyId) ?? published[0];
  return (
    <Box sx={{ pt: 1, pb: 4, maxWidth: 1600 }}>
      <Title title={translate('surveyResults.title')} preferenceKey={false} />
      {survey ? (
        <>
          <Box
            role="group"
            aria-label={translate('surveyResults.filters')}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}
          >
            <TextField
              select
              margin="none"
              label={translate('surveyResults.survey')}
              value={survey.id}
              onChange={({ target }) => choose({ survey: target.value, measure: null })}
              sx={{ minWidth: 260, maxWidth: '100%' }}
            >
              {published.map(({ id, names }) => (
                <MenuItem key={id} value={id}>
                  {toText(names)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              margin="none"
              label={translate('dashboard.filters.range')}
              value={asked.range}
              onChange={({ target }) => choose({ range: target.value })}
              sx={{ minWidth: 160 }}
            >
              {RANGES.map((range) => (
                <MenuItem key={range} value={range}>
                  {translate(`surveyResults.ranges.${range}`)}
                </MenuItem>
              ))}
            </TextField>
            <Button
              component={Link}
              to={listLink('surveyResponses', {
                filter: {
                  surveyId: survey.id,
                  answeredAt_gte: startOfDay(asked.from, timeZone),
                  answeredAt_lt: startOfDay(asked.to, timeZone),
                },
              })}
              sx={{ displayPrint: 'none' }}
            >
              {translate('surveyResponses.open')}
            </Button>
            <ImportStep kind="reviews" label="surveys.importReviews" />
          </Box>
          <Sections key={survey.id} surveyId={survey.id} asked={asked} choose={choose} />
        </>
      ) : surveys.data ? (
        <EmptyState title="surveyResults.empty.title" text="surveyResults.empty.text" />
      ) : (
        <Loading query={surveys} height={400} />
      )}
    </Box>
  );
};
export default ResultsPage;
