/** The value of any field in words, at any depth: for what changed, then and now. */
import { Fragment, type ReactNode, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import type { AudiencePart } from '#contract/platform/audiences';
import type { Fields } from '#shared/fieldMetadata';
import { type Language, localize } from '#shared/localization';
import type { FieldValueProps } from '../../../ui/form/fieldValue.ts';
import { isObject } from '../../../ui/record/leaves.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { useAreFieldsLoading, useFields, useTexts, useValueNames } from '../useFields.ts';
import { useCoded } from './coded.ts';
import { FieldName } from './FieldLabel.tsx';
import {
  fieldName,
  isLocalized,
  lastOf,
  leafText,
  type LeafWords,
  metadataAt,
  outerOf,
  unitOf,
  valueName,
} from './fieldWords.ts';
import { useOptionNames } from './optionsAround.ts';
import { AudienceNames, KeyedNames, RecordNames } from './RecordNames.tsx';

/** Fields that hold levels, groups or channels, wherever they are. */
const AUDIENCES: Readonly<Record<string, AudiencePart>> = {
  level: 'levels',
  levels: 'levels',
  fromLevel: 'levels',
  group: 'groups',
  groups: 'groups',
  channel: 'channels',
  channels: 'channels',
  segment: 'segments',
  segments: 'segments',
  segmentKey: 'segments',
};

/** Fields that hold keys of other records, wherever they are. */
const KEYED: Readonly<Record<string, string>> = {
  dimensionKey: 'dimensions',
  dimensions: 'dimensions',
  topics: 'dimensions',
};

interface Words extends LeafWords {
  resource: string;
  fields: Fields;
}
type Around = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
const isListOf = <T,>(value: unknown, type: 'number' | 'string'): value is T[] =>
  Array.isArray(value) && value.every((one) => typeof one === type);
const listed = (value: unknown) => (Array.isArray(value) ? value : [value]);

/** The value of an attribute, under its code. */
const CodedValue = ({
  resource,
  path,
  value,
  words,
}: {
  resource: string;
  path: string;
  value: unknown;
  words: Words;
}) => {
  const { valueOf, unitOf: unit } = useCoded(resource);
  const code = lastOf(path);
  if (typeof value === 'string') return valueOf(code, value);
  const text = toNode(value, path, {}, words);
  return typeof value === 'number' ? [text, unit(code)].filter(Boolean).join(' ') : text;
};

/** Values of options by their names. */
const OptionNames = ({ chosen }: { chosen: unknown }) => <>{useOptionNames()(chosen)}</>;

/** Has the part a name that people know? Codes are named by their records. */
const isNamed = (path: string, key: string, { translate, resource, fields }: Words) =>
  key === 'kind' ||
  metadataAt(fields, path).codes !== undefined ||
  fieldName(translate, resource, `${path}.${key}`) !== undefined;

/** Parts worth showing: a record's number says nothing, nor a key beside a name or what follows from other fields. */
const partsOf = (value: Record<string, unknown>, path: string, words: Words) =>
  Object.entries(value).filter(
    ([key, inner]) =>
      !isEmpty(inner) &&
      isNamed(path, key, words) &&
      !(key === 'id' && !metadataAt(words.fields, `${path}.id`).reference) &&
      !(key === 'key' && (value.names !== undefined || value.texts !== undefined)),
  );

const objectNode = (
  value: Record<string, unknown>,
  outer: string,
  around: Around,
  words: Words,
) => {
  const { translate, resource, fields } = words;
  const kind = typeof value.kind === 'string' ? value.kind : undefined;
  const path = kind === undefined ? outer : `${outer}[${kind}]`;
  const coded = metadataAt(fields, outer).codes;
  const inner = ([key, one]: [string, unknown]) =>
    coded && !isEmpty(one) ? (
      <CodedValue resource={coded} path={`${path}.${key}`} value={one} words={words} />
    ) : (
      toNode(one, `${path}.${key}`, { ...around, ...value }, words)
    );
  const parts = partsOf(value, path, words);
  const [first] = parts;
  // What has a name only is its name.
  if (first?.[0] === 'names' && parts.length === 1) return inner(first);
  const others = parts.filter(([key]) => key !== 'kind');
  if (kind !== undefined && others.length < 2) {
    const name = leafText(kind, `${path}.kind`, undefined, words);
    const [only] = others;
    return only ? (
      <>
        {name}
        {translate('layout.labelSeparator')}
        {inner(only)}
      </>
    ) : (
      name
    );
  }
  return parts.map((part, index) => (
    <Fragment key={part[0]}>
      {index > 0 && translate('layout.partSeparator')}
      <FieldName resource={resource} field={`${path}.${part[0]}`} />
      {translate('layout.labelSeparator')}
      {inner(part)}
    </Fragment>
  ));
};

const toNode = (value: unknown, path: string, around: Around, words: Words): ReactNode => {
  const { translate, fields, settings } = words;
  if (isEmpty(value)) return '–';
  const metadata = metadataAt(fields, path);
  const all = listed(value);
  if (metadata.reference && isListOf<number>(all, 'number'))
    return <RecordNames resource={metadata.reference} ids={all} />;
  if (lastOf(path) === 'optionValues') return <OptionNames chosen={value} />;
  const audience = AUDIENCES[lastOf(path)];
  // A feature may hold codes of its own under the same name, as the channels of tickets.
  const isCoded = (one: string) => valueName(translate, words.values, path, one) !== undefined;
  if (audience && isListOf<string>(all, 'string') && !all.every(isCoded))
    return <AudienceNames kind={audience} keys={all} />;
  const keyed = KEYED[lastOf(path)];
  if (keyed && isListOf<string>(all, 'string')) return <KeyedNames resource={keyed} keys={all} />;
  if (Array.isArray(value)) {
    // Objects stand one below the other, where they are more than names.
    const isBlock = value.some((one) => isObject(one) && partsOf(one, path, words).length > 1);
    return value.map((one, index) =>
      isBlock ? (
        <span key={index} style={{ display: 'block' }}>
          {toNode(one, path, around, words)}
        </span>
      ) : (
        <Fragment key={index}>
          {index > 0 && translate('layout.listSeparator')}
          {toNode(one, path, around, words)}
        </Fragment>
      ),
    );
  }
  if (isObject(value))
    return isLocalized(value)
      ? localize(value, settings.locale as Language)
      : objectNode(value, path, around, words);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return leafText(value, path, unitOf(metadata, around), words);
  return '–';
};

/** The order of a list that left in a file. */
const isOrder = (field: string, value: unknown): value is [field: string, direction: string] =>
  field === 'sort' && isListOf<string>(value, 'string') && /^(?:ASC|DESC)$/.test(value[1] ?? '');

export const FieldValue = ({ resource, field, value }: FieldValueProps) => {
  const translate = useTranslate();
  const settings = useStoreSettings();
  const fields = useFields(resource);
  const values = useValueNames(resource);
  const isLoading = useAreFieldsLoading(resource);
  const Text = useTexts(resource)[field];
  const words: Words = { translate, settings, resource, fields, values };
  const coded = metadataAt(fields, outerOf(field)).codes;
  // An amount is never shown as its stored number, not even for a moment.
  if (isLoading) return '…';
  if (Text && !isEmpty(value))
    return (
      <Suspense fallback="…">
        <Text value={value} />
      </Suspense>
    );
  if (isOrder(field, value))
    return (
      <>
        <FieldName resource={resource} field={value[0]} />
        {translate('layout.partSeparator')}
        {translate(`ra.sort.${value[1]}`)}
      </>
    );
  return coded && !isEmpty(value) ? (
    <CodedValue resource={coded} path={field} value={value} words={words} />
  ) : (
    toNode(value, field, {}, words)
  );
};
