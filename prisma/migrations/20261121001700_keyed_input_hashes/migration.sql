-- Hashes of what was sent with idempotency keys were made without a secret, and the input may hold a document or phone
-- number: whoever has the table could try numbers until one fits. What replaces them needs the keys of personal data, which
-- the database does not have; so a request from before that comes again is refused as another one, and makes nothing twice.
UPDATE "IdempotentRequest" SET "inputHash" = '';
