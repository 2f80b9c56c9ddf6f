-- Making the characters and pairs of one record takes thirty times as long as making its search text, whose price is the usual
-- one of functions in SQL, 100. By that price they looked cheap to make for every record that a list passes by.
ALTER FUNCTION search_grams(text) COST 3000;
