/** Who buys, where and when. */
import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { dayOf, startOfDay } from '#shared/days';
import { CountField } from '../../ui/form/CountField.tsx';
import { InstantPicker } from '../../ui/form/InstantInput.tsx';
import { PAIR } from '../../ui/form/layout.ts';
import { PartsField } from '../../ui/form/PartsField.tsx';
import { NamePicker } from '../../platform/shared/audience/NamePicker.tsx';
import { MemberNumberSelect } from '../../members/shared/members.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type Basket, type ShopperKind, SHOPPERS } from './basket.ts';
import { PointsField } from './PointsField.tsx';
import type { ChangeBasket } from './useBasket.ts';

interface Props {
  basket: Basket;
  change: ChangeBasket;
}

/** Whatever promotions ask of a shopper, without there being one. */
const Described = ({
  basket: { level, groups, orderNumber, joinedAt, birthday },
  change,
}: Props) => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  return (
    <>
      <Box sx={PAIR}>
        <NamePicker
          isSingle
          kind="levels"
          label="simulator.level"
          value={level === '' ? [] : [level]}
          onChange={([chosen = '']) => change({ level: chosen })}
        />
        <CountField
          label={translate('simulator.orderNumber')}
          value={orderNumber}
          onChange={(number) => {
            if (!Number.isNaN(number)) change({ orderNumber: number });
          }}
          placeholder="1"
        />
      </Box>
      <NamePicker
        kind="groups"
        label="simulator.groups"
        value={groups}
        onChange={(chosen) => change({ groups: chosen })}
      />
      <Box sx={PAIR}>
        <PartsField
          type="date"
          label={translate('simulator.joined')}
          value={joinedAt === null ? '' : dayOf(joinedAt, timeZone)}
          onChange={(day) => change({ joinedAt: day === '' ? null : startOfDay(day, timeZone) })}
        />
        <PartsField
          type="date"
          label={translate('simulator.birthday')}
          value={birthday}
          onChange={(day) => change({ birthday: day })}
        />
      </Box>
    </>
  );
};

export const ShopperSection = ({ basket, change }: Props) => {
  const translate = useTranslate();
  return (
    <Section title="simulator.sections.shopper">
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        color="primary"
        value={basket.shopper}
        onChange={(_, shopper: ShopperKind | null) => shopper && change({ shopper })}
        aria-label={translate('simulator.sections.shopper')}
        sx={{ mb: 0.5 }}
      >
        {SHOPPERS.map((one) => (
          <ToggleButton key={one} value={one} sx={{ textTransform: 'none' }}>
            {translate(`simulator.shoppers.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {basket.shopper === 'member' && (
        <>
          <MemberNumberSelect
            label={translate('simulator.member')}
            value={basket.member}
            onChange={(member) => change({ member })}
          />
          <PointsField points={basket.points} onChange={(points) => change({ points })} />
        </>
      )}
      {basket.shopper === 'described' && <Described basket={basket} change={change} />}
      <NamePicker
        isSingle
        kind="channels"
        label="simulator.channel"
        value={basket.channel === '' ? [] : [basket.channel]}
        onChange={([channel = '']) => change({ channel })}
      />
      <InstantPicker
        value={basket.at}
        onChange={(at) => change({ at })}
        dayLabel="simulator.at"
        timeLabel="simulator.time"
      />
      {basket.at === null && (
        <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{translate('simulator.atNow')}</Box>
      )}
    </Section>
  );
};
