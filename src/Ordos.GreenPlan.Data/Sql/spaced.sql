-- Puts a space around every Han character, so that the simple text search configuration sees each as a word
-- and a phrase query finds words of any length.
create function spaced(text) returns text language sql immutable strict parallel safe
return regexp_replace($1, '([\u3400-\u4dbf\u4e00-\u9fff])', ' \1 ', 'g');
