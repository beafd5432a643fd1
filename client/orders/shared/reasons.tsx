/** Reasons of returns as inputs and labels. */
import { useMemo } from 'react';
import { SelectInput, useGetList } from 'react-admin';
import type { ReturnReason } from '#contract/orders/returnReasons';
import { inTreeOrder } from '#rules/orders/returnReasons';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

const ALL = {
  sort: { field: 'position', order: 'ASC' as const },
  pagination: { page: 1, perPage: 500 },
};

/** Every reason, each after the wider one. */
export const useReasons = () => {
  const query = useGetList<ReturnReason>('returnReasons', ALL);
  const reasons = useMemo(() => inTreeOrder(query.data ?? []), [query.data]);
  return { query, reasons };
};

export const ReasonName = ({ code }: { code: string | null }) => {
  const toText = useLocalize();
  const { reasons } = useReasons();
  if (code === null) return <>–</>;
  const found = reasons.find((one) => one.code === code);
  return <>{found ? toText(found.names) : code}</>;
};

interface Props {
  source: string;
  /** Only those that others can stand below, without this one. */
  topsBeside?: number | null;
}

export const ReasonInput = ({ source, topsBeside }: Props) => {
  const toText = useLocalize();
  const { query, reasons } = useReasons();
  const shown =
    topsBeside === undefined
      ? reasons
      : reasons.filter(({ id, parentId }) => parentId === null && id !== topsBeside);
  const nameOf = ({ names, parentId }: ReturnReason) =>
    parentId === null ? toText(names) : `– ${toText(names)}`;
  return (
    <SelectInput
      source={source}
      choices={shown.map((reason) => ({ id: reason.id, name: nameOf(reason) }))}
      translateChoice={false}
      helperText={choicesHelp(query, false)}
    />
  );
};
