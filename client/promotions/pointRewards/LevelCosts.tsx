/** Costs and limits of members from a level up. */
import { required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LevelRows } from '../shared/LevelRows.tsx';

const WORDS = {
  row: 'pointRewards.levelCost',
  remove: 'pointRewards.removeLevelCost',
  add: 'pointRewards.addLevelCost',
};

export const LevelCosts = () => {
  const [cost, times] = useWatch({ name: ['points', 'perMember.times'] }) as (number | null)[];
  const isLimited = (times ?? null) !== null;
  return (
    <LevelRows
      resource="pointRewards"
      words={WORDS}
      figures={2}
      next={{ points: cost ?? null, times: null }}
    >
      {(path, label) => (
        <>
          <WholeInput
            source={`${path}.points`}
            label={label('points')}
            validate={required()}
            min={1}
            helperText={false}
          />
          {isLimited ? (
            <WholeInput
              source={`${path}.times`}
              label={label('times')}
              min={1}
              helperText={false}
            />
          ) : (
            <span />
          )}
        </>
      )}
    </LevelRows>
  );
};
