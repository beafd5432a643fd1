/** What the version in force gives in the replay, and how that becomes what was really given. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DIFFERENCES, type ReplayTally } from '#contract/members/replays';
import { useCount } from '../../ui/list/useCount.ts';
import { useSigned } from '../shared/replays/KeyFigures.tsx';
import { ReplayTable } from '../shared/replays/ReplayTable.tsx';

export const ComparisonTable = ({ given: { points, growth } }: { given: ReplayTally['given'] }) => {
  const translate = useTranslate();
  const count = useCount();
  const signed = useSigned();
  const isEqual = points.different === 0 && growth.different === 0;
  const shown = DIFFERENCES.filter((one) => points[one] !== 0 || growth[one] !== 0);
  const word = (key: string) => translate(`replays.comparison.${key}`);
  const line = (key: 'replayed' | 'given' | 'adjusted') => ({
    key,
    name: word(key),
    cells: [count(points[key]), count(growth[key])],
  });
  return (
    <>
      <ReplayTable
        label={translate('replays.sections.comparison')}
        head={[
          word('what'),
          translate('programme.currencies.points'),
          translate('programme.currencies.growth'),
        ]}
        lines={[
          line('replayed'),
          ...shown.map((key) => ({
            key,
            name: word(key),
            cells: [signed(points[key]), signed(growth[key])],
          })),
          line('given'),
          line('adjusted'),
        ]}
      />
      <Alert severity={isEqual ? 'success' : 'info'} sx={{ mt: 1.5 }}>
        {word(isEqual ? 'equal' : 'unequal')}
      </Alert>
    </>
  );
};
