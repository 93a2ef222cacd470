-- What was found is counted by part of the data map, as it is weighed and named in letters. A row from before names a category.
alter table located_data rename column category to part;
