import { useWatch } from 'react-hook-form';
import type { Reward, RewardKind } from '#contract/promotions/promotions';
import { BundleFields, BuyGetFields } from './BuyGetFields.tsx';
import { FlashFields } from './FlashFields.tsx';
import { GiftFields } from './GiftFields.tsx';
import { OwnScopeInput } from '../../../catalog/shared/goods/GoodsPicker.tsx';
import { ReductionFields } from './ReductionFields.tsx';
import { ShippingFields } from './ShippingFields.tsx';
import { StepsInput } from './StepsInput.tsx';

interface Props {
  kind: RewardKind;
  source: string;
}

const Figures = ({ kind, source }: Props) => {
  switch (kind) {
    case 'percent':
    case 'amount':
    case 'fixedPrice':
      return <ReductionFields source={source} />;
    case 'fullReduction':
      return <StepsInput source={source} />;
    case 'buyGet':
      return <BuyGetFields source={source} />;
    case 'bundle':
      return <BundleFields source={source} />;
    case 'gift':
      return <GiftFields source={source} />;
    case 'shipping':
      return <ShippingFields source={source} />;
    case 'flash':
      return <FlashFields source={source} />;
  }
};

/** The figures of one reward by its kind; beside others it may have goods of its own. */
export const RewardFields = ({ kind, source, isAlone }: Props & { isAlone: boolean }) => {
  const reward = useWatch({ name: source }) as Reward;
  const own = 'scope' in reward ? reward.scope : undefined;
  return (
    <>
      <Figures kind={kind} source={source} />
      {own !== undefined && (!isAlone || own !== null) && (
        <OwnScopeInput
          source={`${source}.scope`}
          label="promotions.wizard.onlyOn"
          placeholder="promotions.wizard.asBelow"
        />
      )}
    </>
  );
};
