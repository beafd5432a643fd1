/** The chosen figure by part of the responses; the shopping channel comes first. */
import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { type CutRow, type Cuts, type CutSegment, ORDER_SEGMENTS } from '#contract/surveys/results';
import { isOfIdentified } from '#rules/surveys/results';
import { SHARED_DEVICE } from '#contract/surveys/distributions';
import { addDays } from '#shared/days';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { csvOf } from '../../ui/csv.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { type AskedResults, CUTS } from './asked.ts';
import { ChangeMark } from '../shared/ChangeMark.tsx';
import type { MeasureChoice } from './measures.ts';
import { useFigureText } from '../shared/useFigureText.ts';
import { useResults } from './useResults.ts';

const HEAD = ['part', 'value', 'interval', 'n', 'mean', 'change', 'rank'] as const;

const useName = (by: CutSegment) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const nameOf = useAudienceName();
  return ({ segment, names }: CutRow): string => {
    if (segment === '') return translate('surveyResults.unknownPart');
    if (by === 'delivery') return translate(`surveyResults.deliveries.${segment}`);
    if (by === 'channel') {
      const name = nameOf('channels', segment);
      // The link of a counter, unless the shop has a channel of that name.
      return segment === SHARED_DEVICE && name === segment
        ? translate('surveyResults.counter')
        : name;
    }
    if (by === 'level') return nameOf('levels', segment);
    return (typeof names === 'string' ? names : toText(names)) || segment;
  };
};

const useCells = (by: CutSegment, measure: MeasureChoice) => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  const nameOf = useName(by);
  const { unit } = measure;
  return (row: CutRow): string[] =>
    row.isHidden
      ? [nameOf(row), translate('surveyResults.hiddenPart'), '', '', '', '', '']
      : [
          nameOf(row),
          text.value(row.now, unit),
          text.interval(row.now, unit),
          count(row.now?.n),
          text.value(row.mean, 'mean'),
          text.change(row.change, unit),
          row.rank === null ? translate('surveyResults.noRank') : count(row.rank),
        ];
};

/** However many they are, one line says so; which ones they are is behind it. */
const HiddenParts = ({ names }: { names: readonly string[] }) => {
  const translate = useTranslate();
  if (names.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 1, color: 'text.secondary' }}>
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {translate('surveyResults.hiddenParts', { smart_count: names.length })}
      </Box>
      {names.join(translate('layout.listSeparator'))}
    </Box>
  );
};

/** By what the figure may be divided for this person. */
const useSegments = ({ kind }: MeasureChoice, isByMonth: boolean): CutSegment[] => {
  const { canAccess: seesAgents } = useCanAccess({ resource: 'surveyResults', action: 'agents' });
  const ofOrders: readonly CutSegment[] = ORDER_SEGMENTS;
  return CUTS.filter(
    (segment) =>
      (segment !== 'agent' || seesAgents === true) &&
      !(isByMonth && isOfIdentified(segment)) &&
      (kind === 'score' || !ofOrders.includes(segment)),
  );
};

interface SegmentChoiceProps {
  segments: readonly CutSegment[];
  by: CutSegment;
  onBy: (by: CutSegment) => void;
}

const SegmentChoice = ({ segments, by, onBy }: SegmentChoiceProps) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      size="small"
      margin="none"
      label={translate('surveyResults.cutBy')}
      value={by}
      onChange={({ target }) =>
        onBy(segments.find((segment) => segment === target.value) ?? 'channel')
      }
      sx={{ minWidth: 150, displayPrint: 'none' }}
    >
      {segments.map((segment) => (
        <MenuItem key={segment} value={segment}>
          {translate(`surveyResults.segments.${segment}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};

export interface CutSectionProps {
  surveyId: number;
  asked: AskedResults;
  /** Whether nobody is to be recognised. */
  isByMonth: boolean;
  measure: MeasureChoice;
  onBy: (by: CutSegment) => void;
}

export const CutSection = ({ surveyId, asked, isByMonth, measure, onBy }: CutSectionProps) => {
  const translate = useTranslate();
  const segments = useSegments(measure, isByMonth);
  const by = segments.includes(asked.by) ? asked.by : 'channel';
  const { from, to } = asked;
  const { kind, questionKey, rowKey } = measure;
  const shared = { from, to, kind, questionKey, rowKey };
  const query = useResults<Cuts>(
    surveyId,
    by === 'agent' ? 'agentCuts' : 'cuts',
    by === 'agent' ? shared : { ...shared, by },
  );
  const cells = useCells(by, measure);
  const { data } = query;
  const shown = data?.rows.filter(({ isHidden }) => !isHidden) ?? [];
  const hidden = data?.rows.filter(({ isHidden }) => isHidden) ?? [];
  const head = HEAD.map((column) =>
    column === 'part'
      ? translate(`surveyResults.segments.${by}`)
      : translate(`surveyResults.head.${column}`),
  );
  return (
    <Section
      title={translate('surveyResults.cutsOf', { name: measure.name })}
      help="surveyResults.cutsHelp"
      actions={
        <>
          <SegmentChoice segments={segments} by={by} onBy={onBy} />
          <FigureVerbs
            fileName={`${by}-${addDays(to, -1)}.csv`}
            csv={() => csvOf([head, ...(data?.rows ?? []).map(cells)])}
          />
        </>
      }
    >
      {data?.isByMonth && (
        <Typography variant="caption" color="text.secondary" component="p" sx={{ mb: 1 }}>
          {translate('surveyResults.byMonth')}
        </Typography>
      )}
      {!data ? (
        <Loading query={query} height={200} />
      ) : data.rows.length === 0 ? (
        <Typography>{translate('surveyResults.noAnswers')}</Typography>
      ) : (
        <>
          {shown.length > 0 && (
            <FigureTable
              label={translate('surveyResults.cutsOf', { name: measure.name })}
              head={head}
              lines={shown.map((row) => {
                const [name, value, interval, n, mean, , rank] = cells(row);
                return {
                  key: row.segment,
                  name,
                  cells: [
                    value,
                    interval,
                    n,
                    mean,
                    <ChangeMark key="c" change={row.change} unit={measure.unit} past={row} />,
                    rank,
                  ],
                };
              })}
            />
          )}
          <HiddenParts names={hidden.map((row) => cells(row)[0] ?? '')} />
        </>
      )}
    </Section>
  );
};
