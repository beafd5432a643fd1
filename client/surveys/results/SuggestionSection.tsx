/** For each weak dimension: what customers say, what went wrong, and what usually helps. */
import { Box, Button, Typography } from '@mui/material';
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import type { Suggestion, Suggestions } from '#contract/surveys/suggestions';
import { createLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { writeMeasure } from '../shared/measure.ts';
import { useFigureText } from '../shared/useFigureText.ts';

interface Asked {
  surveyId: number;
  from: string;
  to: string;
}

/** Leads to the form of a corrective action with what is known here. */
const Propose = ({ row, asked }: { row: Suggestion; asked: Asked }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { canAccess } = useCanAccess({ resource: 'correctiveActions', action: 'create' });
  if (!canAccess) return null;
  const { dimensionKey, names, comments, causes } = row;
  const to = createLink('correctiveActions', {
    ...asked,
    title: toText(names),
    dimensionKey,
    measure: writeMeasure({ kind: 'dimension', questionKey: '', rowKey: dimensionKey }),
    rootCauseId: causes[0]?.id,
    responses: (comments ?? []).flatMap(({ responseId }) => responseId ?? []).join(',') || null,
  });
  return (
    <Button size="small" variant="outlined" component={LinkBase} to={to} sx={{ mt: 0.5 }}>
      {translate('correctiveActions.propose')}
    </Button>
  );
};

const One = ({ row, asked }: { row: Suggestion; asked: Asked }) => {
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
      <Typography variant="subtitle2" component="h3">
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
      {comments?.length === 0 && (
        <Typography color="text.secondary">{translate('surveyResults.noComments')}</Typography>
      )}
      {comments?.map(({ responseId, text: said, at, month }, index) => (
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
      <Propose row={row} asked={asked} />
    </Box>
  );
};

export const SuggestionSection = ({
  suggestions,
  asked,
}: {
  suggestions: Suggestions;
  asked: Asked;
}) =>
  suggestions.rows.length === 0 ? null : (
    <Section title="surveyResults.suggestionsTitle" help="surveyResults.suggestionsHelp">
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {suggestions.rows.map((row) => (
          <One key={row.dimensionKey} row={row} asked={asked} />
        ))}
      </Box>
    </Section>
  );
