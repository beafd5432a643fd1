/** What an entry of points or growth is about, with a link to the record that caused it where it has a page. */
import { useTranslate } from 'react-admin';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { type Caused, useCauseWords } from './useCauseWords.ts';

export const CauseLink = ({ entry }: { entry: Caused }) => {
  const translate = useTranslate();
  const words = useCauseWords();
  const { resource, recordId } = entry.cause;
  const rule = words.rule(entry);
  return (
    <>
      {resource !== null && recordId !== null ? (
        <RecordLink resource={resource} id={recordId}>
          {words.record(entry)}
        </RecordLink>
      ) : (
        words.record(entry)
      )}
      {rule !== null && `${translate('layout.partSeparator')}${rule}`}
    </>
  );
};
