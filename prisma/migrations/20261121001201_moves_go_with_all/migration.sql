-- No move and no consent is changed or deleted; but whoever empties whole tables empties these with them, as with the kept
-- decisions, and the history keeps what they were.
DROP TRIGGER "ApplicationMove_not_emptied" ON "ApplicationMove";
DROP TRIGGER "ApplicationReviewer_not_emptied" ON "ApplicationReviewer";
DROP TRIGGER "MemberChange_not_emptied" ON "MemberChange";
DROP TRIGGER "MemberConsent_not_emptied" ON "MemberConsent";
