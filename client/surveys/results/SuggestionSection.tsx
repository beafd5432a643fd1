/** For each weak dimension: what customers say, what went wrong, and what usually helps. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Suggestion, Suggestions } from '#contract/surveys/suggestions';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useFigureText } from '../shared/useFigureText.ts';

const One = ({ row }: { row: Suggestion }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const text = useFigureText();
  const count = useCount();
  const { locale } = useStoreSettings();
  const { dimensionKey, names, quadrant, now, comments, causes } = row;
  const measure = translate(`surveyResults.measures.${dimensionKey}`, {
    _: translate('surveyResults.measures.other'),
  });
  return (
    <Box component="li" sx={{ mb: 2 }}>
      <Typography variant="h4" component="h3">
        {toText(names)}
        {translate('layout.partSeparator')}
        {text.value(now, 'points')}
        {translate('layout.partSeparator')}
        {translate(`surveyResults.quadrants.${quadrant}`)}
      </Typography>
      <Typography>{measure}</Typography>
      {causes.length > 0 && (
        <Typography color="text.secondary">
          {translate('surveyResults.causes', {
            causes: causes
              .map((cause) =>
                translate('surveyResults.cause', { name: toText(cause.names), n: count(cause.n) }),
              )
              .join(translate('layout.listSeparator')),
          })}
        </Typography>
      )}
      {comments.map(({ responseId, text: said, at, month }, index) => (
        <Typography
          key={responseId ?? index}
          color="text.secondary"
          sx={{ overflowWrap: 'anywhere' }}
        >
          {at === null ? (
            formatDay(month, locale, { year: 'numeric', month: 'short' })
          ) : (
            <Instant at={at} />
          )}
          {translate('layout.partSeparator')}
          {said}
        </Typography>
      ))}
    </Box>
  );
};

export const SuggestionSection = ({ suggestions }: { suggestions: Suggestions }) =>
  suggestions.rows.length === 0 ? null : (
    <Section title="surveyResults.suggestionsTitle" help="surveyResults.suggestionsHelp">
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {suggestions.rows.map((row) => (
          <One key={row.dimensionKey} row={row} />
        ))}
      </Box>
    </Section>
  );
