/** How often members from a level up may enter. */
import { required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LevelRows } from '../shared/LevelRows.tsx';

const WORDS = {
  row: 'memberActivities.levelTimes',
  remove: 'memberActivities.removeLevelTimes',
  add: 'memberActivities.addLevelTimes',
};

export const LevelTimes = () => {
  const times = useWatch({ name: 'perMember.times' }) as number | null | undefined;
  return (
    <LevelRows
      resource="memberActivities"
      words={WORDS}
      figures={1}
      next={{ times: times ?? null }}
    >
      {(path, label) => (
        <WholeInput
          source={`${path}.times`}
          label={label('times')}
          validate={required()}
          min={1}
          max={1000}
          helperText={false}
        />
      )}
    </LevelRows>
  );
};
