import { Autocomplete, Box, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { ProductThumbnail } from '../pricing/shared/ProductLink.tsx';
import { LoadError } from '../ui/feedback/Loading.tsx';
import { type SearchResult, useSearch } from './useSearch.ts';

const NOTHING: SearchResult[] = [];

export interface SearchFieldProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  /** Shows the list of keys instead. */
  onKeys: () => void;
}

/** The field of the search with what was found. */
const SearchField = ({ text, onText, onClose, onKeys }: SearchFieldProps) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { results, hasPages, isSearching, error, retry } = useSearch(text);
  const open = ({ to }: SearchResult) => {
    if (to === null) return onKeys();
    onClose();
    navigate(to);
  };
  // Enter before anything was found, as a barcode scanner sends it: the first result is opened once all have come,
  // unless something else is typed meanwhile.
  const [wanted, setWanted] = useState(false);
  const first = wanted && !isSearching ? results[0] : undefined;
  useEffect(() => {
    if (first) open(first);
    // Once, when the results have come.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first === undefined]);
  return (
    <>
      <Autocomplete<SearchResult>
        open
        fullWidth
        value={null}
        options={isSearching && results.length === 0 ? NOTHING : results}
        loading={isSearching}
        loadingText={translate('ra.page.loading')}
        noOptionsText={translate('layout.search.nothing')}
        // The server and the menu have filtered already.
        filterOptions={(options) => options}
        groupBy={({ group }) => group}
        getOptionKey={({ to, label }) => to ?? label}
        getOptionLabel={({ label }) => label}
        inputValue={text}
        onInputChange={(_, value, reason) => {
          if (reason !== 'input') return;
          setWanted(false);
          onText(value);
        }}
        onChange={(_, chosen) => chosen && open(chosen)}
        onKeyDown={(event) => {
          // Pages are there at once; records wait for every kind, as the best one may come last.
          if (event.key !== 'Enter' || !isSearching || hasPages || text.trim() === '') return;
          event.defaultMuiPrevented = true;
          setWanted(true);
        }}
        // The list takes Escape for itself, although it is always open.
        onClose={(_, reason) => reason === 'escape' && onClose()}
        autoHighlight
        forcePopupIcon={false}
        disablePortal
        renderOption={({ key, ...props }, { label, detail, productId }) => (
          <Box component="li" key={key} {...props} sx={{ gap: 1 }}>
            {productId !== undefined && <ProductThumbnail id={productId} />}
            <span>{label}</span>
            {detail && (
              <Box
                component="span"
                sx={{ ml: 'auto', color: 'text.secondary', textAlign: 'right' }}
              >
                {detail}
              </Box>
            )}
          </Box>
        )}
        renderInput={(params) => (
          <TextField {...params} autoFocus placeholder={translate('layout.search.hint')} />
        )}
        slotProps={{
          popper: {
            placement: 'bottom-start',
            sx: {
              position: 'static !important',
              transform: 'none !important',
              width: '100% !important',
            },
          },
          paper: { elevation: 0, sx: { mt: 1 } },
          listbox: { sx: { maxHeight: '60vh' } },
        }}
      />
      {error ? <LoadError error={error} onRetry={retry} /> : null}
    </>
  );
};

export default SearchField;
