/** What an entry of points or growth is about, with a link to the record that caused it where it has a page. */
import { useTranslate } from 'react-admin';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { type Caused, useCauseWords } from './useCauseWords.ts';

export const CauseLink = ({ entry }: { entry: Caused }) => {
  const translate = useTranslate();
  const words = useCauseWords();
  const { record } = entry.cause;
  const rule = words.rule(entry);
  return (
    <>
      {record ? (
        <RecordLink resource={record.resource} id={record.id}>
          {words.record(entry)}
        </RecordLink>
      ) : (
        words.record(entry)
      )}
      {rule !== null && `${translate('layout.partSeparator')}${rule}`}
    </>
  );
};
