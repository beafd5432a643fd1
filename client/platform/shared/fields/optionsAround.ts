/** The options by which the parts of a changed record are named, as variants of a product are. */
import { createContext, useContext } from 'react';
import { useRecordContext } from 'react-admin';
import { type NamedOption, optionNames } from '#shared/optionNames';
import { isObject, type RecordValues } from '../../../ui/record/leaves.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';

type Options = readonly NamedOption[];

const isOption = (value: unknown): value is NamedOption =>
  isObject(value) && Array.isArray(value.values);

/** The options in fields of a record; none where the field holds something else. */
export const optionsIn = (values: RecordValues | null | undefined): Options =>
  Array.isArray(values?.options) && values.options.every(isOption) ? values.options : [];

/** Lists of options that are asked in turn: a change may take away what it names. */
export const OptionsContext = createContext<readonly Options[]>([]);

/** Names chosen values of options, as the change or the record around gives them: "Red / S"; '' for anything else. */
export const useOptionNames = () => {
  const toText = useLocalize();
  const changed = useContext(OptionsContext);
  const around = optionsIn(useRecordContext());
  return (chosen: unknown): string =>
    Array.isArray(chosen) && chosen.every((one) => typeof one === 'string')
      ? optionNames(chosen, toText, ...changed, around).join(' / ')
      : '';
};
