/** Who buys, where and when. */
import { Autocomplete, Box, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { dayOf, startOfDay } from '#shared/days';
import { CountField } from '../../ui/form/CountField.tsx';
import { InstantPicker } from '../../ui/form/InstantInput.tsx';
import { PartsField } from '../../ui/form/PartsField.tsx';
import { MemberNumberSelect } from '../../members/shared/members.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type Basket, type ShopperKind, SHOPPERS } from './basket.ts';
import { PointsField } from './PointsField.tsx';
import type { ChangeBasket } from './useBasket.ts';

const MAX = 40;
const TWO = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
  columnGap: 1,
  alignItems: 'start',
};

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
      <Box sx={TWO}>
        <TextField
          label={translate('simulator.level')}
          value={level}
          onChange={({ target }) => change({ level: target.value.slice(0, MAX) })}
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
      <Autocomplete
        multiple
        freeSolo
        autoSelect
        options={[]}
        value={groups}
        onChange={(_, words) =>
          change({
            groups: [
              ...new Set(
                words
                  .flatMap((word) => word.split(/[,，]/))
                  .map((word) => word.trim())
                  .filter(Boolean),
              ),
            ],
          })
        }
        clearText={translate('ra.action.clear_input_value')}
        renderInput={(params) => <TextField {...params} label={translate('simulator.groups')} />}
      />
      <Box sx={TWO}>
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
      <TextField
        fullWidth
        label={translate('simulator.channel')}
        value={basket.channel}
        onChange={({ target }) => change({ channel: target.value.slice(0, MAX) })}
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
