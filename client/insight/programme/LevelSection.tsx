/** Which levels members had before the period and have at its end. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LevelReport } from '#contract/insight/programme';
import { addDays } from '#shared/days';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import type { Period } from '../shared/ranges.ts';
import { csvOf } from '../../ui/csv.ts';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { matrixOf } from './levelMatrix.ts';
import { ReadAt } from './ReadAt.tsx';
import { useReport } from './useReport.ts';

/** `(level) => name`; no level has one, too. */
const useLevelName = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  return (level: string | null) =>
    level === null ? translate('programmeInsight.levels.none') : nameOf('levels', level);
};

const Matrix = ({ report }: { report: LevelReport }) => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useLevelName();
  const { columns, rows, sums } = matrixOf(report);
  return (
    <FigureTable
      label={translate('programmeInsight.levels.title')}
      head={[
        translate('programmeInsight.levels.beforeAfter'),
        ...columns.map(nameOf),
        translate('programmeInsight.levels.all'),
      ]}
      lines={rows.map(({ key, before, isNew, cells, all }) => ({
        key,
        name: isNew ? translate('programmeInsight.levels.new') : nameOf(before),
        cells: [...cells.map((members) => (members === 0 ? '–' : count(members))), count(all)],
      }))}
      sums={[
        {
          key: 'sum',
          name: translate('programmeInsight.levels.after'),
          cells: [...sums.map(count), count(sums.reduce((sum, members) => sum + members, 0))],
        },
      ]}
    />
  );
};

const Moves = ({ report: { moves } }: { report: LevelReport }) => {
  const translate = useTranslate();
  const nameOf = useLevelName();
  const changed = moves.filter(({ before, after, isNew }) => !isNew && before !== after);
  if (changed.length === 0)
    return <Typography sx={{ mt: 1 }}>{translate('programmeInsight.levels.noMoves')}</Typography>;
  return (
    <Box component="ul" sx={{ mt: 1.5, mb: 0, pl: 2.5 }}>
      {changed.map(({ before, after, members, named }) => (
        <li key={`${before} ${after}`}>
          {translate('programmeInsight.levels.move', {
            before: nameOf(before),
            after: nameOf(after),
            smart_count: members,
          })}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
            {named.map(({ memberId, memberName }) => (
              <RecordLink key={memberId} resource="members" id={memberId}>
                {memberName ?? translate('programmeInsight.member', { id: memberId })}
              </RecordLink>
            ))}
            {members > named.length && (
              <span>
                {translate('programmeInsight.levels.more', {
                  smart_count: members - named.length,
                })}
              </span>
            )}
          </Box>
        </li>
      ))}
    </Box>
  );
};

export const LevelSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const nameOf = useLevelName();
  const query = useReport<LevelReport>('levels', asked);
  const { data } = query;
  const csv = ({ moves }: LevelReport) =>
    csvOf([
      ['before', 'after', 'members'].map((column) =>
        translate(`programmeInsight.levels.${column}`),
      ),
      ...moves.map(({ before, after, isNew, members }) => [
        isNew ? translate('programmeInsight.levels.new') : nameOf(before),
        nameOf(after),
        String(members),
      ]),
    ]);
  return (
    <Section
      title="programmeInsight.levels.title"
      help="programmeInsight.levels.help"
      actions={
        data && (
          <FigureVerbs
            fileName={`levels-${asked.from}-${addDays(asked.to, -1)}.csv`}
            csv={() => csv(data)}
          />
        )
      }
    >
      {data ? (
        <>
          <Matrix report={data} />
          <Moves report={data} />
          <ReadAt report={data} />
        </>
      ) : (
        <Loading query={query} height={240} />
      )}
    </Section>
  );
};
