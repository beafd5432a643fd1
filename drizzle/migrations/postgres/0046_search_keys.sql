-- Keys of several parts are indexed as a whole from now on; the next start writes the entries of all records again.
TRUNCATE products_search, members_search;
