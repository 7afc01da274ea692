-- Puts a space around every Han character, so that the simple text search configuration sees each as a word
-- and a phrase query finds words of any length. A pause is a word too, or 节能、源头 would hold 能源.
create or replace function spaced(text) returns text language sql immutable strict parallel safe
return regexp_replace(
    regexp_replace($1, '[，。；：、！？（）“”‘’《》〔〕【】…—\n]+', ' pausemark ', 'g'),
    '([\u3400-\u4dbf\u4e00-\u9fff])', ' \1 ', 'g');
