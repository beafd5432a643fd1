/** One price more in a list: of which variant, how much, from when until when. Refusals say what is in the way. */
import { Box, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import {
  Form,
  RecordContextProvider,
  SaveButton,
  useDataProvider,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useNotifyUndoable } from '../../platform/shared/undo/UndoNotice.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { PriceInput } from '#contract/pricing/prices';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { CancelButton, FormBusy, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { InstantInput, LastDayInput } from '../../ui/form/InstantInput.tsx';
import { PAIR } from '../../ui/form/layout.ts';
import { MoneyInput } from '../../ui/record/money.tsx';
import { resolverOf } from '../../ui/form/resolver.ts';
import { AskSecondPerson } from './AskSecondPerson.tsx';
import { type HeldPrice, InTheWay } from './InTheWay.tsx';
import { isSame } from './isSame.ts';
import { VariantInput } from './variants.tsx';

/** What a refused price says beside its fields. */
interface Refusal {
  conflicts: readonly HeldPrice[];
  /** Minor units, where the price is below it. */
  floor: number | undefined;
}
type Values = Record<string, unknown>;

const EMPTY = {
  variantId: null,
  minQuantity: 1,
  amount: null,
  startsAt: null,
  endsAt: null,
};
/** What was refused, beside the values it was refused for. */
interface Refused extends Refusal {
  values: Values;
}

/** The way to a price below the floor, for as long as the price is one. */
const BelowFloor = ({ refused }: { refused: Refused }) => {
  const values = useWatch<Values>() as Values;
  const { floor } = refused;
  const isBelow =
    floor !== undefined &&
    typeof values.amount === 'number' &&
    values.amount < floor &&
    isSame(values, refused.values, ['variantId']);
  return isBelow && <AskSecondPerson />;
};

/** What is in the way, until other terms are asked for. */
const Overlapping = ({ refused }: { refused: Refused }) => {
  const values = useWatch<Values>() as Values;
  const isStill =
    refused.conflicts.length > 0 &&
    isSame(values, refused.values, ['variantId', 'minQuantity', 'startsAt', 'endsAt']);
  return isStill && <InTheWay rows={refused.conflicts} />;
};

export interface PriceDialogProps {
  listId: number;
  /** Translated. */
  title: string;
  /** The variant, where it is not asked for. */
  variantId?: number;
  onClose: () => void;
}

export const PriceDialog = ({ listId, title, variantId, onClose }: PriceDialogProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const notifyUndoable = useNotifyUndoable();
  const refresh = useRefresh();
  const titleId = useId();
  const [refused, setRefused] = useState<Refused>();
  const save = async (values: Values) => {
    try {
      const { changeId } = await api.call('POST', '/prices', { ...values, listId });
      notifyUndoable(translate('prices.add.done'), changeId);
      refresh();
      onClose();
      return undefined;
    } catch (error) {
      const refusal = ApiError.from(error);
      const { key, errors } = refusal;
      setRefused({ conflicts: [], floor: undefined, ...refusal.details<Refusal>(), values });
      if (!errors) notify(key, { type: 'error' });
      return errors ?? { root: { serverError: key } };
    }
  };
  return (
    <WorkDialog onClose={onClose} titleId={titleId}>
      {/* The record of the page around is no price. */}
      <RecordContextProvider value={undefined}>
        <Form
          defaultValues={{ ...EMPTY, listId, ...(variantId !== undefined && { variantId }) }}
          resolver={resolverOf(PriceInput)}
          onSubmit={(values: Values) => save(values)}
          noValidate
        >
          <FormBusy />
          <DialogTitle id={titleId}>{title}</DialogTitle>
          <DialogContent>
            {variantId === undefined && <VariantInput source="variantId" label="prices.variant" />}
            <Box sx={PAIR}>
              <MoneyInput source="amount" label="resources.prices.fields.amount" />
              <WholeInput
                source="minQuantity"
                label="resources.prices.fields.minQuantity"
                min={1}
                helperText={false}
              />
            </Box>
            {refused && <BelowFloor refused={refused} />}
            <InstantInput
              source="startsAt"
              dayLabel="prices.add.from"
              timeLabel="prices.add.time"
            />
            <LastDayInput source="endsAt" label="prices.add.lastDay" />
            <div aria-live="polite">{refused && <Overlapping refused={refused} />}</div>
          </DialogContent>
          <DialogActions>
            <CancelButton />
            <SaveButton alwaysEnable label="prices.add.verb" variant="contained" icon={<></>} />
          </DialogActions>
        </Form>
      </RecordContextProvider>
    </WorkDialog>
  );
};
