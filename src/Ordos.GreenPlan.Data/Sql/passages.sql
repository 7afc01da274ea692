-- The lines of a notice as passages to look for words in. A line of a broken file may be as long as the file, which the index could not hold.
create or replace function keep_passages() returns trigger language plpgsql as $$
begin
    insert into passages (document_id, line, text)
    select added.document_id, lines.line, left(lines.text, 20000)
    from added cross join lateral unnest(string_to_array(added.text, E'\n')) with ordinality as lines(text, line)
    where btrim(lines.text) <> '';
    return null;
end $$;

create or replace trigger passages_of_added after insert on notice_sources
    referencing new table as added for each statement execute function keep_passages();

insert into passages (document_id, line, text)
select s.document_id, lines.line, left(lines.text, 20000)
from notice_sources s cross join lateral unnest(string_to_array(s.text, E'\n')) with ordinality as lines(text, line)
where btrim(lines.text) <> '';

-- As with tasks: the index of words is always asked.
alter table passages alter column words set statistics 0;
alter table reports alter column words set statistics 0;
alter table targets alter column words set statistics 0;
