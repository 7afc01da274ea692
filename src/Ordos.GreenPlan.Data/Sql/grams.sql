-- The search words of a text: every Han character, every pair of neighbours, and every run of letters or of digits.
-- Chinese has no blanks between words and word splitters miss short ones; a word of two characters is one pair here,
-- a longer one the pairs it is made of. Pairs do not reach over a pause, or 节能、源头 would hold 能源.
create or replace function grams(text) returns tsvector language sql immutable strict parallel safe as $$
    select array_to_tsvector(array_agg(gram)) from (
        select case when next ~ '^[\u3400-\u4dbf\u4e00-\u9fff]' then letter || next end as gram
        from unnest(string_to_array($1, null), (string_to_array($1, null))[2:]) as neighbours(letter, next)
        where letter ~ '^[\u3400-\u4dbf\u4e00-\u9fff]'
        union all
        select letter from unnest(string_to_array(regexp_replace($1, '[^\u3400-\u4dbf\u4e00-\u9fff]', '', 'g'), null)) as letter
        union all
        select run[1] from regexp_matches(lower($1), '[a-z]+|[0-9]+', 'g') as run) grams
    where gram is not null
$$;
