/** Whether members come back, how often they buy and how many are lost, month by month, beside what the owner aims at. */
import { Alert, Box, Link, Typography } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import {
  CHURN_MONTHS,
  type Habit,
  HABIT_TARGETS,
  type HabitMonth,
  type HabitReport,
  HABITS,
  type Ratio,
} from '#contract/insight/habits';
import { habitOf, reachesTarget } from '#rules/insight/habits';
import { numberFormat } from '#shared/formatters';
import { RATE } from '#shared/money';
import { addDays } from '#shared/days';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { Gap } from '../../ui/record/Gap.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { formatShare } from '../../ui/record/share.ts';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { RecordsNote } from '../shared/RecordsNote.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import type { Period } from '../shared/ranges.ts';
import { habitsCsv } from './csv.ts';
import { habitLink } from './figures.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { useReport } from './useReport.ts';

/** `(habit, ratio) => text`: a share, or orders with two decimals. */
const useHabitText = () => {
  const { locale } = useStoreSettings();
  return (habit: Habit, ratio: Ratio) =>
    habit === 'orderFrequency'
      ? numberFormat(locale, { minimumFractionDigits: 2 }).format(
          (habitOf(habit, ratio) ?? 0) / 100,
        )
      : formatShare(ratio.part, ratio.whole, locale);
};

const aimOf = (habit: Habit): Ratio => ({
  part: HABIT_TARGETS[habit],
  whole: habit === 'orderFrequency' ? 100 : RATE,
});

/** The last whole month beside the aim. */
const Aim = ({ habit, month }: { habit: Habit; month: HabitMonth | undefined }) => {
  const translate = useTranslate();
  const text = useHabitText();
  const ratio = month?.[habit] ?? null;
  const value = habitOf(habit, ratio);
  return (
    <Box component="li" sx={{ mb: 1 }}>
      <strong>{translate(`programmeInsight.habits.${habit}`)}</strong>
      <Gap />
      {ratio === null || value === null ? (
        translate('programmeInsight.habits.unknown')
      ) : (
        <>
          {text(habit, ratio)} <Gap />
          <StatusChip
            tone={reachesTarget(habit, value) ? 'good' : 'attention'}
            label={translate(`programmeInsight.habits.aims.${habit}`, {
              aim: text(habit, aimOf(habit)),
            })}
          />
        </>
      )}
      <Typography component="p" color="text.secondary">
        {translate(`programmeInsight.habits.formulas.${habit}`, { months: CHURN_MONTHS })}
      </Typography>
    </Box>
  );
};

const Cell = ({ habit, month }: { habit: Habit; month: HabitMonth }) => {
  const count = useCount();
  const text = useHabitText();
  const { Link: RouterLink } = useRouterProvider();
  const ratio = month[habit];
  if (ratio === null || ratio.whole === 0) return <>–</>;
  return (
    <>
      {text(habit, ratio)}
      <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: 12.5 }}>
        <Link component={RouterLink} to={habitLink(habit, month)}>
          {count(ratio.part)} / {count(ratio.whole)}
        </Link>
      </Box>
    </>
  );
};

const Report = ({ report }: { report: HabitReport }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const { months, ordersFrom, visitsFrom, readAt, timeZone } = report;
  const last = months.findLast(({ complete }) => complete);
  const dayOf = (day: string | null) => (day === null ? '–' : formatDay(day, locale));
  return (
    <>
      {visitsFrom === null && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('programmeInsight.habits.noVisits')}
        </Alert>
      )}
      <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
        {HABITS.map((habit) => (
          <Aim key={habit} habit={habit} month={last} />
        ))}
      </Box>
      <FigureTable
        label={translate('programmeInsight.habits.title')}
        head={[
          translate('programmeInsight.habits.month'),
          ...HABITS.map((habit) => translate(`programmeInsight.habits.${habit}`)),
        ]}
        lines={months.toReversed().map((month) => ({
          key: month.month,
          name: (
            <>
              <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
                {month.month.slice(0, 7)}
              </Box>
              {!month.complete && (
                <Box component="span" sx={{ color: 'text.secondary', ml: 0.75 }}>
                  {translate('programmeInsight.habits.inProgress')}
                </Box>
              )}
            </>
          ),
          cells: HABITS.map((habit) => <Cell key={habit} habit={habit} month={month} />),
        }))}
      />
      <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
        {translate('programmeInsight.habits.sources', {
          orders: dayOf(ordersFrom),
          visits: dayOf(visitsFrom),
        })}
        <Gap />
        {translate('programmeInsight.days', { timeZone })}
        <Gap />
        <RecordsNote />
        <Gap />
        {translate('programmeInsight.readAt')} <Instant at={readAt} />
      </Typography>
    </>
  );
};

export const HabitSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const query = useReport<HabitReport>('habits', asked);
  const { data } = query;
  return (
    <Section
      title="programmeInsight.habits.title"
      help="programmeInsight.habits.help"
      actions={
        data && (
          <FigureVerbs
            fileName={`habits-${addDays(asked.to, -1)}.csv`}
            csv={() => habitsCsv(data, translate)}
          />
        )
      }
    >
      {data ? <Report report={data} /> : <Loading query={query} height={420} />}
    </Section>
  );
};
